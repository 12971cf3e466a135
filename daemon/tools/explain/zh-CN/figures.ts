/** 中文：等候和时长。 */

import type { MinuteRange } from '../../../core/types/model.ts';
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import type { Clock } from '../clock.ts';

/** 从何时起等候；若按另一时刻计（排到了别人后面），也写上。 */
export function sinceText(
  { waitsSince, joinedAt }: { waitsSince: number; joinedAt: number },
  clock: Clock,
): string {
  const since = clock.second(waitsSince);
  return joinedAt === waitsSince ? since : `${since}（按 ${clock.second(joinedAt)} 进入计）`;
}

/** 进入队列时的预计（R11）；没有数字，就是当时没有窗口开放。 */
export function expectedText(ms: number | undefined): string {
  if (ms === undefined) return '当时没有办理它的窗口开放，无法预计等候';
  return ms === 0 ? '预计不用等' : `预计等候 ${lasting(ms)}`;
}

/** 照对人说的那样（R11）："5–10 分钟"，两头相同则一个数。 */
export function rangeText([low, high]: MinuteRange): string {
  if (high === 0) return '0 分钟';
  if (low === 0) return `至多 ${high} 分钟`;
  return low === high ? `约 ${low} 分钟` : `${low}–${high} 分钟`;
}
