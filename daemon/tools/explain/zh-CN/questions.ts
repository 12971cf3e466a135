/** 中文：这位办事人的首问怎样了（R17）。 */
import type { Event } from '../../../core/types/events.ts';

export function questionText(event: Event): string | undefined {
  switch (event.kind) {
    case 'question-opened':
      return `首问 ${event.question}：由 ${event.person} 负责，人走后应在 ${event.due} 前答复：${quoted(event.text)}`;
    case 'question-written':
      return `补写首问 ${event.question} 的内容：${quoted(event.text)}`;
    case 'question-passed':
      return event.to === undefined
        ? `首问 ${event.question} 归主管：到期时 ${event.from ?? ''} 不在`
        : `首问 ${event.question} 转给 ${event.to}，等其接受`;
    case 'question-accepted':
      return `首问 ${event.question} 由 ${event.person} 接受`;
    case 'question-closed':
      return closedText(event);
    default:
      return undefined;
  }
}

const how: ReadonlyMap<string, string> = new Map([
  ['counter', '当面'],
  ['phone', '电话'],
  ['letter', '书信'],
  ['message', '短信'],
]);

function closedText({ question, code, text, told = '', late }: Event & { kind: 'question-closed' }): string {
  if (code === 'press-undone') return `首问 ${question} 收回：那次按键已撤销`;
  if (code === 'lapsed') return `首问 ${question} 作废：未答复的太多`;
  return `首问 ${question} 已答复${late === true ? '，逾期' : ''}（${how.get(told) ?? told}）：${quoted(text)}`;
}

function quoted(words: string | undefined): string {
  return words === undefined ? '没有写什么' : `“${words}”`;
}
