/** 中文：问得有什么不对，以及不在了的文字用什么代替。 */
import type { Said } from '../../../text/spoken.ts';
import type * as en from '../en/faults.ts';
import type { Gone } from '../texts.ts';

export const gone: Gone = {
  erased: '（已删除）',
  missing: '（取不到：texts.db 缺失或损坏）',
};

export const faults: Said<typeof en.faults> = {
  itself: ticket => `--against：收到的就是 ${ticket} 自己，应为当天的另一张号票。`,
  notIssued({ ticket, day, issued, nearest }) {
    if (nearest.length === 0) return `${ticket}：${day} 还没有发过号票。请用 --day 另写一天。`;
    return (
      `${ticket}：${day} 没有这张号票，应为当天发出的 ${issued} 张之一；最接近的：` +
      `${nearest.join('、')}。请写另一张号票，或用 --day 另写一天。`
    );
  },
};
