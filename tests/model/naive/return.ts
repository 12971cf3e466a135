/** R4: who comes back, and what is held under a scanner. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { mayStayOut, stepAway, stepBack } from './away.ts';
import { finishByNext } from './outcomes.ts';
import {
  all,
  desk,
  hand,
  keeperOf,
  leaveLists,
  type Naive,
  No,
  no,
  notReady,
  type Person,
  person,
  type Step,
} from './people.ts';
import { behind } from './priority.ts';
import { waitAt, waitsFromNow } from './waiting.ts';
import { addStep, queueOf } from './way.ts';

/** R4: who missed comes back behind the next few; who missed twice in one queue, only by the desk. */
export function back(hall: Naive, one: Person, byDesk: boolean, now: number): void {
  mayComeBack(hall, one, byDesk, now);
  rejoin(hall, one, one.queue, few(hall, one), now);
}

const few = ({ rules: { times } }: Naive, one: Person): number =>
  one.class === 'green' ? times.rejoinBehindGreen : times.rejoinBehind;

function mayComeBack(hall: Naive, one: Person, byDesk: boolean, now: number): void {
  if (one.place !== 'missed') no('wrong-place');
  if (expired(hall, one, now)) no('too-late');
  if (!byDesk && hasMissedTwice(one)) no('missed-twice');
}

function hasMissedTwice(one: Person): boolean {
  return one.missedIn.filter(queue => queue === one.queue).length > 1;
}

export function rejoin(hall: Naive, one: Person, queue: string, count: number, now: number): void {
  leaveLists(hall, one);
  const stand = behind(hall, one, queue, count, now);
  waitsFromNow(hall, one, queue, now);
  waitAt(one, queue, stand);
}

export function reopen(hall: Naive, one: Person, now: number): void {
  if (one.place === 'missed') return back(hall, one, true, now);
  const unseen = one.steps.findIndex(({ presumed }) => presumed === true);
  const isGone =
    one.place === 'done' || one.place === 'left' || (one.place === 'waiting' && unseen < one.step);
  if (unseen >= 0 && isGone && one.over.length === 0) {
    one.step = unseen;
    for (const step of one.steps.slice(unseen)) {
      delete step.doneAt;
      delete step.presumed;
      delete step.casesDone;
    }
    return rejoin(hall, one, queueOf(one.steps[unseen]) ?? '', few(hall, one), now);
  }
  if (one.place === 'done') {
    if (one.over.length === 0) no('wrong-place');
    // All was refused: the last step is done once more.
    const allOver = one.services.every(service => one.over.some(over => over.service === service));
    const passed = one.steps.slice(0, allOver ? one.step : one.step + 1);
    const again: Step[] = [];
    for (const step of one.over.flatMap(({ rest }) => rest)) addStep(again, step);
    Object.assign(one, { steps: [...passed, ...again], step: passed.length, over: [] });
  } else if (one.place !== 'left') no('wrong-place');
  rejoin(hall, one, queueOf(one.steps[one.step]) ?? '', Number.POSITIVE_INFINITY, now);
}

export function expired(hall: Naive, one: Person, now: number): boolean {
  const gone = () =>
    hall.clock.workedBetween(keeperOf(hall, one.queue), one.since, now) >= hall.rules.times.missedForMs;
  return one.place === 'missed' && one.step === 0 && gone();
}

