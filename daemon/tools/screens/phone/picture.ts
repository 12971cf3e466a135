/** What a phone is told of its ticket: a function of what was heard, and of nothing else. Pure. */
import type { AtCounter, Phone, PlaceNow, Stop, TicketNow, Told } from '../../../page/phone/contract.ts';
import { casesOf } from '../../watch/model/cases.ts';
import type { Hall, Info, Visit, VisitStep } from '../../watch/model/halls.ts';
import { hallNow, isOld, type Link, silentAfterMs } from '../../watch/model/standing.ts';
import { deskOf, nameOf } from '../names.ts';
import { ownWordsOf } from '../own-words.ts';
import type { Answered } from './asks.ts';
import type { Seen } from './seen.ts';

/** The phone says when nothing came for so long; it is told the same again sooner. */
export const goodForAtMostMs = 15_000;
/** A counter takes a rating for so long after it has finished (R17). */
const ratedForMs = 60_000;
/** And a reason for so long after the grade. */
const explainedForMs = 180_000;

export type Followed = { ticket: string; seen?: Seen; answered?: Answered };

/** `now`: by our clock, ms UTC. The name of the page's files is for others to say. */
export function phoneOf(hall: Hall, followed: Followed, link: Link, now: number): Omit<Phone, 'page'> {
  const { names, clock, languages } = hall.info;
  const [language = 'zh-CN'] = languages;
  const { ticket, seen } = followed;
  return {
    hall: { name: names.get('hall') ?? '', timeZone: clock.resolvedOptions().timeZone },
    language,
    ...ownWordsOf(hall.info, 'phone'),
    help: { scanner: hall.info.scanner, ...deskOf(hall.info) },
    at: hallNow(hall, now),
    ticket,
    ...(seen !== undefined && !isOld(hall, link, now) && { now: nowOf(hall, seen, followed, now) }),
  };
}

function nowOf(hall: Hall, seen: Seen, { ticket, answered }: Followed, now: number): TicketNow {
  const { visit, finished } = seen;
  const cases = casesOf(visit);
  const rating = finished && ratingOf(hall.info, finished, now);
  return {
    goodForMs: Math.max(0, Math.min(goodForAtMostMs, silentAfterMs - (now - (hall.heardAt ?? now)))),
    place: placeOf(hall, ticket, seen, toldOf(hall, visit, answered), hallNow(hall, now)),
    way: visit.route.map((step, index) => stopOf(hall, step, stageOf(seen, index))),
    services: visit.services.map(service => nameOf(hall.info, 'services', service)),
    ...(cases && { cases }),
    ...(rating && { rating }),
  };
}

/** Whether somebody has rated only the phone knows: so long as a reason may be said, it is told the list. */
function ratingOf(
  info: Info,
  { counter, at }: NonNullable<Seen['finished']>,
  now: number,
): TicketNow['rating'] {
  const { bad, reasons } = info.grades;
  const forMs = at + ratedForMs - now;
  if (forMs + (reasons === 0 ? 0 : explainedForMs) <= 0) return undefined;
  const list = Array.from({ length: reasons }, (_, nth) => nameOf(info, 'grades', `${nth + 1}`));
  return {
    ...counterIn(info, counter),
    forMs: Math.max(0, forMs),
    ...(reasons > 0 && { why: { from: bad, reasons: list } }),
  };
}

function placeOf(hall: Hall, ticket: string, seen: Seen, told: Told | undefined, at: number): PlaceNow {
  const { visit, awayIn, endedAt, finished } = seen;
  const { place, queue = '', counter = '', backBy } = visit;
  if (endedAt !== undefined) return { is: finished?.at === endedAt ? 'done' : 'left' };
  const { mayGoUntil = 0 } = visit;
  const mayGo = mayGoUntil > at;
  const inQueue = {
    queue: nameOf(hall.info, 'queues', queue),
    ...(told && { told }),
    ...(mayGo && { mayGoUntil }),
  };
  const { institution: of = '' } = hall.info.counters.get(counter) ?? {};
  const institution = nameOf(hall.info, 'institutions', of);
  const atCounter = { ...counterIn(hall.info, counter), institution };
  switch (place) {
    case 'waiting':
      return { is: 'waiting', ...inQueue, spent: awayIn.has(queue) && !mayGo };
    case 'away':
      return { is: 'away', ...inQueue, ...(backBy !== undefined && { backBy }) };
    case 'called': {
      const hand = hall.counters.get(counter);
      return { is: 'called', ...atCounter, at: (hand?.ticket === ticket && hand.since) || 0 };
    }
    case 'serving':
    case 'parked':
      return { is: place, ...atCounter };
    default:
      return { is: 'missed' };
  }
}

/** What was answered when it stood elsewhere does not hold any more. */
function toldOf(
  hall: Hall,
  { place, queue, backBy }: Visit,
  answered: Answered | undefined,
): Told | undefined {
  if (answered?.place !== place || answered.queue !== queue || backBy !== undefined) return undefined;
  const { at, ahead, minutes, wentBefore } = answered;
  if (ahead === undefined) return undefined;
  return { at: hallNow(hall, at), ahead, ...(minutes && { minutes }), ...(wentBefore && { wentBefore }) };
}

function stageOf({ visit, endedAt, finished }: Seen, index: number): Stop['is'] {
  const isOver = visit.route[index]?.doneAt !== undefined;
  if (endedAt !== undefined && index === visit.step) return finished?.at === endedAt ? 'done' : 'to-come';
  if (isOver || index < visit.step) return 'done';
  return index === visit.step ? 'now' : 'to-come';
}

function counterIn({ names }: Info, counter: string): AtCounter {
  const name = names.get(`counters/${counter}`);
  return { counter, ...(name !== undefined && { name }) };
}

function stopOf({ info }: Hall, { queues }: VisitStep, is: Stop['is']): Stop {
  const named = queues.map(id => info.queues.get(id)?.name ?? id);
  const institutions = new Set(queues.map(id => info.queues.get(id)?.institution ?? ''));
  const [only = ''] = institutions;
  const institution = institutions.size === 1 ? info.institutions.get(only) : undefined;
  const isNews = institution !== undefined && !named.includes(institution);
  const names = queues.map(id => nameOf(info, 'queues', id));
  return { names, is, ...(isNews && { institution: nameOf(info, 'institutions', only) }) };
}
