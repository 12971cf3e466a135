/** R16: a break is near, and those who are not called before it is over are told that they may go. */
import { type Break, breakTold, breakToldAt } from '../day/break-notice.ts';
import { mayGoUntil } from '../day/may-go.ts';
import { goneUntil } from '../estimate/after-break.ts';
import { expectedWait } from '../estimate/wait.ts';
import { breakNear } from '../outputs/phrases.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { classToCome } from '../visit/green.ts';

/** Of the hall, and of each institution that has hours of its own. */
export function tellOfBreaks(rules: Rules, hall: Hall, now: number): Event[] {
  return [...hall.sessions.keys()].flatMap(institution => {
    const toldAt = breakToldAt(rules, hall, institution, now);
    const near = breakTold(rules, hall, institution, now);
    if (toldAt === undefined || toldAt > now || near === undefined) return [];
    return tellOf(rules, hall, institution, near, now);
  });
}

function tellOf(rules: Rules, hall: Hall, institution: string, { from, until }: Break, now: number): Event[] {
  const told = [...hall.visits.values()].flatMap(visit => {
    const isItsQueue = keeperOf(rules, hall, visit) === institution;
    return isItsQueue ? tell(rules, hall, visit, now) : [];
  });
  const isShown = told.length > 0 && rules.mainBoards.length > 0;
  return [
    ...told,
    {
      kind: 'break-near',
      ...(institution !== '' && { institution }),
      from,
      ...(isShown && { text: breakNear(rules, from, until) }),
    },
  ];
}

/** By whose hours it is called: those of an institution that has its own, else the hall's (''). */
function keeperOf(rules: Rules, hall: Hall, { place }: Visit): string | undefined {
  if (place.is !== 'waiting' && place.is !== 'away') return undefined;
  const institution = rules.queues.get(place.queue)?.institution ?? '';
  return hall.sessions.has(institution) ? institution : '';
}

/** Not whose turn has come, and nobody twice. */
function tell(rules: Rules, hall: Hall, visit: Visit, now: number): Event[] {
  const { ticket, order, place } = visit;
  const isInQueue = place.is === 'waiting' || (place.is === 'away' && place.due === undefined);
  if (!isInQueue || mayGoUntil(hall, visit, now) !== undefined) return [];
  const { queue } = place;
  const who = { class: classToCome(rules, visit), order, ...place };
  const expected = expectedWait(rules, hall, queue, who, now);
  const until = expected && goneUntil(rules, hall, queue, expected, now);
  return until === undefined ? [] : [{ kind: 'visit-may-go', ticket, queue, until }];
}
