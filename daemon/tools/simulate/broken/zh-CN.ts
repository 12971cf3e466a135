/** 中文：大厅的哪条规则不成立，为什么。这是程序的错误，给 One Ticket 的维护者看。 */
import { counterInChinese as counterText } from '../../../text/counters.ts';
import type { Said } from '../../../text/spoken.ts';
import { apart } from '../../../text/staff/zh-CN/names.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  number: (ticket, found, expected) => `${ticket} 的号码是 ${found}，应为 ${expected}`,
  onNoList: ticket => `${ticket} 是从纸上发出的，停电排队单上没有这个号`,
  twice: ticket => `${ticket} 发出了两次`,
  effect: (verb, found, expected) => `${verb} 带来 ${found} 次 ${expected.join(' 或 ')}，应为一次`,
  callNext: (calls, ready) => `call-next 带来 ${calls} 次叫号和 ${ready} 次待叫，应为二者之一`,
  notWaiting: (counter, ticket, queue) =>
    `${counterText(counter)}在 ${queue} 叫了 ${ticket}，而它不在那里等候`,
  nobody: '无人',
  named: (ticket, by) => `${ticket}（${by}）`,
  otherThanNamed: (counter, ticket, by, named) =>
    `${counterText(counter)}叫了 ${ticket}（${by}），按 R2 应为 ${named}`,
  lessP: (counter, ticket, other) =>
    `${counterText(counter)}叫了 ${ticket}，而同队列同类别的 ${other} 优先值更高`,
  workedClock: (ticket, queue, found, expected) =>
    `${ticket} 进入 ${queue} 时记的营业钟是 ${found}，当时应为 ${expected}`,
  notCome: (ticket, counter, queue) =>
    `${ticket} 在${apart(counterText(counter))}（${queue}）办成，而人并没有来`,
  inNoPlace: ticket => `${ticket} 不在任何位置`,
  notInHand: (ticket, place, counter, has = '无人') =>
    `${ticket} 在${apart(counterText(counter))} ${place}，而该窗口手上是 ${has}`,
  notThere: (counter, ticket, place = '不明') => `${counterText(counter)}手上是 ${ticket}，而它 ${place}`,
  sum: (found, expected) => `各位置共有 ${found} 位办事人，应为发出的 ${expected} 位`,
  insideAtClosing: (ticket, place) => `营业日已结束，而 ${ticket} ${place}`,
  replay: part => `${part} 与当天重放的结果不同`,
};
