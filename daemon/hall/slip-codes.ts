/** The codes of return slips and bookings (R15, R18): made of an id by the hall's key, when one is printed, answered or read, and kept nowhere. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { SlipCode } from '../core/outputs/printed.ts';
import type { AlarmMessage } from '../core/types/alarm-message.ts';
import { says } from '../core/types/alarm-message.ts';
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';
import { openSecretKey, secretKeyName } from '../journal/secret-key.ts';
import type { BookingCodes } from './booking-border.ts';

export type SlipCodes = SlipCode & {
  /** Whose code it is, of those by which somebody may come or has come today. */
  find(hall: Readonly<Hall>, code: string): string | undefined;
};

/** Ten characters of base32 (Crockford's, none of which is read for another): nobody guesses one of some hundred slips that are out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

function codeBy(key: Uint8Array, id: string): string {
  let code = '';
  let rest = createHmac('sha256', key).update(`one-ticket/${id}`).digest().readBigUInt64BE();
  for (let place = 0; place < length; place += 1) {
    code += alphabet[Number(rest % 32n)] ?? '';
    rest /= 32n;
  }
  return code;
}

export function slipCodes(hall: string, key: Uint8Array): SlipCodes {
  const of = (slip: string) => codeBy(key, `slip/${hall}/${slip}`);
  return {
    of,
    find: ({ returnSlips }, code) => returnSlips.keys().find(slip => of(slip) === code),
  };
}

/** The same of bookings: some thousand may stand. */
export function bookingCodes(hall: string, key: Uint8Array): BookingCodes {
  const of = (booking: string) => codeBy(key, `booking/${hall}/${booking}`);
  return {
    of,
    find: ({ bookings }, code) => bookings.keys().find(booking => of(booking) === code),
  };
}

const noCodes = { of: () => undefined, find: () => undefined };

/** `given`: how many slips are out, `booked`: how many bookings stand. `wrong`: why none has a code, or why those from before are not read any more; the hall goes on. */
export function openSlipCodes(
  hall: string,
  state: string,
  given: number,
  booked = 0,
): { slips: SlipCodes; bookings: BookingCodes; wrong?: AlarmMessage } {
  const opened = openSecretKey(state);
  const path = join(state, secretKeyName);
  if (!opened.ok)
    return { slips: noCodes, bookings: noCodes, wrong: says('secret-key', { path, ...opened.found }) };
  const codes = { slips: slipCodes(hall, opened.key), bookings: bookingCodes(hall, opened.key) };
  return opened.isNew && given + booked > 0
    ? {
        ...codes,
        wrong: says('secret-key', {
          path,
          is: 'missing',
          slips: given,
          ...(booked > 0 && { bookings: booked }),
        }),
      }
    : codes;
}

/** Who names a code comes by its slip. */
export function comingBy(
  slips: SlipCodes,
  hall: Readonly<Hall>,
  { code, print }: { code: string; print: boolean },
): Command | Refusal {
  const slip = slips.find(hall, code);
  return slip === undefined ? refuse('slip-unknown', {}) : { verb: 'come-again', slip, print };
}
