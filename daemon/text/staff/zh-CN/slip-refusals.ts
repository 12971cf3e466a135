/** 中文：为什么不能凭告知单、凭预约取号（R15、R18）。 */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { SentencesOf } from '../language.ts';
import { bookingRefusals } from './booking-refusals.ts';

export const slipRefusals: SentencesOf<
  Pick<RefusalArgs, 'slip-used' | 'slip-lapsed' | 'slip-unknown' | 'slot-full' | 'booking-unknown'>
> = {
  ...bookingRefusals,
  'slip-used': ({ ticket }) => `${ticket} 今天已凭此告知单取号；一张单同时只取一个号`,
  'slip-lapsed': ({ until }) => `此告知单 ${until} 已到期；请重新取号`,
  'slip-unknown': () =>
    '没有可用的此单：已办过、已过期、是别的大厅的，或编码有误；有效的单，咨询台可按号票和日期查到',
};
