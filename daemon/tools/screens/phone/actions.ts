/** What a phone may order for its ticket, and for no other: stepping away, stepping back, a rating. */
import type { Timers } from '../../../../drivers/device.ts';
import type { OrderOutcome } from '../../../mqtt/client/order-giver.ts';
import { allowance } from '../../../mqtt/commands/limits.ts';
import { type Action, actions } from '../../../page/phone/contract.ts';
import { figureIn, payloadOf } from '../../watch/model/payload.ts';
import type { Seen } from './seen.ts';

export type Order = { verb: Action; args: Readonly<Record<string, unknown>> };

/** Nothing that a phone orders is longer. */
export const bodyAtMostBytes = 200;

/** Who taps everything there is on the way, and then once a minute; for all together less than the hall lets one user order. */
const ofOne = { atOnce: 10, anHour: 60 };
const ofAll = { atOnce: 600, anHour: 7200 };

export function openAllowances(timers: Pick<Timers, 'now'>): (ticket: string) => boolean {
  const one = allowance(timers, ofOne);
  const all = allowance(timers, ofAll);
  return ticket => one(ticket) && all('all');
}

export function actionOf(name: string): Action | undefined {
  return actions.find(one => one === name);
}

/** None: what was said is no such order. `code`: it needs not be given to be refused. */
export function orderOf(
  verb: Action,
  ticket: string,
  { finished }: Pick<Seen, 'finished'>,
  body: Uint8Array,
): Order | { code: string } | undefined {
  if (verb !== 'rate') return { verb, args: { ticket } };
  const said = payloadOf(body) ?? {};
  const grade = figureIn(said, 'grade');
  if (grade === undefined || ![1, 2, 3, 4, 5].includes(grade)) return undefined;
  const reason = figureIn(said, 'reason');
  if (finished === undefined) return { code: 'nothing-to-rate' };
  return {
    verb,
    args: { counter: finished.counter, grade, ticket, ...(reason !== undefined && { reason }) },
  };
}

/** For the page, which has words for it. */
export function codeOf(outcome: OrderOutcome): string {
  switch (outcome.is) {
    case 'done':
      return 'ok';
    case 'refused':
      return outcome.code;
    case 'no-answer':
    case 'lost':
      return 'no-answer';
  }
}
