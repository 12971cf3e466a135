/** What the QR code of a ticket holds: the scanner's code, or the address that a phone opens, where the config has one (R22). */
import type { Config } from '../../config/schema/config.ts';
import type { AlarmMessage } from '../core/types/alarm-message.ts';
import { scannerCodes, type TicketCodes } from '../core/types/scan.ts';
import { openPhoneKey, phoneKeyPath } from './key.ts';
import { publicKeyOf, tokenOf } from './token.ts';

/**
 * `key`: the public one of their addresses, as `$info` has it. `wrong`: why they have none though the config has one; the hall goes
 * on without.
 */
export function openTicketCodes(
  { hall, phone: url }: Pick<Config, 'hall' | 'phone'>,
  state: string,
): { codes: TicketCodes; key?: string; wrong?: AlarmMessage } {
  if (url === undefined) return { codes: scannerCodes(hall) };
  const opened = openPhoneKey(state);
  if (!opened.ok) {
    const args = { path: phoneKeyPath(state), ...opened.found };
    return { codes: scannerCodes(hall), wrong: { code: 'phone-key', args } };
  }
  const { key } = opened;
  return {
    codes: { areAddresses: true, of: (day, ticket) => `${url}/t/${tokenOf(key, hall, day, ticket)}` },
    key: publicKeyOf(key),
  };
}
