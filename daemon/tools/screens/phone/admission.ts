/** Who may see the page of a ticket: whoever holds its token, of the hall's open day, until half an hour after its end. Pure. */
import { isSigned, readToken } from '../../../phone/token.ts';
import type { Hall } from '../../watch/model/halls.ts';
import { isOld, type Link } from '../../watch/model/standing.ts';
import { type SeenDay, toldAfterEndMs } from './seen.ts';

/** `gone`: forged, of another hall or day, over: one is like the other. `not-heard`: nobody can tell yet. */
export type Admission = { is: 'ticket'; ticket: string } | { is: 'gone' } | { is: 'not-heard' };

/** `now`: by our clock, ms UTC. */
export type Known = { hall: Hall | undefined; seen: SeenDay; link: Link; now: number };

export function admissionOf(token: string, known: Known): Admission {
  const { hall } = known;
  // What a config says is told with its name.
  if (hall?.info.name === undefined || hall.day === undefined) return { is: 'not-heard' };
  const { phoneKey } = hall.info;
  const read = readToken(hall.id, token);
  if (read === undefined || phoneKey === undefined || read.day !== hall.day.day) return { is: 'gone' };
  return isSigned(phoneKey, hall.id, read) ? admissionFor(read.ticket, known) : { is: 'gone' };
}

/** Of a ticket whose token was a good one. */
export function admissionFor(ticket: string, { hall, seen, link, now }: Known): Admission {
  const known = seen.visits.get(ticket);
  if (known?.endedAt !== undefined && now - known.endedAt > toldAfterEndMs) return { is: 'gone' };
  if (known !== undefined || hall?.visits.has(ticket) === true) return { is: 'ticket', ticket };
  return hall === undefined || isOld(hall, link, now) ? { is: 'not-heard' } : { is: 'gone' };
}
