/** R21: what was done by the list on paper is entered afterwards: who was served, and which newcomers still wait. */
import { dateAndTime } from '../day/clock-face.ts';
import { workedBefore } from '../day/worked-clock.ts';
import { joins } from '../estimate/joining.ts';
import { stoodUntil } from '../evolve/power.ts';
import { isServing } from '../queue/serving-counters.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { casesLeft } from '../visit/cases.ts';
import { ended } from '../visit/current-visit.ts';
import { freshVisit } from '../visit/fresh-visit.ts';
import { servicesAt } from '../visit/outcomes.ts';
import { servicesInto, stepsFor, wrongChoice } from '../visit/route.ts';
import { outcomesHere, stepDone } from './finish.ts';

type Served = Command & { verb: 'served-by-paper' };
type Came = Command & { verb: 'came-by-paper' };
type Newcomer = { visit: Visit; queue: string; issued: Event };

export function servedByPaper(rules: Rules, hall: Hall, command: Served, now: number): Event[] | Refusal {
  const { counter, ticket } = command;
  const { failedAt } = hall.power;
  if (!rules.counters.has(counter))
    return refuse('unknown-counter', { found: counter, expected: [...rules.counters.keys()] });
  if (failedAt === undefined) return refuse('no-power-cut', {});
  const servedAt = command.at - hall.wallAheadMs;
  const known = hall.visits.get(ticket);
  const came = known === undefined ? newcomer(rules, hall, command, servedAt) : undefined;
  if (came !== undefined && isRefusal(came)) return came;
  const chosen = known === undefined ? [] : choicesMade(known, command);
  const visit = came?.visit ?? (known && withChoices(known, chosen));
  if (visit === undefined) return refuse('unknown-ticket', { ticket });
  const { place } = visit;
  if (ended(visit)) return refuse('wrong-place', { ticket, is: place.is, wanted: 'inside' });
  const queue = came?.queue ?? ('queue' in place ? place.queue : '');
  if (!isServing(rules, counter, queue)) {
    const { queues = [], backup = [] } = rules.counters.get(counter) ?? {};
    const served = [...queues, ...backup];
    return refuse('other-hands', { is: 'not-served', ticket, queue, counter, served });
  }
  // Once more at the same moment it is the same line, typed again.
  const from = Math.max(failedAt, came === undefined ? stoodSince(visit) + 1 : 0);
  if (servedAt < from || servedAt > now) return notThen(rules, hall, ticket, command.at, from, now);
  const services = servicesAt(visit);
  const outcomes = outcomesHere(rules, hall, visit, { ...command, verb: 'finish', services });
  if (isRefusal(outcomes)) return outcomes;
  const stood = { ...visit, stood: stoodUntil(rules, hall, visit, servedAt, now) };
  const done = stepDone(
    rules,
    hall,
    stood,
    { counter, queue, outcomes, cases: casesLeft(visit), paper: true },
    now,
  );
  if (isRefusal(done)) return done;
  return [
    ...(came === undefined ? [] : [came.issued, queuedThen(rules, hall, came, servedAt, now)]),
    ...chosen,
    { kind: 'served-by-paper', ticket, counter, queue, servedAt },
    ...done.map(event =>
      event.kind === 'visit-queued'
        ? { ...untold(event), ...thenIn(rules, hall, event, servedAt, now) }
        : event,
    ),
  ];
}

type Chosen = Event & { kind: 'route-chosen' };

/** The clerk wrote down where it went on to. */
function choicesMade({ ticket, steps, step }: Visit, { counter, choice }: Served): Chosen[] {
  return steps.slice(step + 1).flatMap((next): Chosen[] => {
    const queue = next.is === 'choice' ? choice?.get(next.choice) : undefined;
    return next.is !== 'choice' || queue === undefined || !next.among.includes(queue)
      ? []
      : [{ kind: 'route-chosen', ticket, counter, choice: next.choice, queue, by: 'clerk' }];
  });
}

function withChoices(visit: Visit, chosen: readonly Chosen[]): Visit {
  const steps = visit.steps.map((step, index) => {
    const made = step.is === 'choice' && chosen.find(({ choice }) => choice === step.choice);
    return made === undefined || made === false || index <= visit.step
      ? step
      : { ...step, chosen: made.queue };
  });
  return { ...visit, steps };
}

