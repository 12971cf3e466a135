/** Gives orders that somebody waits for: each is answered, or it is told that no answer will come. */
import type { Timers } from '../../../drivers/device.ts';
import type { CommandAnswer, CommandClient, GivenCommand } from './command-client.ts';

/** `lost`: the connection went; whether it was carried out nobody knows. */
export type OrderOutcome = CommandAnswer | { is: 'no-answer' } | { is: 'lost' };

export type OrderGiver = {
  /** `hallAheadMs`: the hall's clock minus ours. `order.expires`: left out, when nobody waits any more. `over` is told once; `body`: the answer as it came. */
  give(
    order: Pick<GivenCommand, 'hall' | 'verb' | 'args' | 'id' | 'expires'>,
    hallAheadMs: number,
    over: (outcome: OrderOutcome, body: Readonly<Record<string, unknown>>) => void,
  ): void;
  /** The connection is gone: no answer will come. */
  lost(): void;
};

/** Then it has also expired: an order that a bridge held back is not carried out when nobody expects it any more. */
export const answerWithinMs = 10_000;

export function openOrderGiver(
  commands: Pick<CommandClient, 'give'>,
  { timers, wall }: { timers: Timers; wall: () => number },
): OrderGiver {
  const open = new Set<() => void>();

  return {
    give(order, hallAheadMs, over) {
      const ts = wall();
      const end = (outcome: OrderOutcome, body: Readonly<Record<string, unknown>> = {}) => {
        cancel();
        forget();
        open.delete(lost);
        over(outcome, body);
      };
      const lost = () => end({ is: 'lost' });
      const cancel = timers.after(answerWithinMs, () => end({ is: 'no-answer' }));
      const forget = commands.give(
        { expires: ts + hallAheadMs + answerWithinMs, ...order, ts },
        { answered: end },
      );
      open.add(lost);
    },
    lost() {
      for (const one of open) one();
    },
  };
}
