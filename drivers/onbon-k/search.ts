/** Which of its two speeds a card speaks at (§8.8), for a board that does not answer; nothing else may use the port. */
import type { OpenLink, Timers } from '../device.ts';
import { codes, type OnbonMessage, onbonProtocol } from './codec.ts';
import { pingFrame } from './settings.ts';

/** §8.8: the only speeds of a card, in the order in which they are tried. */
export const cardBauds = [9600, 57_600] as const;
/** §8.8: how long an answer is waited for at each. */
const withinMs = 2000;
/** §8.8: both speeds are tried again before the wiring is blamed. */
const rounds = 2;

/** `openAt` opens the port at a speed. `undefined`: no answer at any. Rejects with an Error when the port cannot be had. */
export async function findBaud(
  screen: number,
  openAt: (baud: number) => OpenLink,
  timers: Timers,
): Promise<number | undefined> {
  return atEachBaud(openAt, timers, async (ask, baud) => {
    const answered = await ask(pingFrame(screen), message => isAnswer(message) && message.screen === screen);
    return answered && baud;
  });
}

/** Sends, and resolves with the first answer that is understood, `undefined` when there is none in time. */
export type AskCard = <Found>(
  frame: Uint8Array,
  understand: (message: OnbonMessage) => Found | undefined | false,
) => Promise<Found | undefined>;

/** Tries speed after speed until one gives something. */
export async function atEachBaud<Found>(
  openAt: (baud: number) => OpenLink,
  timers: Timers,
  attempt: (ask: AskCard, baud: number) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  for (let round = 0; round < rounds; round += 1) {
    for (const baud of cardBauds) {
      const found = await overLink(openAt(baud), timers, ask => attempt(ask, baud));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function overLink<Found>(
  open: OpenLink,
  timers: Timers,
  use: (ask: AskCard) => Promise<Found>,
): Promise<Found> {
  let hear = (_message: OnbonMessage): void => {};
  const decode = onbonProtocol.decoder();
  const link = await open({
    data(bytes) {
      for (const message of decode(bytes)) hear(message);
    },
    // Then nothing is heard any more, and the time runs out.
    down() {},
  });
  const ask: AskCard = async (frame, understand) => {
    const heard = new Promise<ReturnType<typeof understand> | undefined>(resolve => {
      const cancel = timers.after(withinMs, () => resolve(undefined));
      hear = message => {
        const found = understand(message);
        if (found === undefined || found === false) return;
        cancel();
        resolve(found);
      };
    });
    await link.write(frame);
    const found = await heard;
    return found === false ? undefined : found;
  };
  try {
    return await use(ask);
  } finally {
    await link.close();
  }
}

/** An ACK, or a NACK: a card that is busy is there, too. */
export function isAnswer(message: OnbonMessage): message is OnbonMessage & { is: 'reply' } {
  return message.is === 'reply' && message.group === codes.ack.group;
}
