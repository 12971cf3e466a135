/** What idle boards show instead of the institution: set by ops, taken away by ops or when its time is over (R12). */
import { noticeEndsAt } from '../day/notices.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Notice } from '../types/notice.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';

export function decideNotice(
  rules: Rules,
  hall: Hall,
  { text, boards, until }: Command & { verb: 'notice-set' },
  now: number,
): Event[] | Refusal {
  const known = [...rules.counterBoards.keys(), ...rules.mainBoards];
  const unknown = boards?.find(board => !known.includes(board));
  if (unknown !== undefined) {
    return refuse('unknown-board', { found: unknown, expected: known });
  }
  const notice: Notice = {
    text,
    ...(boards !== undefined && { boards }),
    ...(until !== undefined && { until }),
  };
  const endsAt = noticeEndsAt(hall, notice);
  if (endsAt !== undefined && endsAt <= now) {
    return refuse('too-late', { is: 'notice' });
  }
  return [{ kind: 'notice-set', ...notice }];
}
