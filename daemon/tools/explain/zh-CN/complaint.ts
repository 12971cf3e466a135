/** 中文：用一句话回答“为什么先叫了那个号？” */

import { counterInChinese as counterText } from '../../../text/counters.ts';
import { apart } from '../../../text/staff/zh-CN/names.ts';
import type { Clock } from '../clock.ts';
import { type Answer, answerTo } from '../complaint.ts';
import type { Call, DayStory, Story } from '../day-story.ts';
import { reasonText } from './reasons.ts';

/** `mine` 对 `other` 有意见。 */
export function sentenceAgainst(day: DayStory, mine: Story, other: Story, clock: Clock): string {
  const answer = answerTo(day, mine, other);
  const undoneAt = 'call' in answer ? answer.call.undoneAt : undefined;
  const takenBack = undoneAt === undefined ? '' : `；那次按键按错了，已于 ${clock.minute(undoneAt)} 撤销`;
  return `${answerText(answer, mine.ticket, other.ticket, clock)}${takenBack}。`;
}

function answerText(answer: Answer, mine: string, other: string, clock: Clock): string {
  const called = 'call' in answer ? `${calledAt(answer.call, clock)} 叫了 ${other}` : '';
  switch (answer.is) {
    case 'before': {
      const { call, reason, waits } = answer;
      const longer =
        waits === undefined
          ? ''
          : `它自 ${clock.second(waits.one)} 起等候（${mine} 自 ${clock.second(waits.other)}），而且`;
      return `${other} 先于 ${mine} 被叫（${calledAt(call, clock)}），因为${longer}${reasonText(reason, call, mine, clock)}`;
    }
    case 'elsewhere': {
      const { counter, queue, why } = answer.call.event;
      const looked =
        why.pool === undefined
          ? `那天的日志没有记下${apart(counterText(counter))}当时是否叫这个队列`
          : `${counterText(counter)}当时不叫这个队列`;
      return `两者无从比较：${called}，是在队列 ${queue}，而 ${mine} 在队列 ${answer.queue} 等候，${looked}`;
    }
    case 'at-counter':
      return `${called}，${besideText(answer, mine, clock)}`;
    case 'away':
      return `${called}，那时 ${mine} 暂离：它于 ${clock.minute(answer.since)} 离开队列 ${answer.queue}`;
    case 'not-issued':
      return `${called}，那时 ${mine} 还没有取号（${clock.minute(answer.issuedAt)} 才取）`;
    case 'over':
      return `${called}，那时 ${mine} 已不在等候：它于 ${clock.minute(answer.since)} ${answer.place === 'left' ? '弃号' : '办结'}`;
    case 'never': {
      const { leftAt, missedAt } = answer;
      if (missedAt !== undefined)
        return `${other} 从未被叫：轮到时它暂离未归，于 ${clock.minute(missedAt)} 过号`;
      return `${other} 从未被叫${leftAt === undefined ? '' : `：它于 ${clock.minute(leftAt)} 弃号`}`;
    }
    case 'waits':
      return `${other} 还没有被叫：它自 ${clock.minute(answer.since)} 起${answer.away === true ? `暂离队列 ${answer.queue}` : `在队列 ${answer.queue} 等候`}`;
  }
}

/** 叫另一个号时，提意见的这位不在任何队列，而在做什么。 */
function besideText(
  { place, isSameStep, first }: Extract<Answer, { is: 'at-counter' }>,
  mine: string,
  clock: Clock,
): string {
  const { is, counter, queue, since } = place;
  switch (is) {
    case 'parked':
      return `那时 ${mine} 已挂起：${counterText(counter)}于 ${clock.minute(since)} 请它去补办某事`;
    case 'missed':
      return `那时 ${mine} 已过号：${counterText(counter)}叫了它而没有人来，于 ${clock.minute(since)} 过号`;
    case 'called':
    case 'serving':
      return isSameStep
        ? `在 ${mine} 之后，${mine} ${first === undefined ? '先被叫' : `先被叫（${calledAt(first, clock)}）`}`
        : `那时 ${mine} 自己在${apart(counterText(counter))}（${queue}）`;
  }
}

function calledAt({ event, at }: Call, clock: Clock): string {
  return `${counterText(event.counter)}于 ${clock.minute(at)}`;
}
