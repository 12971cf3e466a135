/** What a business day's events tell of its visits: where each stood at every moment, and who was called when and why. */

import { neverSet, setClock, workedAt, workedBefore } from '../../core/day/worked-clock.ts';
import type { Event } from '../../core/types/events.ts';
import type { Layout } from '../../core/types/layout.ts';
import type { VisitStep } from '../../core/types/model.ts';
import type { VisitClass } from '../../core/types/rules.ts';
import type { WorkedClock } from '../../core/types/sessions.ts';
import { type Past, type Place, placeAfter, type WaitingPlace } from './place.ts';

export type Told = { seq: number; at: number; event: Event };

/** From event `seq` on, until the next one. `steps`: its way. */
export type Standing = { seq: number; class: VisitClass; place: Place; steps: readonly VisitStep[] };

/** The order that events belong to: its first event, and the user who gave it over MQTT. */
type Press = { press: number; orderedBy?: string };

/** One event of a visit. */
export type Moment = Told & Press & { before: Standing | undefined; undoneAt?: number };

/** `from`: how the visit stood in the queue; `showed`: the worked clock of a queue at that moment. */
export type Call = Told & {
  event: Extract<Event, { kind: 'visit-called' }>;
  press: number;
  class: VisitClass;
  from: WaitingPlace;
  showed: (queue: string) => number;
  undoneAt?: number;
};

/** `order`: of issue, from 1. */
export type Story = {
  ticket: string;
  number: number;
  order: number;
  moments: Moment[];
  standings: Standing[];
};

export type DayStory = {
  /** The hall's own, where the day's opening tells it. */
  timeZone?: string;
  worked: WorkedClock;
  /** By queue, as far as the journal tells. */
  institutions: Map<string, string>;
  /** Every visit of the day by ticket, in the order of issue. */
  visits: Map<string, Story>;
  calls: Call[];
  /** By job: what it says, or what it prints. */
  jobs: Map<string, string>;
  /** By follow-up and alarm: whose it is, so that its end belongs to the same visit. */
  followUps: Map<string, string>;
  alarms: Map<string, { ticket: string; text: string }>;
};

export function storyOf(entries: Iterable<Told>): DayStory {
  const day: DayStory = {
    worked: neverSet,
    institutions: new Map(),
    visits: new Map(),
    calls: [],
    jobs: new Map(),
    followUps: new Map(),
    alarms: new Map(),
  };
  /** The first event of each counter's last order of each kind. */
  const presses = new Map<string, number>();
  let press: Press = { press: 0 };
  for (const told of entries) {
    const { event, seq } = told;
    if (event.order !== undefined) {
      const { orderedBy } = event;
      press = { press: seq, ...(orderedBy !== undefined && { orderedBy }) };
      if ('counter' in event) presses.set(`${event.counter} ${event.order}`, seq);
    }
    note(day, event, told.at);
    if (event.kind === 'press-undone') {
      takeBack(day, { ...told, ...press }, event.tickets, presses.get(`${event.counter} ${event.undone}`));
      continue;
    }
    const story = day.visits.get(ticketOf(day, event) ?? '');
    if (story !== undefined) append(day, story, { ...told, ...press });
  }
  return day;
}

/** How the visit stood just before that event; before it was issued, nowhere. */
export function standingBefore(story: Story, seq: number): Standing | undefined {
  return story.standings.findLast(standing => standing.seq < seq);
}

function append(day: DayStory, story: Story, told: Told & Press): void {
  const { seq, at, event, press } = told;
  const before = story.standings.at(-1);
  story.moments.push({ ...told, before });
  if (event.kind === 'visit-called' && before?.place.is === 'waiting')
    day.calls.push({
      seq,
      at,
      event,
      press,
      class: before.class,
      from: before.place,
      showed: clockOf(day, at),
    });
  const changed = event.kind === 'ticket-issued' || event.kind === 'class-set' ? event.class : undefined;
  const visitClass = changed ?? before?.class ?? 'normal';
  const steps = stepsIn(event) ?? before?.steps ?? [];
  const past = { ...pastOf(story), steps, showed: earlierOn(day, at) };
  const place = placeAfter(event, at, past) ?? before?.place;
  if (place === undefined) return;
  if (place !== before?.place || visitClass !== before.class || steps !== before.steps)
    story.standings.push({ seq, class: visitClass, place, steps });
}

