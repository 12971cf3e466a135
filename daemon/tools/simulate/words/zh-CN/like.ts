/** 中文：`simulate --like` 对经理说的话。 */
import { type Asked, unknownIn } from '../asked.ts';
import type { Words } from '../en/words.ts';

export const like: Words['like'] = {
  faults: {
    form: found =>
      `--like：收到 ${found}，应为一天，如 2026-11-30；或从第一天到最后一天，如 2026-11-23..2026-11-30`,
    noDay: (state, like, [first, last]) => `${state}：没有 ${like} 的记录，现有 ${first} 至 ${last} 中的日子`,
    otherConfig: (day, config, unknown) =>
      `${day} 用的是另一份配置：${config} 里没有${unknownIn(unknown, { queues: '队列 ', counters: '窗口 ', services: '业务 ' }, ['、', '；'])}。请用 --config 给出当天的配置，或用 --like 选改配置以后的日子。`,
    nobody: day => `${day}：没有一张号票，应选有人来的一天`,
  },
  progress: {
    bar: '{bar} 已重演 {value} 天，共 {total} 天，还需 {eta} 秒',
    sofar: (done, of, seconds) => `已重演 ${done} 天，共 ${of} 天，用时 ${seconds} 秒`,
    done: (count, seconds) => `重演了 ${count} 天，用时 ${seconds} 秒`,
  },
  head: days => `${days}，照记录重演`,
  ofDays: (first, last, count) => (first === last ? first : `${first} 至 ${last}（${count} 天）`),
  untilNow: (day, clock) => `${day} 尚未结束，只重演到 ${clock}`,
  errors: ['队列', '名称', '叫号', '重演', '平均等候（分钟）', '重演', '相差'],
  right: '重演的一天，各队列的平均等候与记录相差都不到 5%，或不到 0.1 分钟。',
  wrong: (day, queue, recorded, played) => `${day} ${queue}：记录 ${recorded} 分钟，重演 ${played} 分钟。`,
  noAdvice: '相差超过 5%：当天有日志里看不出的原因在起作用，因此不据此给出建议。',
  withoutTicket: tickets => `这次没有取到号的：${tickets}`,
  then: '多开窗口',
  asItWas: '当天',
  opened: (closed, added) =>
    `打开：${[
      ...(closed.length === 0 ? [] : [`当时关着的 ${closed.join('、')} 号窗口`]),
      ...(added === 0 ? [] : [`大厅没有的窗口 ${added} 个`]),
    ].join('，')}。`,
  effects: ['队列', '名称', '人数', '平均等候（分钟）', '多开窗口', '相差', '多等一分钟以上'],
  nobodyWaited: ({ counters, queue, from, until }) =>
    `${from} 至 ${until} 没有人在${queue}等候：多开 ${counters} 个窗口，谁也省不了时间。`,
  cut: (asked, { people, from, to }) =>
    `${moreCounters(asked)}，当时在此等候的 ${people} 人，平均等候会从 ${from} 分钟降到 ${to} 分钟`,
  hardly: (asked, { people, from, to }) =>
    `${moreCounters(asked)}几乎没有用：当时在此等候的 ${people} 人，平均等候 ${to} 分钟，原来 ${from} 分钟`,
  lengthened: (asked, { people, from, to }) =>
    `${moreCounters(asked)}反而更慢：当时在此等候的 ${people} 人，平均等候会从 ${from} 分钟升到 ${to} 分钟`,
  nobodyLonger: others =>
    others.length === 0 ? '没有人多等一分钟以上' : `这里和${others.join('、')}都没有人多等一分钟以上`,
  longer: queues =>
    `但有人会多等一分钟以上：${queues.map(({ queue, people, by }) => `${queue} ${people} 人，平均多 ${by} 分钟`).join('；')}`,
  sentence: (effect, price) => `${effect}；${price}。`,
  title: (hall, days) => `${hall}：重演 ${days}`,
};

function moreCounters({ counters, queue, from, until, days }: Asked): string {
  const when = days === 1 ? '' : `${days} 天合计，`;
  return `${when}${from} 至 ${until} 在${queue}多开 ${counters} 个窗口`;
}
