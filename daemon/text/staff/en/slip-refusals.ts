/** English: why nobody comes by a return slip, or a booking (R15, R18). */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { SentencesOf } from '../language.ts';
import { bookingRefusals } from './booking-refusals.ts';

export const slipRefusals: SentencesOf<
  Pick<RefusalArgs, 'slip-used' | 'slip-lapsed' | 'slip-unknown' | 'slot-full' | 'booking-unknown'>
> = {
  ...bookingRefusals,
  'slip-used': ({ ticket }) => `${ticket} has come by this slip; it brings one number at a time`,
  'slip-lapsed': ({ until }) => `the slip was good until ${until}; take a new ticket`,
  'slip-unknown': () =>
    'nobody can come by such a slip: it was used, is over, is of another hall, or was mistyped; with its ticket and day the desk finds one that is good (slip)',
};
