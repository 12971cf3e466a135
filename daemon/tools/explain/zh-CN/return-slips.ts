/** 中文：给了告知单，或凭告知单回来（R15）。 */

import type { Event } from '../../../core/types/events.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';

type Given = Event & { kind: 'return-slip-issued' };

export function slipText(event: Given | (Event & { kind: 'return-slip-used' | 'booking-used' })): string {
  if (event.kind === 'booking-used') return `凭预约取号，约的是 ${slotIn(event.booking)}`;
  return event.kind === 'return-slip-issued'
    ? `${counterText(event.counter)}给了告知单 ${event.slip}，${event.until} 前（含当日）有效：${missingText(event)}`
    : `凭告知单 ${event.slip}${slipFrom(event.slip)}`;
}

function missingText({ missing }: Given): string {
  return missing
    .map(({ service, papers }) => {
      const named = papers.map(({ number, paper }) => (number === 0 ? '其他' : `${number} ${paper}`));
      return `${service} 缺 ${named.join('、')}`;
    })
    .join('；');
}

/** 编号以时段开头。 */
const slotIn = (booking: string) => booking.replace(/^([\d-]{10})T(\d\d)(\d\d)-.*/, '$1 $2:$3');

/** 单的编号里有当时的号票和日期。 */
function slipFrom(slip: string): string {
  const [, day = '', ticket = slip] = /^(\d{4}-\d\d-\d\d)-([A-Z]\d+)-/.exec(slip) ?? [];
  return `（one-ticket explain ${ticket} --day ${day}）`;
}
