/** Counts the visits of days into groups. Pure; its room grows with the kinds of things there are, not with the visits. */
import type { Layout } from '../../core/types/layout.ts';
import type { VisitClass } from '../../core/types/rules.ts';
import type { DayTold, Track } from '../../history/day-book.ts';
import { openLocalHours } from '../../history/local-hours.ts';
import type { FollowUpLine } from '../../history/records.ts';
import type { Fact } from '../../history/visit.ts';
import { countBookings } from './bookings.ts';
import { countFact, usually } from './counted-facts.ts';
import { classAtStep, type Dimension, dimensions, emptyGroup, type Group, tally } from './group.ts';
import { countQuestions } from './questions.ts';

/** The group of the whole hall has the id ''; so has that of nobody signed in, and of an institution that is not known. */
export type Groups = Readonly<Record<Dimension, Map<string, Group>>>;

/** Where something happened, as far as it is known. */
type Where = {
  at: number;
  queue?: string | undefined;
  counter?: string | undefined;
  clerk?: string | undefined;
  class?: VisitClass | undefined;
  /** Where it is one of the visit's own. */
  step?: number;
};

export function openGroups(): { add(day: DayTold): void; groups: Groups } {
  const groups = Object.fromEntries(dimensions.map(one => [one, new Map()])) as unknown as Groups;
  return {
    groups,
    add(day) {
      for (const dimension of dimensions)
        for (const group of groups[dimension].values())
          if (dimension !== 'day') Object.assign(group, { followUpsOpen: 0, questionsOpen: 0 });
      addDay(groups, day);
    },
  };
}

export function groupOf(groups: Groups, dimension: Dimension, id: string): Group {
  const group = groups[dimension].get(id) ?? emptyGroup();
  groups[dimension].set(id, group);
  return group;
}

function addDay(groups: Groups, told: DayTold): void {
  const { day, layout, tracks, wallAheadMs } = told;
  const hourOf = openLocalHours(told.timeZone);
  const hour = (at: number) => String(hourOf(at + wallAheadMs)).padStart(2, '0');
  const institutions = institutionsOf(layout);
  const of = (dimension: Dimension, id: string) => groupOf(groups, dimension, id);
  of('hall', '');
  of('day', day);
  seat(groups, layout);

  /** Everything that what happened belongs to. */
  function groupsAt(where: Where, services: readonly string[] = []): Group[] {
    const { at, queue, counter, clerk, class: visitClass, step } = where;
    const institution = institutions.get(`queue ${queue}`) ?? institutions.get(`counter ${counter}`);
    return [
      of('hall', ''),
      of('day', day),
      of('hour', hour(at)),
      ...(queue === undefined && counter === undefined ? [] : [of('institution', institution ?? '')]),
      ...(queue === undefined ? [] : [of('queue', queue)]),
      ...(counter === undefined ? [] : [of('counter', counter)]),
      ...(counter === undefined && clerk === undefined ? [] : [of('clerk', clerk ?? '')]),
      ...(visitClass === undefined ? [] : [of('class', visitClass)]),
      ...(visitClass === undefined || queue === undefined || step === undefined
        ? []
        : [of('class-at-step', classAtStep(queue, step, visitClass))]),
      ...[...new Set(services)].map(service => of('service', service)),
    ];
  }

  for (const track of tracks.values()) {
    const places = [of('hall', ''), of('day', day), of('hour', hour(track.issuedAt))];
    const services = [...new Set(track.services)].map(service => of('service', service));
    for (const group of [...places, ...services]) {
      group.tickets += 1;
      if (track.claimed) group.greenClaimed += 1;
    }
    of('class', track.class).tickets += 1;
    countPlaces(track);
    for (const fact of track.facts) countFact(fact, groupsAt(fact, servicesOf(fact, track)), told);
  }

  /** Once for each place that the visit came to. */
  function countPlaces({ facts }: Track): void {
    const places = new Set<Group>();
    for (const { is, queue, counter, clerk } of facts) {
      if (is === 'joined') {
        places.add(of('queue', queue));
        places.add(of('institution', institutions.get(`queue ${queue}`) ?? ''));
      } else if (is === 'called' && counter !== undefined) {
        places.add(of('counter', counter));
        places.add(of('clerk', clerk ?? ''));
      }
    }
    for (const group of places) group.tickets += 1;
  }

  addRecords(told, groupsAt, of);
  countQuestions(told, of);
  countBookings(told, of);
  for (const [counter, spans] of told.counters) {
    for (const group of [
      of('counter', counter),
      of('institution', institutions.get(`counter ${counter}`) ?? ''),
    ])
      for (const { is, from, until } of spans) group[is === 'open' ? 'openMs' : 'pausedMs'] += until - from;
  }
}

