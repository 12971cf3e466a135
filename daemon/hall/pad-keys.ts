/** What a key's action means at this counter now. */
import type { KeyAction } from '../../config/schema/keys.ts';
import { deskTickets } from '../core/counter/desk-tickets.ts';
import { scannedAt } from '../core/counter/scanned-ticket.ts';
import { meantByGreenKeys } from '../core/outputs/pad.ts';
import type { Command } from '../core/types/commands.ts';
import type { Hall } from '../core/types/model.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';
import type { Rules } from '../core/types/rules.ts';
import { queueOf } from '../core/visit/route.ts';

export function commandOfKey(
  { action, counter, digits }: { action: KeyAction; counter: string; digits: string },
  at: { rules: Rules; hall: Readonly<Hall>; today: () => string; now: number },
): Command | Refusal {
  const { rules, hall, today, now } = at;
  const state = hall.counters.get(counter);
  switch (action) {
    case 'call-next':
    case 'recall':
    case 'park':
    case 'start':
    case 'miss':
    case 'undo':
    case 'say-line':
    case 'ask-supervisor':
    case 'pause-counter':
      return { verb: action, counter };
    case 'question-open':
      return { verb: action, counter };
    case 'finish':
      return { verb: 'finish', counter, outcome: 'approved' };
    case 'finish-cases':
      return { verb: 'finish', counter, outcome: 'approved', cases: Number(digits) };
    case 'finish-refused':
      return { verb: 'mark', counter, outcome: 'refused' };
    case 'finish-papers-missing':
      return { verb: 'mark', counter, outcome: 'papers-missing' };
    // The last digit tells which.
    case 'pick-service':
      return { verb: 'pick-service', counter, nth: Number(digits.slice(-1)) };
    case 'mark-refused':
      return { verb: 'mark', counter, outcome: 'refused', nth: Number(digits.slice(-1)) };
    case 'mark-papers-missing':
      return { verb: 'mark', counter, outcome: 'papers-missing', nth: Number(digits.slice(-1)) };
    case 'pause':
      return state?.status === 'open' && !state.pausing
        ? { verb: 'pause-counter', counter }
        : { verb: 'open-counter', counter, day: today() };
    case 'open-counter':
      return { verb: action, counter, day: today() };
    case 'cancel':
      return { verb: 'cancel', counter };
    case 'sign-in':
      return { verb: 'sign-in', counter, clerk: digits, opens: true, day: today() };
    case 'sign-out':
      // Whoever signed in over MQTT at a counter that never opened leaves it, too.
      return state?.status === 'closed' && state.clerk !== undefined
        ? { verb: 'sign-out', counter }
        : { verb: 'close-counter', counter, force: false };
    case 'set-class-green':
    case 'set-class-normal': {
      const ticket = meantByGreenKeys(rules, hall, counter, now)?.ticket;
      if (ticket === undefined) return refuse('nobody-in-hand', { counter });
      return { verb: 'set-class', ticket, class: action === 'set-class-green' ? 'green' : 'normal', counter };
    }
    case 'resume-or-rejoin':
      return { verb: 'bring-back', counter };
    case 'bring-back':
      return { verb: 'bring-back', counter, number: Number(digits) };
    case 'reprint': {
      const ticket = scannedAt(hall, counter, now)?.ticket ?? state?.ticket;
      return ticket === undefined
        ? refuse('nobody-scanned', { is: 'at-counter', counter })
        : { verb: 'reprint', ticket };
    }
    case 'step-away':
      return letGo(rules, hall, { counter, digits, now });
    case 'take-ticket':
      return takeTicket(rules, counter, digits);
    case 'transfer':
      return sendOn(rules, hall, { counter, plate: digits });
    case 'surge-start':
      return surgeUp(rules, hall);
    case 'surge-stop':
      return { verb: 'surge-stop' };
  }
}

/** R16: at the desk, whose ticket was just held under its scanner. */
function letGo(
  rules: Rules,
  hall: Readonly<Hall>,
  { counter, digits, now }: { counter: string; digits: string; now: number },
): Command | Refusal {
  if (!rules.desks.has(counter)) return refuse('unknown-key', { is: 'no-desk', digits, counter });
  const ticket = scannedAt(hall, counter, now)?.ticket;
  return ticket === undefined
    ? refuse('nobody-scanned', { is: 'scan-first', counter })
    : { verb: 'step-away', ticket, counter };
}

/** R13: the desk gives tickets, also where no printer works. */
function takeTicket(rules: Rules, counter: string, digits: string): Command | Refusal {
  if (!rules.desks.has(counter)) return refuse('unknown-key', { is: 'no-desk', digits, counter });
  const tickets = deskTickets(rules);
  const ticket = tickets.find(one => one.digits === digits);
  if (ticket === undefined) {
    const expected = tickets.map(one => `${one.digits} (${one.service.id})`);
    return refuse('unknown-service', { is: 'none-such', found: digits, expected });
  }
  const { service, choice } = ticket;
  return { verb: 'take-ticket', services: [service.id], class: 'normal', choice, print: true, counter };
}

/** R9: one level above the one in force. */
function surgeUp(rules: Rules, hall: Readonly<Hall>): Command | Refusal {
  const levels = rules.surge?.levels ?? [];
  const inForce = levels.findIndex(({ id }) => id === hall.surge?.level);
  const next = levels[inForce + 1];
  if (next !== undefined) return { verb: 'surge-start', level: next.id };
  const level = hall.surge?.level;
  return level === undefined
    ? refuse('unknown-level', { is: 'no-plan' })
    : refuse('unknown-level', { is: 'highest', level });
}

/** `n transfer`: at a choice, the queue of counter n is chosen; else the visit goes to that counter's queue. */
function sendOn(
  rules: Rules,
  hall: Readonly<Hall>,
  { counter, plate }: { counter: string; plate: string },
): Command | Refusal {
  const to = rules.counters.get(plate);
  if (to === undefined) return refuse('unknown-counter', { found: plate });
  const ticket = hall.counters.get(counter)?.ticket;
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  const [here, next] = visit?.steps.slice(visit.step) ?? [];
  const chosen = next?.is === 'choice' ? next.among.find(queue => to.queues.includes(queue)) : undefined;
  if (chosen !== undefined) return { verb: 'choose-route', counter, queue: chosen };
  if (plate === counter) return refuse('to-itself', { counter, ...(ticket !== undefined && { ticket }) });
  // Of several queues the one it is in or goes to next.
  const wanted = [here, next].flatMap(step => (step && queueOf(step)) ?? []);
  const queue = wanted.find(one => to.queues.includes(one)) ?? to.queues[0];
  if (queue === undefined) return refuse('unknown-queue', { is: 'serves-none', counter: plate });
  return { verb: 'transfer', counter, to: { queue }, when: 'now' };
}
