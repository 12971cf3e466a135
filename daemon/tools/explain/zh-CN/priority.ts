/** 中文：优先值，以加权等候的分钟计，以及它由什么构成。 */
import { lastingInChinese as lasting } from '../../../text/duration.ts';
import type { Parts, Priority } from '../priority.ts';
import { className } from './names.ts';

/** "31.0 分钟" */
export function priorityText(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} 分钟`;
}

/** "绿色通道，等候 9 分钟 ×3 + 补偿 4 分钟" */
function partsText({ class: visitClass, waitedMs, isWhole, isCounted, weight, creditMs }: Parts): string {
  const waited = `${isCounted ? '计为等候' : '等候'} ${lasting(waitedMs)}`;
  const times = `${isWhole ? '' : '（休息不计）'}${weight === undefined ? '' : ` ×${weight}`}`;
  const credit = creditMs === 0 ? '' : ` ${creditMs > 0 ? '+' : '−'} 补偿 ${lasting(Math.abs(creditMs))}`;
  return `${className(visitClass)}，${waited}${times}${credit}`;
}

/** "31.0 分钟（绿色通道，等候 9 分钟 ×3 + 补偿 4 分钟）" */
export function priorityInFull({ ms, parts }: Priority): string {
  return `${priorityText(ms)}（${partsText(parts)}）`;
}

/** 精确到看得出谁高。 */
export function higherAgainst(high: Priority, low: Priority): string {
  const isSeen = priorityText(high.ms) !== priorityText(low.ms) || high.ms === low.ms;
  const figure = isSeen ? priorityText : (ms: number) => `${(ms / 1000).toFixed(3)} 秒`;
  return `${figure(high.ms)}（${partsText(high.parts)}），而另一个是 ${figure(low.ms)}（${partsText(low.parts)}）`;
}