/** A ticket read again within two seconds is one scan. */
export function scan(hall: Naive, held: Command & { verb: 'scan' }, now: number): void {
  const { ticket, desk: id } = held;
  const strange = whatIsStrange(hall, held);
  const what = strange ?? ticket ?? '';
  const { asked } = hall;
  if (asked !== undefined && asked.id === id && asked.what === what && now - asked.at < 2_000) return;
  hall.asked = { id, what, at: now };
  const goes = hall.awayAskedAt !== undefined && now - hall.awayAskedAt < 20_000;
  delete hall.awayAskedAt;
  const one = strange === undefined ? person(hall, ticket ?? '') : undefined;
  if (id !== undefined) delete desk(hall, id).scanned;
  if (id !== undefined && one !== undefined) desk(hall, id).scanned = { ticket: one.ticket, at: now };
  if (one?.place === 'waiting' && goes) {
    if (mayStayOut(hall, one, now) || !one.awayIn.includes(one.queue)) stepAway(hall, one, now);
  } else if (one?.place === 'missed' && !hasMissedTwice(one)) back(hall, one, false, now);
  else if (one?.place === 'away') stepBack(hall, one, now);
  else if (one?.place === 'parked' && desk(hall, one.counter ?? '').status !== 'open')
    rejoin(hall, one, one.queue, 1, now);
}

function whatIsStrange({ rules, today, state }: Naive, held: Command & { verb: 'scan' }): string | undefined {
  const { ticket, hall = rules.hall, day = today } = held;
  if (ticket === undefined) return 'no ticket';
  if (hall !== rules.hall) return `of another hall ${ticket}`;
  if (day !== today) return `of another day ${ticket}`;
  return state.people.some(one => one.ticket === ticket) ? undefined : `unknown ${ticket}`;
}

export function resume(hall: Naive, one: Person, id: string, now: number): void {
  if (desk(hall, id).status === 'closed') no('counter-closed');
  if (desk(hall, id).status === 'paused') no('counter-paused');
  if (hand(hall, id) !== undefined) no('counter-busy');
  leaveLists(hall, one);
  Object.assign(one, { place: 'serving', counter: id, presumed: false, since: now });
  notReady(desk(hall, id));
  delete desk(hall, id).rates;
}

/** Who was scanned at this desk, else the last one aside: its own, else one whose counter is not there. */
export function bringBack(hall: Naive, id: string, now: number): void {
  const at = desk(hall, id);
  const isDesk = hall.rules.desks.has(id);
  const held =
    at.scanned !== undefined && now - at.scanned.at < 30_000 ? person(hall, at.scanned.ticket) : undefined;
  try {
    if (held !== undefined) return reopen(hall, held, now);
  } catch (error) {
    // It has nothing to come back from: the key means the others.
    if (!(error instanceof No) || error.message !== 'wrong-place') throw error;
  }
  const [parked, missed] = [at.parked.at(-1), at.missed.at(-1)];
  if (parked !== undefined) return resume(hall, person(hall, parked), id, now);
  if (missed !== undefined) return back(hall, person(hall, missed), isDesk, now);
  const [longest] = hall.state.desks
    .filter(other => other.id !== id && other.status !== 'open')
    .flatMap(other => other.parked.map(it => person(hall, it)))
    .filter(one => all(hall, id).includes(one.queue))
    .sort((one, other) => one.since - other.since);
  if (longest !== undefined) return resume(hall, longest, id, now);
  if (held !== undefined) no('wrong-place');
  no(isDesk ? 'nobody-scanned' : 'nobody-set-aside');
}

/** The clerk types the number of who stands there: of those whom this counter set aside. */
export function takeByNumber(hall: Naive, id: string, number: number, now: number): void {
  const at = desk(hall, id);
  const [one, ...more] = [...at.parked, ...at.missed]
    .map(it => person(hall, it))
    .filter(({ ticket }) => Number(ticket.slice(-2)) === number);
  if (one === undefined) return no('not-on-list');
  if (more.length > 0) no('which-one');
  if (one.place === 'missed') mayComeBack(hall, one, hall.rules.desks.has(id), now);
  const held = hand(hall, id);
  if (held?.place === 'called') no('not-started');
  if (held !== undefined) {
    finishByNext(hall, held, id, now);
    // The pause that waited for it keeps the one aside away.
    if (at.status === 'paused') return;
  }
  resume(hall, one, id, now);
}
