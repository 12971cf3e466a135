/**
 * What every board and pad shows: a function of the hall, nothing else may put a number there (R12).
 * The shapes are those of drivers/driver.ts.
 */
import { nextOf, waitingIn } from './discipline.ts';
import type { Hall, Visit } from './model.ts';
import { say } from './phrases.ts';
import { type InHand, inHand } from './places.ts';
import type { Rules } from './rules.ts';

type Line = { text: string; blink?: boolean; colour?: 'red' | 'green' | 'yellow'; scroll?: boolean };
export type BoardPicture = { lines: readonly Line[] };
export type PadPicture = { waiting: number; number?: number };

/** How many are told to get ready on the main board. */
const nextShown = 3;
const callLines = 3;

export function boardPicture(rules: Rules, hall: Hall, board: string, now: number): BoardPicture {
  const counter = rules.counterBoards.get(board);
  return counter === undefined ? mainPicture(rules, hall, now) : counterPicture(rules, hall, counter);
}

/** The number while called (blinking) and serving; who stands behind the glass while idle. */
function counterPicture(rules: Rules, hall: Hall, counter: string): BoardPicture {
  const state = hall.counters.get(counter);
  const visit = state?.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit !== undefined) {
    return { lines: [{ text: marked(rules, visit), blink: visit.place.is === 'called', colour: 'red' }] };
  }
  const { phrases } = rules;
  const status = state?.status ?? 'closed';
  if (status === 'paused') return { lines: [{ text: phrases['board-paused'], colour: 'yellow' }] };
  if (status === 'closed') return { lines: [{ text: phrases['board-closed'], colour: 'yellow' }] };
  const institution = rules.institutions.get(rules.counters.get(counter)?.institution ?? '')?.name ?? '';
  return {
    lines: [
      { text: institution, colour: 'green', scroll: true },
      { text: say(phrases.plate, { counter }), colour: 'green' },
    ],
  };
}

/** The latest calls that still hold, newest first, and the next few to get ready. */
function mainPicture(rules: Rules, hall: Hall, now: number): BoardPicture {
  const { phrases } = rules;
  const calls: Line[] = inHandNow(hall)
    .sort((one, other) => lastCallAt(other) - lastCallAt(one))
    .slice(0, callLines)
    .map(visit => ({
      text: say(phrases['main-call'], { number: marked(rules, visit), counter: visit.place.counter }),
      blink: visit.place.is === 'called',
      colour: 'red',
    }));
  if (calls.length === 0)
    calls.push({ text: phrases[hall.open ? 'main-welcome' : 'main-closed'], colour: 'green' });
  while (calls.length < callLines) calls.push({ text: '' });
  const next = nextToCome(rules, hall, now);
  return {
    lines: [
      ...calls,
      {
        text: bottomLine(rules, hall, next),
        colour: 'green',
        scroll: true,
      },
    ],
  };
}

/** R13: a kiosk that cannot print tells where to go; else who is to get ready. */
function bottomLine(rules: Rules, hall: Hall, next: readonly string[]): string {
  const { printers, phrases } = rules;
  if (hall.open && printers.length > 0 && printers.every(printer => hall.unfit.has(printer))) {
    return phrases['main-no-paper'];
  }
  return next.length === 0 ? '' : say(phrases['main-next'], { numbers: next.join(' ') });
}

function inHandNow(hall: Hall): InHand[] {
  return [...hall.counters.values()].flatMap(({ ticket }) => {
    const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
    return visit !== undefined && inHand(visit) ? [visit] : [];
  });
}

function lastCallAt({ place, stood }: InHand): number {
  return place.is === 'called' ? place.call.at : (stood?.calledAt ?? place.since);
}

/** Who stands first in the hall's queues, one queue after the other, so that every institution's next are seen. */
function nextToCome(rules: Rules, hall: Hall, now: number): string[] {
  const perQueue = [...rules.queues.keys()].map(queue => nextOf(rules, hall, [queue], now, nextShown));
  const found: string[] = [];
  for (let place = 0; place < nextShown && found.length < nextShown; place += 1) {
    for (const candidates of perQueue) {
      const candidate = candidates[place];
      const visit = candidate && hall.visits.get(candidate.ticket);
      if (visit !== undefined && found.length < nextShown) found.push(marked(rules, visit));
    }
  }
  return found;
}

/** R6: a green number carries a mark, so that the others understand. */
function marked(rules: Rules, visit: Visit): string {
  return visit.class === 'green' ? `${visit.ticket}${rules.phrases['board-green-mark']}` : visit.ticket;
}

/** How many wait for this counter, and the number in hand. */
export function padPicture(rules: Rules, hall: Hall, counter: string): PadPicture {
  const queues = rules.counters.get(counter)?.queues ?? [];
  const waiting = queues.reduce((sum, queue) => sum + waitingIn(hall, queue), 0);
  const ticket = hall.counters.get(counter)?.ticket;
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  return visit === undefined ? { waiting } : { waiting, number: visit.number };
}
