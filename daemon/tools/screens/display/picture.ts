/** What the display shows of a hall: a function of what was heard, and of nothing else. Pure. */
import type { Display, DisplayCall, DisplayQueue, HallNow } from '../../../page/display/contract.ts';
import type { Hall, Visit } from '../../watch/model/halls.ts';
import { hallNow, isOld, type Link, silentAfterMs } from '../../watch/model/standing.ts';
import { nameOf } from '../names.ts';
import { ownWordsOf } from '../own-words.ts';

/** The display says when nothing came for so long; it is told the same again sooner. */
export const goodForAtMostMs = 6000;

/** `hall`: none was heard yet, or none is chosen. `now`: by our clock, ms UTC. The name of the page's files is for others to say. */
export function displayOf(hall: Hall | undefined, link: Link, now: number): Omit<Display, 'page'> {
  if (hall === undefined) return { languages: [], at: now };
  const { clock, languages, names } = hall.info;
  const name = names.get('hall');
  const { timeZone } = clock.resolvedOptions();
  return {
    ...(name !== undefined && { hall: { name, timeZone } }),
    languages,
    ...ownWordsOf(hall.info, 'display'),
    at: hallNow(hall, now),
    ...(!isOld(hall, link, now) && hall.day !== undefined && { now: nowIn(hall, hall.day, now) }),
  };
}

function nowIn(hall: Hall, { open, notices, power }: NonNullable<Hall['day']>, now: number): HallNow {
  const heardAgoMs = now - (hall.heardAt ?? now);
  const at = hallNow(hall, now);
  return {
    goodForMs: Math.max(0, Math.min(goodForAtMostMs, silentAfterMs - heardAgoMs)),
    open,
    calls: callsOf(hall),
    queues: queuesOf(hall),
    due: ticketsOf(hall, ({ place, backBy }) => place === 'away' && backBy !== undefined),
    mayGo: mayGoIn(hall, at),
    missed: ticketsOf(hall, ({ place }) => place === 'missed'),
    notices: noticesOf(notices, at),
    ...((power?.is === 'on-paper' || power?.is === 'enter') && { onPaper: true }),
  };
}

/** Who is still there; by the time to be back, the earliest first. */
function mayGoIn(hall: Hall, at: number): HallNow['mayGo'] {
  const times = new Set([...hall.visits.values()].map(({ mayGoUntil = 0 }) => mayGoUntil));
  return [...times]
    .filter(until => until > at)
    .toSorted((a, b) => a - b)
    .map(until => ({
      until,
      tickets: ticketsOf(hall, ({ place, mayGoUntil }) => place === 'waiting' && mayGoUntil === until),
    }))
    .filter(({ tickets }) => tickets.length > 0);
}

/** `at`: by the hall's clock, ms UTC. */
export function noticesOf(notices: NonNullable<Hall['day']>['notices'], at: number): string[] {
  return notices.filter(({ text, until = at + 1 }) => text !== '' && until > at).map(({ text }) => text);
}

function ticketsOf({ visits }: Hall, isOne: (visit: Visit) => boolean): string[] {
  return [...visits].flatMap(([ticket, visit]) => (isOne(visit) ? [ticket] : [])).toSorted();
}

/** Who is called, and who is served: what stands at the counters now, so that nothing is shown that is over. */
function callsOf({ counters, info }: Hall): DisplayCall[] {
  const calls: DisplayCall[] = [];
  for (const [counter, { ticket, place, since }] of counters) {
    if (ticket === undefined || since === undefined) continue;
    const institution = nameOf(info, 'institutions', info.counters.get(counter)?.institution ?? '');
    const name = info.names.get(`counters/${counter}`);
    const call = { ticket, counter, institution, at: since, serving: place === 'serving' };
    calls.push({ ...call, ...(name !== undefined && { name }) });
  }
  return calls.toSorted((a, b) => Number(a.serving) - Number(b.serving) || b.at - a.at);
}

/** As the config orders them. One that no topic tells of (yet) is left out. */
function queuesOf({ queues, info }: Hall): DisplayQueue[] {
  return [...info.queues].flatMap(([id, { institution = '' }]) => {
    const queue = queues.get(id);
    if (queue === undefined) return [];
    const { waiting, expected, next } = queue;
    const named = nameOf(info, 'institutions', institution);
    return {
      id,
      name: nameOf(info, 'queues', id),
      institution: named,
      waiting,
      ...(expected && { minutes: expected }),
      next,
    };
  });
}
