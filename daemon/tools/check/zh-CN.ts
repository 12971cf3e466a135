/** 中文：一个大厅的流程和时段，每行一条。各样东西叫什么，按配置。 */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';

const asked = { ticket: '取号时选', clerk: '由经办人选', shortest: '选等候最短的' };

export const zhCN: Said<typeof en> = {
  queue: (name, id, counters, backup) =>
    `${name} ${id}（${counters}${backup === '' ? '' : `，替岗 ${backup}`}）`,
  step: (queue, soon) => (soon ? `${queue}，尽快` : queue),
  choice: (id, by, otherwise) => `${id} ${asked[by]}${otherwise}`,
  and: '；',
  elseQueue: id => `，否则 ${id}`,
  elseShortest: '，否则选等候最短的',
  key: digits => `${digits} 确定`,
  session: (from, until, lastTicket) =>
    `${from}–${until}${lastTicket === undefined ? '' : `（${lastTicket} 停止取号）`}`,
};
