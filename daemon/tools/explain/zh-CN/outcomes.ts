/** 中文：一个环节或一次办事的结果；各项业务不同、或说得更多时，逐项列出（R5）。 */

import type { FinishOutcome } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import type { ServiceOutcome } from '../../../core/types/service-outcome.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
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
