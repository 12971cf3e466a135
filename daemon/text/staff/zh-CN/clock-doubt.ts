/** 中文：为什么不相信时钟，怎么办。 */
import type { ClockDoubt } from '../../../core/types/refusal-args.ts';

const hours = (ms: number) => `${Math.round(ms / 3_600_000)} 小时`;

export function clockText(doubt: ClockDoubt): string {
  return `时钟显示 ${doubt.shown}，${doubtText(doubt)}；在有人确认之前，不开启营业日，也不自动结束：时钟若不对，请先校准，再 alarm-ack clock；若已用错误的日期开启营业日，用 open-day {"day":…,"insteadOf":…} 改正`;
}

function doubtText(doubt: ClockDoubt): string {
  switch (doubt.is) {
    case 'unheard':
      return `距大厅上次知道时间已 ${hours(doubt.forMs)}`;
    case 'ahead':
      return `比大厅自己计的时间快 ${hours(doubt.byMs)}`;
    case 'would-close':
      return `比刚才快了 ${hours(doubt.byMs)}，照此开启着的营业日 ${doubt.day} 会立即结束`;
  }
}
