/** What a card is set to beside its picture: its clock (§8.10), its brightness (§8.17), its screen id (§8.11, §8.12). */
import type { LocalTime } from '../device.ts';
import { write } from '../parts/frame/parts.ts';
import { codes, encodeRequest, type OnbonMessage, type Request } from './codec.ts';
import { broadcast } from './packet.ts';
import { clockParts } from './payloads.ts';

export type Command = Omit<Request, 'screen' | 'wantsReply'>;

/** §8.8: answered by an ACK, and nothing else happens. */
export const pingCommand: Command = { ...codes.ping, overProgramme: false, payload: new Uint8Array() };

export function pingFrame(screen: number): Uint8Array {
  return encodeRequest({ screen, wantsReply: true, ...pingCommand });
}

/** §8.10 */
export function clockCommand(time: LocalTime): Command {
  return { ...codes.clock, overProgramme: false, payload: write(parts => clockParts(parts, time)) };
}

/** §8.17: forced, from now on. `level`: 1 the darkest, 16 the brightest; the card counts from 0. */
export function brightnessCommand(level: number): Command {
  return { ...codes.brightness, overProgramme: false, payload: Uint8Array.of(1, level - 1) };
}

/** §8.11 and §8.12 are for all cards at once, so there must be one card on the line. §4: it answers in the broadcast's name. */
function toAll(code: { group: number; command: number }, payload: Uint8Array): Uint8Array {
  return encodeRequest({
    screen: broadcast.withReply,
    ...code,
    wantsReply: true,
    overProgramme: false,
    payload,
  });
}

/** `address`: 1–32767. */
export function setAddressFrame(address: number): Uint8Array {
  return toAll(codes.setAddress, Uint8Array.of(address & 0xff, address >> 8));
}

/** §8.12. */
export const readAddressFrame = toAll(codes.readAddress, new Uint8Array());

/** The screen id in the answer to `readAddressFrame`. */
export function addressIn(message: OnbonMessage): number | undefined {
  if (message.is !== 'reply' || message.error !== 0) return undefined;
  const { group, command, payload } = message;
  const [low, high] = payload;
  const fits = group === codes.readAddress.group && command === codes.readAddress.command;
  return fits && low !== undefined && high !== undefined ? low | (high << 8) : undefined;
}