/** What happens to a visit happens to all its services, but for how each of them ends. */
function servicesOf(fact: Fact, { services }: Track): readonly string[] {
  return fact.is === 'ended' || fact.is === 'toldTwice' ? [fact.service] : services;
}

/** What the config has stands in the report also when nobody came to it, and in the order of the config. */
function seat(groups: Groups, layout: Layout | undefined): void {
  for (const { id } of layout?.institutions ?? []) groupOf(groups, 'institution', id);
  for (const { id } of layout?.services ?? []) groupOf(groups, 'service', id);
  for (const { id } of layout?.queues ?? []) groupOf(groups, 'queue', id);
  for (const { id } of layout?.counters ?? []) groupOf(groups, 'counter', id);
}

export function institutionsOf(layout: Layout | undefined): Map<string, string> {
  return new Map([
    ...(layout?.queues ?? []).map(({ id, institution }) => [`queue ${id}`, institution] as const),
    ...(layout?.counters ?? []).map(({ id, institution }) => [`counter ${id}`, institution] as const),
  ]);
}

function addRecords(
  { day, layout, tracks, ratings, followUps, reprinted, slipsLapsed }: DayTold,
  groupsAt: (where: Where, services?: readonly string[]) => Group[],
  of: (dimension: Dimension, id: string) => Group,
): void {
  const { badGrade } = layout ?? usually;
  for (const rating of ratings) {
    const track = tracks.get(rating.ticket);
    const queue = track?.facts.findLast(
      ({ is, at, counter }) => is === 'served' && at <= rating.at && counter === rating.counter,
    )?.queue;
    for (const group of groupsAt({ ...rating, queue, class: track?.class }, track?.services)) {
      group.ratings += 1;
      group.gradeSum += rating.grade;
      if (rating.grade <= badGrade) group.badRatings += 1;
      tally(group.grades, rating.grade);
    }
  }
  for (const followUp of followUps.values()) {
    const { openedAt, counter, clerk, ticket, carried, closedAt } = followUp;
    // The same number may have been given to somebody else on the day it was opened.
    const track = ticket === undefined || carried ? undefined : tracks.get(ticket);
    const about = (at: number) => groupsAt({ at, counter, clerk, class: track?.class }, track?.services);
    if (!carried) {
      for (const group of about(openedAt)) group.followUpsOpened += 1;
      countReasons(of('hall', ''), followUp);
    }
    if (closedAt !== undefined) for (const group of about(closedAt)) countAnswer(group, followUp, day);
    else for (const group of about(openedAt)) group.followUpsOpen += 1;
  }
  for (const group of [of('hall', ''), of('day', day)]) group.slipLapsed += slipsLapsed;
  for (const ticket of reprinted) {
    const track = tracks.get(ticket);
    if (track === undefined) continue;
    const { class: visitClass, services } = track;
    const kinds = [of('class', visitClass), ...[...new Set(services)].map(id => of('service', id))];
    for (const group of [of('hall', ''), of('day', day), ...kinds]) group.reprinted += 1;
  }
}

/** `day`: on which it was given. */
function countAnswer(group: Group, { word, due }: FollowUpLine, day: string): void {
  group.followUpsClosed += 1;
  if (word === undefined) return;
  if (word === 'confirmed') group.refusalsConfirmed += 1;
  else group.refusalsOverturned += 1;
  if (due !== undefined && due < day) group.refusalsLate += 1;
}

/** By what its clerk, or who rated, said in the words of that day: the list of the config may be another by now. */
function countReasons({ refusedFor, badFor }: Group, { source, services, reason = '' }: FollowUpLine): void {
  // One that somebody opened by hand is of no service.
  if (source === 'refused' && services !== undefined) tally(refusedFor, reason, services.length);
  if (source === 'rating' && reason !== '') tally(badFor, reason);
}
