/** The codes of return slips (R15): made of a slip's id by the hall's key, when one is printed, answered or read, and kept nowhere. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { SlipCode } from '../core/outputs/printed.ts';
import type { AlarmMessage } from '../core/types/alarm-message.ts';
import { says } from '../core/types/alarm-message.ts';
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';
import { openSecretKey, secretKeyName } from '../journal/secret-key.ts';

export type SlipCodes = SlipCode & {
  /** Whose code it is, of those by which somebody may come or has come today. */
  find(hall: Readonly<Hall>, code: string): string | undefined;
};

/** Ten characters of base32 (Crockford's, none of which is read for another): nobody guesses one of some hundred slips that are out. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 10;

export function slipCodes(hall: string, key: Uint8Array): SlipCodes {
  const of = (slip: string): string => {
    let code = '';
    let rest = createHmac('sha256', key).update(`one-ticket/slip/${hall}/${slip}`).digest().readBigUInt64BE();
    for (let place = 0; place < length; place += 1) {
      code += alphabet[Number(rest % 32n)] ?? '';
      rest /= 32n;
    }
    return code;
  };
  return {
    of,
    find: ({ returnSlips }, code) => returnSlips.keys().find(slip => of(slip) === code),
  };
}

const noCodes: SlipCodes = { of: () => undefined, find: () => undefined };

/** `wrong`: why no slip has a code, or why those from before are not read any more; the hall goes on. */
export function openSlipCodes(
  hall: string,
  state: string,
  given: number,
): { slips: SlipCodes; wrong?: AlarmMessage } {
  const opened = openSecretKey(state);
  const path = join(state, secretKeyName);
  if (!opened.ok) return { slips: noCodes, wrong: says('secret-key', { path, ...opened.found }) };
  const slips = slipCodes(hall, opened.key);
  return opened.isNew && given > 0
    ? { slips, wrong: says('secret-key', { path, is: 'missing', slips: given }) }
    : { slips };
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
