/** 中文：`simulate --like` 对经理说的话。 */
import { unknownIn, type Words } from './en.ts';

export const zhCN: Words = {
  faults: {
    form: found =>
      `--like：收到 ${found}，应为一天，如 2026-11-30；或从第一天到最后一天，如 2026-11-23..2026-11-30`,
    noDay: (state, like, [first, last]) => `${state}：没有 ${like} 的记录，现有 ${first} 至 ${last} 中的日子`,
    otherConfig: (day, config, unknown) =>
      `${day} 用的是另一份配置：${config} 里没有${unknownIn(unknown, { queues: '队列 ', counters: '窗口 ', services: '业务 ' }, ['、', '；'])}。请用 --config 给出当天的配置，或用 --like 选改配置以后的日子。`,
    nobody: day => `${day}：没有一张号票，应选有人来的一天`,
  },
  unit: '天已重演',
  head: days => `${days}，照记录重演`,
  ofDays: (first, last, count) => (first === last ? first : `${first} 至 ${last}（${count} 天）`),
  untilNow: (day, clock) => `${day} 尚未结束，只重演到 ${clock}`,
  errors: ['队列', '名称', '叫号', '重演', '平均等候（分钟）', '重演', '相差'],
  right: '重演的一天，各队列的平均等候与记录相差都不到 5%。',
  wrong: (day, queue, recorded, played) => `${day} ${queue}：记录 ${recorded} 分钟，重演 ${played} 分钟。`,
  noAdvice: '相差超过 5%：当天有日志里看不出的原因在起作用，因此不据此给出建议。',
  withoutTicket: tickets => `这次没有取到号的：${tickets}`,
};