function stepsIn(event: Event): readonly VisitStep[] | undefined {
  return 'steps' in event ? event.steps : undefined;
}

/** Where it is, and how it waited last. */
function pastOf({ standings }: Story): Pick<Past, 'before' | 'stood'> {
  const before = standings.at(-1)?.place;
  const stood = standings.findLast(({ place }) => place.is === 'waiting')?.place;
  return {
    ...(before !== undefined && { before }),
    ...(stood?.is === 'waiting' && { stood }),
  };
}

/** R3: whom the press touched stands again as before it; what it did stays told, as taken back. */
function takeBack(
  day: DayStory,
  told: Told & Press,
  tickets: readonly string[],
  press: number | undefined,
): void {
  const { seq, at } = told;
  for (const ticket of tickets) {
    const story = day.visits.get(ticket);
    if (story === undefined) continue;
    for (const moment of story.moments) if (moment.press === press) moment.undoneAt = at;
    story.moments.push({ ...told, before: story.standings.at(-1) });
    const before = press === undefined ? undefined : standingBefore(story, press);
    if (before !== undefined) story.standings.push({ ...before, seq });
  }
  for (const call of day.calls) if (call.press === press) call.undoneAt = at;
}

/** What the worked clock of a queue showed then: the clock may be set, and the hall described anew, later that day. */
function clockOf({ worked, institutions }: DayStory, at: number): Call['showed'] {
  const known = new Map(institutions);
  return queue => workedAt(worked, known.get(queue), at);
}

const earlierOn =
  ({ worked, institutions }: DayStory, at: number) =>
  (queue: string, earlier: number) =>
    workedBefore(worked, institutions.get(queue), earlier, at);

/** Of a day that tells no layout: nobody knows its breaks. */
const untold = { institutions: [] };

function describe(day: DayStory, layout: Layout | undefined): void {
  for (const { id, institution } of layout?.queues ?? []) day.institutions.set(id, institution);
}

function note(day: DayStory, event: Event, at: number): void {
  switch (event.kind) {
    case 'day-opened':
      day.timeZone = event.timeZone;
      day.worked = setClock(day.worked, event, at, untold);
      return describe(day, event.layout);
    case 'hall-described':
      day.worked = setClock(day.worked, event, at, untold);
      return describe(day, event.layout);
    case 'clock-set':
      day.worked = setClock(day.worked, event, at, untold);
      return;
    case 'ticket-issued': {
      const { ticket, number } = event;
      day.visits.set(ticket, { ticket, number, order: day.visits.size + 1, moments: [], standings: [] });
      return;
    }
    case 'speech-begun':
      day.jobs.set(event.job, event.text);
      return;
    case 'ticket-print-begun': {
      const paper = event.what === 'papers' ? 'the slip of missing papers' : 'the ticket';
      day.jobs.set(event.job, event.again ? `${paper} (marked as a reprint)` : paper);
      return;
    }
    case 'follow-up-opened':
      if (event.followUp.ticket !== undefined) day.followUps.set(event.followUp.id, event.followUp.ticket);
      return;
    case 'alarm-raised': {
      const { alarm, text, subject } = event;
      if (subject.ticket !== undefined) day.alarms.set(alarm, { ticket: subject.ticket, text });
      return;
    }
    default:
  }
}

function ticketOf(day: DayStory, event: Event): string | undefined {
  switch (event.kind) {
    case 'follow-up-opened':
      return event.followUp.ticket;
    case 'follow-up-closed':
      return day.followUps.get(event.followUp);
    case 'text-erased':
      return day.followUps.get(event.of);
    case 'alarm-raised':
    case 'alarm-acknowledged':
    case 'alarm-cleared':
      return day.alarms.get(event.alarm)?.ticket;
    default:
      return 'ticket' in event ? event.ticket : undefined;
  }
}
