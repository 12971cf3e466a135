/** 中文：为什么约不了，为什么不能凭预约取号（R18）。预约是谁的、预约码是什么，都不说。 */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import { lastingInChinese as lasting } from '../../duration.ts';
import type { SentencesOf } from '../language.ts';

export const bookingRefusals: SentencesOf<Pick<RefusalArgs, 'slot-full' | 'booking-unknown'>> = {
  'slot-full': ({ service, slot, free }) =>
    `${service} ${slot} 已约满；${free.length === 0 ? '当天没有余号' : `当天还有余号的时段：${free.join('、')}`}`,
  'booking-unknown'(args) {
    switch (args.is) {
      case 'none':
        return '没有这个预约：已取消、已过期、是别的大厅的，或预约码有误';
      case 'used':
        return `已凭此预约取号 ${args.ticket}；一个预约只取一个号`;
      case 'another-day':
        return `约的是 ${args.slot}，请在当天取号`;
    }
  },
};

export const bookingOrders: SentencesOf<
  Pick<RefusalArgs, 'no-slot' | 'booked-already' | 'bookings-failing'>
> = {
  'no-slot'(args) {
    switch (args.is) {
      case 'not-bookable':
        return `业务 ${args.service} 不能预约；可预约的有：${args.expected.join('、') || '（无）'}`;
      case 'no-such-time':
        return `业务 ${args.service} 没有 ${args.found} 这个时段；可选：${args.times.join('、')}`;
      case 'day-off':
        return `${args.day} 不办公`;
      case 'too-far':
        return `${args.day} 还不能预约；目前最远可约到 ${args.last}`;
      case 'too-late':
        return `${args.slot} 已不能预约；最晚须在时段开始前 ${lasting(args.cutOffMs)}预约`;
    }
  },
  'booked-already': ({ service, slot }) => `该证件已预约业务 ${service} ${slot}；请凭原预约取号，或先取消`,
  'bookings-failing': ({ why }) => `暂时不能预约：用来隐去证件号的密钥无法保存（${why}）；已有的预约照常有效`,
};
