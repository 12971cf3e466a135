/**
 * How many are before a ticket, how long it will take and who went before is told by the hall to who asks (`why`). One user asks for
 * all phones together, and the hall should not notice how many they are: so they take turns.
 */
import type { Timers } from '../../../../drivers/device.ts';
import type { WentBefore } from '../../../page/phone/contract.ts';
import { figureIn, idIn, type Payload, partIn, rangeIn, textIn } from '../../watch/model/payload.ts';

/** `at`: when it came, by our clock, ms UTC. */
export type Answered = {
  at: number;
  place?: string;
  queue?: string;
  ahead?: number;
  minutes?: readonly [number, number];
  wentBefore?: WentBefore;
};

export type Asks = {
  /** Somebody looks at it from now on; the hall is asked as soon as its turn comes. */
  look(ticket: string): void;
  /** Nobody does any more. */
  leave(ticket: string): void;
  /** Something about it is new: it is asked for before those of which nothing is. */
  soon(ticket: string): void;
  answered(ticket: string): Answered | undefined;
  close(): void;
};

/** Four a second for all of them: what one user may order over a long time is five. */
const betweenMs = 250;
/** The same ticket is not asked for again sooner: with a reason, and without. */
const soonestMs = 2000;
const usualMs = 5000;

type Looked = { askedAt: number; isSoon: boolean; isLeft: boolean; answered?: Answered };

/** `mayAsk`: the hall is heard, and the ticket is where there is something to ask. `heard`: its answer has come. */
export function openAsks(
  {
    ask,
    mayAsk,
    heard,
  }: {
    ask(ticket: string, answered: (data: Payload) => void): void;
    mayAsk(ticket: string): boolean;
    heard(ticket: string): void;
  },
  { timers, wall }: { timers: Timers; wall: () => number },
): Asks {
  const looked = new Map<string, Looked>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;

  function next(): string | undefined {
    const now = timers.now();
    let found: { ticket: string; isSoon: boolean; askedAt: number } | undefined;
    for (const [ticket, { askedAt, isSoon, isLeft }] of looked) {
      // Also of one that is left: whoever loads the page again and again is not asked for more often.
      if (now - askedAt < (isSoon ? soonestMs : usualMs)) continue;
      if (isLeft) looked.delete(ticket);
      if (isLeft || !mayAsk(ticket)) continue;
      const isBefore = found === undefined || (isSoon === found.isSoon ? askedAt < found.askedAt : isSoon);
      if (isBefore) found = { ticket, isSoon, askedAt };
    }
    return found?.ticket;
  }

  function turn(): void {
    cancel = undefined;
    const ticket = next();
    const one = ticket === undefined ? undefined : looked.get(ticket);
    if (ticket !== undefined && one !== undefined) {
      one.askedAt = lastAt = timers.now();
      one.isSoon = false;
      ask(ticket, data => {
        one.answered = answeredOf(data, wall());
        heard(ticket);
      });
    }
    if (looked.size > 0) cancel = timers.after(betweenMs, turn);
  }

  return {
    look(ticket) {
      const one = looked.get(ticket) ?? { askedAt: Number.NEGATIVE_INFINITY, isSoon: true, isLeft: false };
      looked.set(ticket, Object.assign(one, { isSoon: true, isLeft: false }));
      cancel ??= timers.after(lastAt + betweenMs - timers.now(), turn);
    },
    leave(ticket) {
      const one = looked.get(ticket);
      if (one !== undefined) one.isLeft = true;
    },
    soon(ticket) {
      const one = looked.get(ticket);
      if (one !== undefined) one.isSoon = true;
    },
    answered: ticket => looked.get(ticket)?.answered,
    close() {
      cancel?.();
      looked.clear();
    },
  };
}

function answeredOf(data: Payload, at: number): Answered {
  const before = partIn(data, 'wentBefore');
  const of = (cause: string) => figureIn(before, cause);
  const wentBefore = {
    green: of('green'),
    appointment: of('appointment'),
    returned: of('returned'),
    other: of('other'),
  };
  return {
    at,
    place: textIn(data, 'place', 20),
    queue: idIn(data, 'queue'),
    ahead: figureIn(data, 'ahead'),
    minutes: rangeIn(data, 'expectedWaitMin'),
    ...(Object.values(wentBefore).some(many => many !== undefined) && { wentBefore }),
  };
}
