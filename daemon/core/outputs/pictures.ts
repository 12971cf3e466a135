/**
 * What every board shows: a function of the hall, nothing else may put a number there (R12).
 * The shapes are those of drivers/device.ts; pad.ts is what a pad shows.
 */

import { sessionsFor, ticketPause } from '../day/timetable.ts';
import { hasLostItsBoard, voiceAlive } from '../devices/failover.ts';
import { ticketPrinters } from '../devices/printers.ts';
import { expectedWait, minutesOf } from '../estimate/wait.ts';
import { nextOf, waitingIn } from '../queue/waiting-order.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { type InHand, inHand } from '../visit/current-visit.ts';
import { dueLine } from './due-tickets.ts';
import { mayGoLines } from './may-go-tickets.ts';
import { missedLine } from './missed-tickets.ts';
import { noticeOn, promiseKept } from './notices.ts';
import { minutesIn, ownWords, placeOf, plateOf, say, whomToAsk } from './phrases.ts';
import { askedLine } from './scan-answer.ts';
import { fetchLine, slipsToFetch } from './slips-to-fetch.ts';

type Line = { text: string; blink?: boolean; colour?: 'red' | 'green' | 'yellow'; scroll?: boolean };
export type BoardPicture = { lines: readonly Line[]; ticket?: string };

/** How many are told to get ready on the main board. */
const nextShown = 3;
const callLines = 3;

/** A spare shows what its board would while that one cannot work, else nothing. */
export function boardPicture(rules: Rules, hall: Hall, board: string, now: number): BoardPicture {
  const original = rules.spares.get(board);
  if (original === undefined) return pictureOf(rules, hall, board, now);
  return hall.unfit.has(original) ? pictureOf(rules, hall, original, now) : { lines: [] };
}

function pictureOf(rules: Rules, hall: Hall, board: string, now: number): BoardPicture {
  const counter = rules.counterBoards.get(board);
  return counter === undefined
    ? mainPicture(rules, hall, board, now)
    : counterPicture(rules, hall, board, counter, now);
}

/** The number while called (blinking) and serving; where somebody's slip is to be fetched, a notice, or who stands behind the glass, while idle. */
function counterPicture(rules: Rules, hall: Hall, board: string, counter: string, now: number): BoardPicture {
  const state = hall.counters.get(counter);
  const visit = state?.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  if (visit !== undefined) {
    const line: Line = { text: marked(rules, visit), blink: visit.place.is === 'called', colour: 'red' };
    return { lines: [line], ticket: visit.ticket };
  }
  const { phrases } = rules;
  const status = state?.status ?? 'closed';
  if (status === 'paused') return { lines: [{ text: phrases['board-paused'], colour: 'yellow' }] };
  if (status === 'closed') return { lines: [{ text: phrases['board-closed'], colour: 'yellow' }] };
  const institution = rules.institutions.get(rules.counters.get(counter)?.institution ?? '')?.name ?? '';
  const [toFetch] = slipsToFetch(hall, now, counter);
  const notice =
    toFetch === undefined ? noticeOn(rules, hall, board, now) : fetchLine(rules, ownWords(rules), toFetch);
  return {
    lines: [
      notice === undefined
        ? { text: institution, colour: 'green', scroll: true }
        : { text: notice, colour: 'yellow', scroll: true },
      { text: plateOf(rules, counter), colour: 'green' },
    ],
  };
}

/**
 * The latest calls that still hold, newest first, and the next few to get ready. Before them those whose counter has lost
 * its board: their number stands nowhere else.
 */
