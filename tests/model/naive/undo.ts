/** R3: the key that takes back. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { clearMarks, desk, hand, handIn, type Naive, no, type Person, person, type State } from './people.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const undoable = words(
  'call-next call-number start finish choose-route transfer return-to park resume miss bring-back step-away set-class pause-counter pick-service mark cancel',
);
/** After it nothing is taken back. */
const final = words('take-ticket recall open-counter close-counter sign-in sign-out');
/** Orders that may tell a visit what it is told already, and are presses all the same. */
const sendsOn = words('choose-route transfer pick-service mark');

/** What was said meanwhile was said. */
function asBefore(was: Person, { call, saidAt }: Person): Person {
  const again = structuredClone(was);
  if (was.call === call && saidAt !== undefined) again.saidAt = saidAt;
  return again;
}

export function undo(hall: Naive, id: string, now: number): void {
  if (desk(hall, id).status === 'closed') no('counter-closed');
  const press = hall.presses.get(id);
  if (press === undefined) return no('nothing-to-undo');
  if (now - press.at > hall.rules.times.undoForMs) no('too-late');
  // Whose turn it let come while they were away may have come back.
  const isPassed = (ticket: string) =>
    press.passed.includes(ticket) && hall.moves.get(ticket) !== press.after.get(ticket);
  const touched = press.touched.filter(ticket => !isPassed(ticket));
  for (const ticket of touched) {
    const { counter, place } = person(hall, ticket);
    const elsewhere = (place === 'called' || place === 'serving') && counter !== id;
    if (elsewhere || hall.moves.get(ticket) !== press.after.get(ticket)) no('moved-on');
  }
  const { before } = press;
  const held = hand(hall, id);
  const heldBefore = handIn(before, id);
  if (held !== undefined && held.ticket !== heldBefore?.ticket && !touched.includes(held.ticket))
    no('moved-on');
  hall.state.people = hall.state.people.map(one =>
    touched.includes(one.ticket)
      ? asBefore(before.people.find(was => was.ticket === one.ticket) ?? one, one)
      : one,
  );
  const { scanned, clerk } = desk(hall, id);
  hall.state.desks = hall.state.desks.map(at =>
    at.id === id ? structuredClone(before.desks.find(was => was.id === id) ?? at) : at,
  );
  // Who has signed in elsewhere since is there.
  delete desk(hall, id).clerk;
  if (clerk !== undefined) desk(hall, id).clerk = clerk;
  // What somebody held under the scanner is still there.
  delete desk(hall, id).scanned;
  if (scanned !== undefined) desk(hall, id).scanned = scanned;
  // Whom another counter had set aside is so again, the latest last.
  for (const ticket of touched) {
    const one = person(hall, ticket);
    for (const list of ['parked', 'missed'] as const) {
      const aside = desk(hall, one.counter ?? id)[list];
      if (one.place !== list || aside.includes(ticket)) continue;
      aside.push(ticket);
      aside.sort((a, b) => person(hall, a).since - person(hall, b).since);
    }
  }
  // Who has gone since does not come back.
  const is = (place: Person['place']) => (ticket: string) => person(hall, ticket).place === place;
  const at = desk(hall, id);
  at.parked = at.parked.filter(is('parked'));
  at.missed = at.missed.filter(is('missed'));
  // The marks were of whoever was in hand then.
  if (hand(hall, id)?.ticket !== heldBefore?.ticket) {
    clearMarks(at);
  }
  hall.presses.delete(id);
}

export function changed(hall: Naive, before: State): string[] {
  const was = new Map(before.people.map(one => [one.ticket, JSON.stringify(one)]));
  return hall.state.people
    .filter(one => was.get(one.ticket) !== JSON.stringify(one))
    .map(({ ticket }) => ticket);
}

export function keepPress(hall: Naive, command: Command, before: State, now: number): void {
  const counter = 'counter' in command ? command.counter : undefined;
  if (counter === undefined || command.verb === 'undo') return;
  if (final.has(command.verb)) hall.presses.delete(counter);
  // Of that class already: nothing was pressed. Ready already, it is ready for longer.
  const isNothing = JSON.stringify(hall.state) === JSON.stringify(before) && command.verb !== 'call-next';
  if (!undoable.has(command.verb) || (isNothing && !sendsOn.has(command.verb))) return;
  const sent = sendsOn.has(command.verb) ? [handIn(before, counter)?.ticket ?? ''] : [];
  const touched = [...new Set([...changed(hall, before), ...sent])];
  const after = new Map(touched.map(ticket => [ticket, hall.moves.get(ticket) ?? 0]));
  const passed = touched.filter(
    ticket =>
      person(hall, ticket).due !== undefined &&
      before.people.find(one => one.ticket === ticket)?.due === undefined,
  );
  hall.presses.set(counter, { at: now, before, touched, passed, after });
}

/** Marks are of whoever is in hand. */
export function dropMarks(hall: Naive, before: State): void {
  for (const at of hall.state.desks) {
    const was = handIn(before, at.id)?.ticket;
    if (was === undefined || hand(hall, at.id)?.ticket === was) continue;
    clearMarks(at);
  }
}