/** Who came first has the lower number. */
export function cameByPaper(rules: Rules, hall: Hall, command: Came, now: number): Event[] | Refusal {
  const { ticket, at } = command;
  const { failedAt, backAt } = hall.power;
  if (failedAt === undefined) return refuse('no-power-cut', {});
  if (hall.visits.has(ticket))
    return refuse('wrong-place', {
      ticket,
      is: hall.visits.get(ticket)?.place.is ?? 'waiting',
      wanted: 'new',
    });
  const cameAt = at === undefined ? (backAt ?? now) : at - hall.wallAheadMs;
  if (cameAt < failedAt || cameAt > now) return notThen(rules, hall, ticket, at ?? now, failedAt, now);
  const came = newcomer(rules, hall, command, cameAt);
  return isRefusal(came) ? came : [came.issued, queuedThen(rules, hall, came, cameAt, now)];
}

/** Since when it can have been served where it stands. Who is in a hand may have been put there by time alone. */
function stoodSince({ place, stood }: Visit): number {
  switch (place.is) {
    case 'called':
    case 'serving':
      return stood?.since ?? 0;
    case 'away':
      return place.leftAt;
    default:
      return 'since' in place ? place.since : 0;
  }
}

function notThen(
  rules: Rules,
  hall: Hall,
  ticket: string,
  found: number,
  from: number,
  until: number,
): Refusal {
  const shown = (moment: number) => dateAndTime(moment, rules.timeZone);
  return refuse('not-at-that-time', {
    ticket,
    found: shown(found),
    from: shown(from + hall.wallAheadMs),
    until: shown(until + hall.wallAheadMs),
  });
}

/** By the number that was torn off a list: its queue is known, and its service where only one begins there. */
function newcomer(
  rules: Rules,
  hall: Hall,
  { ticket, service: named, choice = new Map() }: Served | Came,
  issuedAt: number,
): Newcomer | Refusal {
  const reserved = hall.power.reserved.get(ticket);
  if (reserved === undefined) return refuse('unknown-ticket', { ticket });
  const { queue, number } = reserved;
  const among = servicesInto(rules, queue);
  const service = named === undefined && among.length === 1 ? among[0] : among.find(({ id }) => id === named);
  if (service === undefined)
    return refuse('which-service', { is: 'of-newcomer', ticket, services: among.map(({ id }) => id) });
  const [start] = service.route;
  const choices = start?.is === 'choice' ? new Map([...choice, [start.choice, queue]]) : choice;
  const wrong = wrongChoice([service], choices);
  if (wrong !== undefined) return wrong;
  const order = hall.visits.size + 1;
  const visit = freshVisit({
    id: `${hall.day}-${order}`,
    ticket,
    number,
    order,
    class: 'normal',
    services: [service.id],
    steps: stepsFor([service], choices),
    mayNotFinish: false,
    issuedAt,
  });
  const { id, class: visitClass, services, steps } = visit;
  const issued: Event = {
    kind: 'ticket-issued',
    ticket,
    number,
    scope: rules.numbering === 'hall' ? '' : service.series,
    visit: id,
    services,
    class: visitClass,
    steps,
    ahead: 0,
    print: false,
    paper: true,
  };
  return { visit, queue, issued };
}

function queuedThen(
  rules: Rules,
  hall: Hall,
  { visit, queue }: Newcomer,
  cameAt: number,
  now: number,
): Event {
  const queued = joins(rules, hall, visit, visit.steps, 0, now).find(({ kind }) => kind === 'visit-queued');
  if (queued?.kind !== 'visit-queued') throw new Error(`${visit.ticket} joins no queue`);
  return { ...untold(queued), queue, ...thenIn(rules, hall, queued, cameAt, now), rank: visit.number };
}

type Queued = Event & { kind: 'visit-queued' };

/** It was told of no wait, and none is judged. */
function untold(event: Queued): Queued {
  const { expectedMs: _, likelyMs: __, expectedMin: ___, mayGoUntil: ____, ...queued } = event;
  return queued;
}

/** How it stands that came there then. */
function thenIn(rules: Rules, hall: Hall, { queue }: Queued, at: number, now: number): Partial<PlaceInQueue> {
  const worked = workedBefore(hall.worked, rules.queues.get(queue)?.institution, at, now);
  return { joinedAt: at, since: at, workedAtJoining: worked, workedSince: worked };
}
