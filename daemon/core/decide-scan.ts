/** A ticket held under a scanner: a missed visit comes back (R4), any other is told its place. */
import type { Command } from './commands.ts';
import { rejoin } from './decide-at-kiosk.ts';
import { placeIn } from './estimate.ts';
import type { Event } from './events.ts';
import type { Hall, Visit } from './model.ts';
import { isRefusal, type Refusal, refuse } from './refuse.ts';
import type { Rules } from './rules.ts';
import type { Answer, NotHere, Scan } from './scan.ts';

/** A scanner reads a ticket again while it is still held there: within this of its first it is one scan. */
const repeatMs = 2_000;

export function decideScan(
  rules: Rules,
  hall: Hall,
  scan: Command & { verb: 'scan' },
  now: number,
): Event[] | Refusal {
  if (!hall.open) return refuse('hall-closed', 'no day is open; open it with open-day');
  const at = scan.desk === undefined ? {} : { desk: scan.desk };
  const visit = hall.visits.get(scan.ticket);
  const strange = whyNotHere(rules, hall, scan, visit);
  if (strange !== undefined || visit === undefined) {
    const answer: NotHere = { is: strange ?? 'unknown-ticket', found: scan.ticket };
    const isRepeat = isRecent(
      hall,
      scan,
      now,
      ({ answer: last }) => 'found' in last && last.is === answer.is && last.found === answer.found,
    );
    return isRepeat ? [] : [{ kind: 'place-asked', answer, ...at }];
  }
  const { ticket } = visit;
  if (isRecent(hall, scan, now, asked => asked.ticket === ticket)) return [];
  const back = visit.place.is === 'missed' ? rejoin(rules, hall, visit, undefined, now) : [];
  if (isRefusal(back)) return [{ kind: 'place-asked', ticket, answer: { is: 'left' }, ...at }];
  const queued = back.find(event => event.kind === 'visit-queued');
  const answer: Answer =
    queued === undefined
      ? answerTo(rules, hall, visit, now)
      : { ...waiting(rules, hall, visit, queued, now), back: true };
  return [...back, { kind: 'place-asked', ticket, answer, ...at }];
}

function whyNotHere(
  rules: Rules,
  hall: Hall,
  { hall: itsHall = rules.hall, day = hall.day }: Scan,
  visit: Visit | undefined,
): NotHere['is'] | undefined {
  if (itsHall !== rules.hall) return 'another-hall';
  if (day !== hall.day) return 'another-day';
  return visit === undefined ? 'unknown-ticket' : undefined;
}

/** Held under another scanner it is meant anew: the clerk there is to have it in hand. */
function isRecent(
  { asked }: Hall,
  { desk }: { desk?: string },
  now: number,
  isSame: (asked: NonNullable<Hall['asked']>) => boolean,
): boolean {
  return asked !== undefined && asked.desk === desk && now - asked.at < repeatMs && isSame(asked);
}

function answerTo(rules: Rules, hall: Hall, visit: Visit, now: number): Answer {
  const { place } = visit;
  switch (place.is) {
    case 'waiting':
      return waiting(rules, hall, visit, place, now);
    case 'called':
    case 'serving':
    case 'parked':
      return { is: 'at-counter', counter: place.counter };
    case 'left':
      return { is: place.reason === 'missed' ? 'left' : 'over' };
    default:
      return { is: 'over' };
  }
}

type WaitingIn = { queue: string; creditMs: number; workedAtJoining?: number; rank?: number };

function waiting(
  rules: Rules,
  hall: Hall,
  { class: visitClass, order }: Visit,
  { queue, ...place }: WaitingIn,
  now: number,
): Answer & { is: 'waiting' } {
  const who = { class: visitClass, order, ...place };
  return { is: 'waiting', queue, ...placeIn(rules, hall, queue, who, now) };
}
