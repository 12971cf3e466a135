/** 中文：`report` 拒绝什么。 */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  dayAndMonth: (day, month) => `收到 --day ${day} 和 --month ${month}，应只写一个`,
  day: found => `--day：收到 ${found}，应为一天，如 2026-11-24`,
  month: found => `--month：收到 ${found}，应为一个月，如 2026-11`,
  ofMonth: '没有写月份，应写要考核的那个月，如 --month 2026-11',
  noClerk: (clerk, month, clerks) =>
    `--clerk：收到 ${clerk}，应为 ${month} 工作过的人的编号：${clerks.join('、')}`,
  noDay: (state, month, months) =>
    `${state}：没有 ${month} 的任何一天，应为 ${months.join('、')} 之一。请用 --month 写一个月，或用 --day 写一天。`,
};
