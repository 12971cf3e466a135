/** 中文：一个环节或一次办事的结果；各项业务不同、或说得更多时，逐项列出（R5）。 */

import type { FinishOutcome } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import type { ServiceOutcome } from '../../../core/types/service-outcome.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import type { Moment } from '../day-story.ts';
import { outcomeName } from './names.ts';

export function outcomeText(outcome: FinishOutcome, services: readonly ServiceOutcome[] = []): string {
  const [first] = services;
  if (first === undefined) return outcomeName(outcome);
  const details = services.map(one => `${outcomeName(one.outcome)}${moreText(one)}`);
  const isOne = details.every(one => one === details[0]);
  return isOne && details[0] !== undefined
    ? details[0]
    : services.map(({ service }, index) => `${service} ${details[index]}`).join('，');
}

export function finishedText(event: Extract<Event, { kind: 'step-finished' }>, moment: Moment): string {
  const took = event.paper === true ? '' : tookText(moment);
  const cases = event.cases === undefined ? '' : `；最后 ${event.cases} 件`;
  const rating = event.askRating === true ? '；已请评价' : '';
  const paper = event.paper === true ? '；事后补录' : '';
  return `${counterText(event.counter)}（${event.queue}）办结${took}：${outcomeText(event.outcome, event.services)}${cases}${rating}${presumedText(event)}${paper}`;
}

export function casesText(event: Extract<Event, { kind: 'cases-finished' }>, moment: Moment): string {
  const { counter, queue, cases, left } = event;
  return `${counterText(counter)}（${queue}）办了 ${cases} 件${tookText(moment)}，还有 ${left} 件；其余排在后三位之后${presumedText(event)}`;
}

const tookText = ({ at, before }: Moment) =>
  before === undefined ? '' : `，用时 ${lasting(at - before.place.since)}`;

const presumedText = ({ presumed }: { presumed?: true }) =>
  presumed === true ? '；按“下一位”结束，不知它来了没有' : '';

type Mark = Extract<Event, { kind: 'service-picked' | 'outcome-marked' | 'marks-cleared' }>;

/** 环节结束之前，经办人按的标记。 */
export function markText(event: Mark): string {
  const { counter } = event;
  switch (event.kind) {
    case 'service-picked':
      return `${counterText(counter)}指明业务 ${event.service}：此后的标记是给它的`;
    case 'outcome-marked': {
      const { service, outcome, number, takenBack } = event;
      const why = outcome === 'refused' ? { reason: number } : { missing: [number] };
      const marked = `${outcomeName(outcome)}${moreText({ service, outcome, ...why })}`;
      return takenBack === true
        ? `${counterText(counter)}取消对 ${service} 的标记：${marked}`
        : `${counterText(counter)}标记 ${service}：${marked}`;
    }
    case 'marks-cleared':
      return `${counterText(counter)}取消了全部标记`;
  }
}

/** 按经办人按的序号，即号票上的序号。 */
function moreText({ reason, because, missing = [], toldTwice }: ServiceOutcome): string {
  if (reason !== undefined) return `（${because ?? (reason === 0 ? '其他原因' : `原因 ${reason}`)}）`;
  if (missing.length === 0) return '';
  const numbers = missing.filter(paper => paper !== 0);
  const papers = [
    ...(numbers.length === 0 ? [] : [`材料 ${numbers.join('、')}`]),
    ...(missing.includes(0) ? ['手写的一项'] : []),
  ];
  const twice =
    toldTwice === undefined
      ? ''
      : `；${counterText(toldTwice.counter)}此前没有告知 ${toldTwice.papers.join('、')}`;
  return `（${papers.join('和')}${twice}）`;
}
