/** Gives the orders of whoever watches, and tells what came of each: done, refused and why, or no answer. */
import type { Timers } from '../../../drivers/device.ts';
import type { CommandClient } from '../../mqtt/client/command-client.ts';
import { plainText } from './model/plain-text.ts';
import type { Order, Remark } from './model/view.ts';
import { words } from './words.ts';

export type Orders = {
  /** `hallAheadMs`: the hall's clock minus ours. */
  give(order: Order, hallAheadMs: number): void;
  /** The connection is gone: no answer will come. */
  lost(): void;
};

/** Then it has also expired: an order that a bridge held back is not carried out when nobody expects it any more. */
const answerWithinMs = 10_000;

export function openOrders(
  commands: CommandClient,
  { timers, wall }: { timers: Timers; wall: () => number },
  told: (told: Remark) => void,
): Orders {
  const open = new Set<() => void>();
  const { done, refused, noAnswer, connectionLost } = words.told;

  return {
    give({ hall, verb, args, says }, hallAheadMs) {
      const ts = wall();
      const over = (what: Remark) => {
        cancel();
        forget();
        open.delete(lost);
        told(what);
      };
      const lost = () => over({ text: connectionLost(says), how: 'badly' });
      const cancel = timers.after(answerWithinMs, () =>
        over({ text: noAnswer(says, answerWithinMs / 1000), how: 'badly' }),
      );
      const forget = commands.give(
        { hall, verb, args, ts, expires: ts + hallAheadMs + answerWithinMs },
        {
          answered: answer =>
            over(
              answer.is === 'done'
                ? { text: done(says), how: 'well' }
                : { text: refused(says, plainText(answer.code), plainText(answer.message)), how: 'badly' },
            ),
        },
      );
      open.add(lost);
    },
    lost() {
      for (const one of open) one();
    },
  };
}
