/** R7: what is pressed at a counter, whoever is in hand. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { call, callNext } from './calls.ts';
import { inHand } from './hand.ts';
import { finishByNext } from './outcomes.ts';
import { all, clearMarks, desk, hand, type Naive, no, notReady, person } from './people.ts';
import { bringBack, resume, takeByNumber } from './return.ts';
import { backWhereItStood } from './waiting.ts';

function free(hall: Naive, id: string): void {
  for (const one of hall.state.people) if (one.bound?.counter === id) delete one.bound;
}

export function atCounter(hall: Naive, command: Command & { counter: string }, now: number): void {
  const id = command.counter;
  const at = desk(hall, id);
  const held = hand(hall, id);
  switch (command.verb) {
    case 'open-counter':
      if (at.status === 'open' && !at.pausing) no('already-open');
      Object.assign(at, { status: 'open', pausing: false });
      return;
    case 'sign-in':
      // With a staff list one is at one counter at a time.
      if (hall.rules.staff !== undefined)
        for (const other of hall.state.desks) if (other.clerk === command.clerk) delete other.clerk;
      at.clerk = command.clerk;
      if (command.opens === true) Object.assign(at, { status: 'open', pausing: false });
      return;
    case 'sign-out':
      if (at.clerk === undefined) no('not-signed-in');
      delete at.clerk;
      return;
    case 'close-counter':
      if (at.status === 'closed') no('already-closed');
      if (held !== undefined) {
        if (!command.force) no('counter-busy');
        backWhereItStood(held);
      }
      free(hall, id);
      Object.assign(at, { status: 'closed', pausing: false, greens: 0 });
      notReady(at);
      delete at.clerk;
      delete at.scanned;
      return;
    default:
      break;
  }
  if (command.verb === 'rate') {
    if (at.rates === undefined || now - at.rates.at > 60_000) no('nothing-to-rate');
    // Whoever rates has been there.
    const last = person(hall, at.rates?.ticket ?? '').steps.findLast(({ doneAt }) => doneAt !== undefined);
    if (last?.presumed === true && last.doneAt === id) last.presumed = false;
    delete at.rates;
    return;
  }
  if (command.verb === 'bring-back') {
    if (command.number === undefined) bringBack(hall, id, now);
    else takeByNumber(hall, id, command.number, now);
    return;
  }
  if (at.status === 'closed') no('counter-closed');
  switch (command.verb) {
    case 'pause-counter':
      if (at.status === 'paused' || at.pausing) no('counter-paused');
      if (held === undefined) at.status = 'paused';
      else at.pausing = true;
      notReady(at);
      return;
    case 'cancel':
      if (at.readySince === undefined && at.marks.length === 0 && at.picked === undefined) no('not-ready');
      notReady(at);
      clearMarks(at);
      return;
    case 'call-next':
      if (held?.place === 'serving') {
        finishByNext(hall, held, id, now);
        // The step is finished; the pause that waited for it keeps the next one away.
        if (at.status === 'paused') return;
      } else {
        if (at.status === 'paused') no('counter-paused');
        if (held !== undefined) no('not-started');
      }
      callNext(hall, id, now);
      return;
    case 'call-number': {
      if (at.status === 'paused') no('counter-paused');
      if (held !== undefined) no('counter-busy');
      const one = person(hall, command.ticket);
      if (one.place !== 'waiting') no('wrong-place');
      if (!all(hall, id).includes(one.queue)) no('other-hands');
      call(hall, one, id, now, true);
      return;
    }
    case 'resume': {
      if (at.status === 'paused') no('counter-paused');
      if (held !== undefined) no('counter-busy');
      const one = person(hall, command.ticket ?? at.parked.at(-1) ?? no('nobody-set-aside'));
      if (one.place !== 'parked') no('wrong-place');
      const by = one.counter ?? '';
      if (by !== id && (desk(hall, by).status === 'open' || !all(hall, id).includes(one.queue)))
        no('other-hands');
      resume(hall, one, id, now);
      return;
    }
    default:
      break;
  }
  if (held === undefined) return no('nobody-in-hand');
  // Whatever of these is pressed, somebody stands there.
  if (['start', 'choose-route', 'transfer', 'return-to', 'park'].includes(command.verb)) delete at.rates;
  inHand(hall, command, held, now);
}
