/** The clerks of a recorded day at their counters again: when they open, pause and close, and how long they take to call the next. */
import { choose } from '../../../core/queue/priority.ts';
import type { Event } from '../../../core/types/events.ts';
import { isRefusal } from '../../../core/types/refusals.ts';
import type { Stage } from '../stage.ts';
import { endsHand } from './acts.ts';
import type { Rest, Shift, Stay } from './recorded-day.ts';
import type { Visitors } from './visitors.ts';

export type Clerk = {
  /** At its beginning. */
  begin(shift: Shift): void;
  /** At each event, before the visitors: somebody may have come, or gone. */
  look(event: Event): void;
  /** Whom it had parked stands here again. */
  comesBack(ticket: string): void;
  /** The next may be called by finishing who is in hand. */
  callsNext(): boolean;
};

type Own = {
  id: string;
  shifts: readonly Shift[];
  /** How long they take to call the next, where the record does not say. */
  usualMs: number;
};

export function openClerk(
  stage: Stage,
  visitors: Pick<Visitors, 'visitor' | 'ticketOf'>,
  { id, shifts, usualMs }: Own,
): Clerk {
  const back: string[] = [];
  let wanted: 'open' | 'paused' | 'closed' = 'closed';
  let opening: Rest | undefined;
  let held: string | undefined;
  let isFree = false;
  /** Rises with everything that makes the hand full or empty, so that what was planned before is dropped. */
  let hand = 0;
  let react: number | undefined;
  let calls: Rest['calls'];

  const state = () => stage.hall.counters.get(id);
  const stayOf = (ticket: string | undefined) => visitors.visitor(ticket ?? '')?.stay;

  function become(is: typeof wanted): void {
    wanted = is;
    settle();
  }

  /** With somebody in hand it pauses after them, and closes after them; as one that was closed by force if nobody ends it. */
  function settle(): void {
    const { status, ticket } = state() ?? {};
    const isPutBack = ticket !== undefined && wasPutBack(stayOf(ticket), id);
    if (wanted === 'open' && (status !== 'open' || state()?.pausing === true))
      stage.give({ verb: 'open-counter', counter: id });
    else if (wanted === 'paused' && status === 'open') stage.give({ verb: 'pause-counter', counter: id });
    else if (wanted === 'closed' && status !== 'closed' && (ticket === undefined || isPutBack))
      stage.give({ verb: 'close-counter', counter: id, force: isPutBack });
  }

  function plan(rest: Rest): void {
    calls = rest.calls;
    for (const afterMs of rest.pressesMs) atTheEndOf(stage.now() + afterMs, press);
    react = rest.reactMs === 'usual' ? usualMs : rest.reactMs;
    atTheEndOf(stage.now(), someoneComes);
  }

  /** Unless the hand is another by then. Whoever comes or is called at that very moment, is first. */
  function atTheEndOf(when: number, act: () => void): void {
    const mine = hand;
    stage.at(when, () =>
      stage.at(when, () => {
        if (mine === hand) act();
      }),
    );
  }

  function someoneComes(): void {
    const counter = stage.rules.counters.get(id);
    const own = state();
    if (react === undefined || counter === undefined || own === undefined) return;
    if (back.length === 0 && choose(stage.rules, stage.hall, counter, own, stage.now()) === undefined) return;
    const afterMs = react;
    react = undefined;
    atTheEndOf(stage.now() + afterMs, press);
  }

  function press(): void {
    const ticket = calls && visitors.ticketOf(calls.person);
    const reason = calls?.reason ?? '';
    calls = undefined;
    // By the next that finished whoever was in hand.
    if (state()?.readyPressedAt === stage.now()) return;
    if (resumed()) return;
    if (ticket !== undefined && !isRefusal(stage.give({ verb: 'call-number', counter: id, ticket, reason })))
      return;
    if (isRefusal(stage.give({ verb: 'call-next', counter: id }))) react = usualMs;
  }

  function resumed(): boolean {
    for (let ticket = back.shift(); ticket !== undefined; ticket = back.shift()) {
      const place = stage.hall.visits.get(ticket)?.place;
      if (place?.is === 'missed')
        stage.give({ verb: 'bring-back', counter: id, number: lastTwo(stage, ticket) });
      else stage.give({ verb: 'resume', counter: id, ticket });
      if (state()?.ticket === ticket) return true;
      // Its counter has gone meanwhile, or has sent it elsewhere: the scanner knows.
      stage.give({ verb: 'scan', ticket });
    }
    return false;
  }

  return {
    begin(shift) {
      opening = shift.rest;
      const isLast = !shifts.some(({ from }) => from === shift.until);
      if (isLast) stage.at(shift.until, () => become('closed'));
      become(shift.is);
    },
    look(event) {
      const { ticket, status } = state() ?? {};
      const before = isFree;
      isFree = status === 'open' && ticket === undefined;
      if (ticket !== held || before !== isFree) hand += 1;
      else {
        const isComing = event.kind === 'visit-queued' && isFree;
        const lapsed = event.kind === 'counter-ready' && event.counter === id && !event.ready;
        if (lapsed) react = usualMs;
        if (isComing || lapsed) someoneComes();
        return;
      }
      const rest = held === undefined ? opening : stayOf(held)?.rest;
      held = ticket;
      react = undefined;
      if (ticket !== undefined) return;
      settle();
      if (isFree && wanted === 'open') plan(rest ?? { pressesMs: [usualMs] });
    },
    callsNext: () => wanted === 'open' && back.length === 0,
    comesBack(ticket) {
      back.push(ticket);
      if (isFree) resumed();
      else if (state()?.status !== 'open') stage.give({ verb: 'scan', ticket: back.pop() ?? ticket });
    },
  };
}

/** Nobody ended it but the closing of its counter, by force: it went back where it stood. */
function wasPutBack(stay: Stay | undefined, counter: string): boolean {
  return (
    stay?.is === 'hand' && stay.counter === counter && !stay.acts.some(({ command }) => endsHand(command))
  );
}

function lastTwo({ hall }: Stage, ticket: string): number {
  return (hall.visits.get(ticket)?.number ?? 0) % 100;
}
