/** Gives the orders of whoever watches, and tells what came of each: done, refused and why, or no answer. */
import type { Timers } from '../../../drivers/device.ts';
import type { CommandClient } from '../../mqtt/client/command-client.ts';
import { answerWithinMs, openOrderGiver } from '../../mqtt/client/order-giver.ts';
import { plainText } from './model/plain-text.ts';
import type { Order, Remark } from './model/view.ts';
import { words } from './words.ts';

export type Orders = {
  /** `hallAheadMs`: the hall's clock minus ours. */
  give(order: Order, hallAheadMs: number): void;
  /** The connection is gone: no answer will come. */
  lost(): void;
};

export function openOrders(
  commands: CommandClient,
  clocks: { timers: Timers; wall: () => number },
  told: (told: Remark) => void,
): Orders {
  const { done, refused, noAnswer, connectionLost } = words.told;
  const giver = openOrderGiver(commands, clocks);

  return {
    give({ hall, verb, args, says }, hallAheadMs) {
      giver.give({ hall, verb, args }, hallAheadMs, outcome => {
        switch (outcome.is) {
          case 'done':
            return told({ text: done(says), how: 'well' });
          case 'refused': {
            const { code, message } = outcome;
            return told({ text: refused(says, plainText(code), plainText(message)), how: 'badly' });
          }
          case 'no-answer':
            return told({ text: noAnswer(says, answerWithinMs / 1000), how: 'badly' });
          case 'lost':
            return told({ text: connectionLost(says), how: 'badly' });
        }
      });
    },
    lost: giver.lost,
  };
}
