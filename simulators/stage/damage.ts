/** What a fault makes of that which passes: bytes, or messages and reports, which arrive whole or not at all. */
import { type Chance, oneOf } from '../../daemon/people/chance.ts';

export type Message = { topic: string; payload: string; retain: boolean };

/** What passes on a way. `share`: of everything, 0 to 1. */
export type Medium<Said> = {
  garbled(said: Said): Said;
  /** Left out: whatever carries it lets nothing through that is damaged. */
  noisy?(said: Said, share: number, chance: Chance): Said;
  /** Undefined: nothing of it is left. */
  thinned(said: Said, share: number, chance: Chance): Said | undefined;
};

const whole = <Said>(said: Said, share: number, chance: Chance): Said | undefined =>
  chance() < share ? undefined : said;

export const ofBytes: Medium<Uint8Array> = {
  garbled,
  noisy: (said, share, chance) =>
    Uint8Array.from([...said].flatMap(byte => (chance() < share ? noiseInPlaceOf(byte, chance) : [byte]))),
  thinned(said, share, chance) {
    const left = said.filter(() => chance() >= share);
    return left.length === 0 ? undefined : left;
  },
};

/** USB checks what it carries, and carries each report by itself. */
export const ofReports: Medium<Uint8Array> = { garbled, thinned: whole };

/** So does whatever carries MQTT. */
export const ofMessages: Medium<Message> = { garbled: garbledMessage, thinned: whole };

/** The byte in the middle: at the ends, a damaged byte may be padding that no receiver needs (the A5s of onbon-k). */
export function garbled(said: Uint8Array): Uint8Array {
  const middle = said.length >> 1;
  return said.map((byte, at) => (at === middle ? byte ^ 0xff : byte));
}

/** Half of the payload: JSON that does not end, and no word that anybody knows. */
export function garbledMessage(message: Message): Message {
  return { ...message, payload: message.payload.slice(0, message.payload.length >> 1) };
}

/** One bit is wrong, as a disturbance makes it, or the whole byte is, or there is one too many before it. */
function noiseInPlaceOf(byte: number, chance: Chance): number[] {
  const any = Math.floor(chance() * 256);
  return oneOf(chance, [[byte ^ (1 << (any & 7))], [byte ^ (any === 0 ? 0xff : any)], [any, byte]]);
}
