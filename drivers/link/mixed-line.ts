/** A line on which several protocols are spoken: everything that comes is cut once, and goes to the members of its own protocol. */
import { decoderBy, type Family } from '../parts/frame/family.ts';
import type { Parts } from '../parts/frame/parts.ts';
import { type Line, type LineProtocol, openLine } from './line.ts';
import type { LineWay } from './line-way.ts';

type Mixed = {
  /** The line as its members have it that speak this; once for each protocol. */
  speaking<Message>(protocol: LineProtocol<Message>, family: Family<Message>): Line<Message>;
};

/** What was heard: each protocol knows what it is there. Without an address, noise. */
type Heard = { address: number | undefined };

type Language = {
  frame(parts: Parts): ((bytes: Uint8Array) => Heard[]) | undefined;
  none(bytes: Uint8Array): Heard[];
};

/** Opened at once. */
export function openMixedLine(...way: LineWay): Mixed {
  const languages: Language[] = [];
  const frames: Language['frame'][] = [];

  /** Noise is what nobody understands; each protocol is told of it in its own words. */
  function noneOf(bytes: Uint8Array): Heard[] {
    const each = languages.map(({ none }) => none(bytes));
    return each.find(heard => heard.some(isSomebodys)) ?? each.flat();
  }

  const all: LineProtocol<Heard> = {
    decoder: () => decoderBy(frames, noneOf),
    addressOf: ({ address }) => address,
    saysAgainWithinMs: 0,
  };
  const line = openLine(all, ...way);

  return {
    speaking<Message>(
      { addressOf, saysAgainWithinMs = 0 }: LineProtocol<Message>,
      family: Family<Message>,
    ): Line<Message> {
      const { frame, none } = family();
      const said = new WeakMap<Heard, Message>();
      const heard = (messages: Message[]): Heard[] =>
        messages.map(message => {
          const one = { address: addressOf(message) };
          said.set(one, message);
          return one;
        });
      const language: Language = {
        frame(parts) {
          const told = frame(parts);
          if (told === undefined) return undefined;
          return bytes => {
            for (const other of languages) if (other !== language) other.none(bytes);
            return heard(told(bytes));
          };
        },
        none: bytes => heard(none(bytes)),
      };
      all.saysAgainWithinMs = Math.max(all.saysAgainWithinMs ?? 0, saysAgainWithinMs);
      languages.push(language);
      frames.push(language.frame);
      return {
        ...line,
        join: (address, { message, noise, ...member }) =>
          line.join(address, {
            ...member,
            message: one => tell(one, message),
            noise: one => tell(one, noise),
          }),
      };

      function tell(one: Heard, member: ((message: Message) => void) | undefined): void {
        const message = said.get(one);
        if (message !== undefined) member?.(message);
      }
    },
  };
}

const isSomebodys = ({ address }: Heard): boolean => address !== undefined;