function mainPicture(rules: Rules, hall: Hall, board: string, now: number): BoardPicture {
  const { phrases } = rules;
  const inHand = inHandNow(hall);
  const only = new Map(inHand.map(visit => [visit, onlyHere(rules, hall, visit)]));
  const calls: Line[] = inHand
    .sort(
      (one, other) => (only.get(other) ?? 0) - (only.get(one) ?? 0) || lastCallAt(other) - lastCallAt(one),
    )
    .slice(0, callLines)
    .map(visit => ({
      text: say(phrases['main-call'], {
        number: marked(rules, visit),
        place: placeOf(rules, visit.place.counter),
      }),
      blink: visit.place.is === 'called',
      colour: 'red',
    }));
  if (calls.length === 0)
    calls.push({ text: phrases[hall.open ? 'main-welcome' : 'main-closed'], colour: 'green' });
  while (calls.length < callLines) calls.push({ text: '' });
  return { lines: [...calls, { text: bottomLine(rules, hall, board, now), colour: 'green', scroll: true }] };
}

/** The answer to whoever holds a ticket under the scanner, who is to fetch a slip, what a person who comes in must know first, who is to get ready, whose turn came while they were away, who may go for a break, who missed a call and how long one waits; without them a notice or the promise. The line scrolls. */
function bottomLine(rules: Rules, hall: Hall, board: string, now: number): string {
  const noTicket = hall.open ? whyNoTicket(rules, hall, now) : undefined;
  const noVoice =
    hall.open && rules.voices.length > 0 && !voiceAlive(rules, hall)
      ? rules.phrases['main-no-voice']
      : undefined;
  const next = nextToCome(rules, hall, now);
  const toReady = next.length > 0 ? say(rules.phrases['main-next'], { numbers: next.join(' ') }) : undefined;
  const asked = askedLine(rules, hall, now);
  const away = [dueLine(rules, hall), ...mayGoLines(rules, hall, now), missedLine(rules, hall)];
  const toFetch = slipsToFetch(hall, now).map(one => fetchLine(rules, ownWords(rules), one));
  const told = [
    asked,
    ...toFetch,
    noTicket,
    noVoice,
    toReady,
    ...away,
    ...expectedWaits(rules, hall, now),
  ].filter(text => text !== undefined);
  return told.length > 0
    ? told.join('  ')
    : (noticeOn(rules, hall, board, now) ?? promiseKept(rules, hall) ?? '');
}

/** R13: a kiosk that cannot print tells where to go. R10: the last ticket time has passed, or services are full today. */
function whyNoTicket(rules: Rules, hall: Hall, now: number): string | undefined {
  const { phrases } = rules;
  const printers = ticketPrinters(rules);
  if (printers.length > 0 && printers.every(printer => hall.unfit.has(printer))) {
    return say(phrases['main-no-paper'], { desk: whomToAsk(rules) });
  }
  if (ticketPause(sessionsFor(hall, undefined), now + hall.wallAheadMs) !== undefined)
    return phrases['no-tickets'];
  const full = [...rules.services.values()].filter(({ id }) => hall.alarms.has(`full-${id}`));
  if (full.length === 0) return undefined;
  const services = full.map(({ name }) => name).join(phrases['list-separator']);
  return say(phrases['full-today'], { services });
}

/** R11: how long whoever joins now will wait, for each queue in which people wait and a counter is open. */
function expectedWaits(rules: Rules, hall: Hall, now: number): string[] {
  const who = { class: 'normal', creditMs: 0 } as const;
  return [...rules.queues.values()].flatMap(({ id, name }) => {
    const expected = waitingIn(hall, id) > 0 ? expectedWait(rules, hall, id, who, now) : undefined;
    if (expected === undefined || expected.waitMs === 0) return [];
    const wait = minutesIn(rules.phrases, minutesOf(expected.rangeMs));
    return [say(rules.phrases['main-wait'], { queue: name, wait })];
  });
}

/** How much the main board is needed for a number that stands on no other: most for one who is still to come. */
function onlyHere(rules: Rules, hall: Hall, { place }: InHand): 0 | 1 | 2 {
  if (!hasLostItsBoard(rules, hall, place.counter)) return 0;
  return place.is === 'called' ? 2 : 1;
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
