/** 中文：办事的类别变了（R6、R18）。 */
import type { Event } from '../../../core/types/events.ts';
import { counterInChinese as counterText } from '../../../text/counters.ts';
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import { className } from './names.ts';

export function classText(event: Event & { kind: 'class-set' }): string {
  const { class: visitClass, counter, clerk, asked, denied, creditMs } = event;
  const name = className(visitClass);
  if (event.booked === true) return `类别${name}：提前来的，预约时段快到了，从现在起算`;
  if (event.lapsed === true) return `类别${name}：申请了绿色通道而没有人确认`;
  const who = clerk === undefined ? '' : `经办人 ${clerk} `;
  const by = counter === undefined ? who : `${counterText(counter)}${who}`;
  if (denied === true) return `${by}不予绿色通道，整次办事有效`;
  if (asked === true) return `${by}确认绿色通道：自进入队列起按绿色通道计`;
  const credit = creditMs === undefined ? 0 : Math.round(creditMs / 1000) * 1000;
  const unbroken = `，另计补偿 ${credit < 0 ? '−' : ''}${lasting(Math.abs(credit))}，使优先值前后相接`;
  const from = creditMs === undefined ? '' : `；从现在起按它计${credit === 0 ? '' : unbroken}`;
  return `类别${name}${by === '' ? '' : `，${by}改`}${from}`;
}
