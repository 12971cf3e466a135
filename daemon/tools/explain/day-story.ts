/** What a business day's events tell of its visits: where each stood at every moment, and who was called when and why. */

import type { Event } from '../../core/types/events.ts';
import type { VisitStep } from '../../core/types/model.ts';
import type { VisitClass } from '../../core/types/rules.ts';
import { type Day, openDay } from '../../history/day.ts';
import type { Place, WaitingPlace } from '../../history/visit.ts';
import { textOf } from '../../text/staff/sentences.ts';

export type DayEvent = { seq: number; at: number; event: Event };

/** From event `seq` on, until the next one. `steps`: its way. */
export type Standing = { seq: number; class: VisitClass; place: Place; steps: readonly VisitStep[] };

/** The order that events belong to: its first event, and the user who gave it over MQTT. */
type Press = { press: number; orderedBy?: string };

/** One event of a visit. */
export type Moment = DayEvent & Press & { before: Standing | undefined; undoneAt?: number };

/** `from`: how the visit stood in the queue; `showed`: the worked clock of a queue at that moment. */
export type Call = DayEvent & {
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

/** What a voice says, or what a printer prints. */
export type Job =
  | { is: 'speech'; text: string }
  | { is: 'paper'; what: 'ticket' | 'papers' | 'closing' | 'queue'; again: boolean };

export type DayStory = {
  /** The hall's own, where the day's opening tells it. */
  timeZone?: string;
  /** Every visit of the day by ticket, in the order of issue. */
  visits: Map<string, Story>;
  calls: Call[];
  jobs: Map<string, Job>;
  /** By follow-up, question and alarm: whose it is, so that its end belongs to the same visit. */
  followUps: Map<string, string>;
  alarms: Map<string, { ticket: string; text: string }>;
};

export function storyOf(entries: Iterable<DayEvent>): DayStory {
  const history = openDay();
  const day: DayStory = {
    visits: new Map(),
    calls: [],
    jobs: new Map(),
    followUps: new Map(),
    alarms: new Map(),
  };
  let press: Press = { press: 0 };
  let isOnPaper = false;
  for (const told of entries) {
    const { event, seq, at } = told;
    if (event.order !== undefined) {
      const { orderedBy } = event;
      press = { press: seq, ...(orderedBy !== undefined && { orderedBy }) };
    }
    history.saw(event, at);
    note(day, event);
    // A flicker is nothing that happened to anybody (R21).
    const isOfCut: boolean = event.kind === 'queues-printed' || (event.kind === 'power-back' && isOnPaper);
    isOnPaper = isOfCut ? event.kind === 'queues-printed' : isOnPaper;
    for (const ticket of isOfCut ? inside(day) : ticketsOf(day, event))
      append(day, history, ticket, { ...told, ...press });
  }
  return day;
}

/** How the visit stood just before that event; before it was issued, nowhere. */
export function standingBefore(story: Story, seq: number): Standing | undefined {
  return story.standings.findLast(standing => standing.seq < seq);
}

/** How it waits from that event on. */
export function waitingFrom({ standings }: Story, seq: number): WaitingPlace | undefined {
  const place = standings.findLast(one => one.seq <= seq)?.place;
  return place?.is === 'waiting' ? place : undefined;
}

/** R3: what a press did that is taken back stays told, as taken back. */
function append(day: DayStory, { visits, did, time }: Day, ticket: string, told: DayEvent & Press): void {
  const story = day.visits.get(ticket);
  const visit = visits.get(ticket);
  if (story === undefined || visit === undefined) return;
  const { seq, at, event } = told;
  const before = story.standings.at(-1);
  const moment: Moment = { ...told, before };
  story.moments.push(moment);
  did(undoneAt => void (moment.undoneAt = undoneAt));
  if (event.kind === 'visit-called' && before?.place.is === 'waiting') {
    const { worked } = time();
    const showed = (queue: string) => worked(queue, at);
    const call: Call = { ...told, event, class: before.class, from: before.place, showed };
    day.calls.push(call);
    did(undoneAt => void (call.undoneAt = undoneAt));
  }
  const { class: visitClass, place, steps } = visit;
  if (place !== before?.place || visitClass !== before.class || steps !== before.steps)
    story.standings.push({ seq, class: visitClass, place, steps });
}

function note(day: DayStory, event: Event): void {
  switch (event.kind) {
    case 'day-opened':
      day.timeZone = event.timeZone;
      return;
    case 'ticket-issued': {
      const { ticket, number } = event;
      day.visits.set(ticket, { ticket, number, order: day.visits.size + 1, moments: [], standings: [] });
      return;
    }
    case 'speech-begun':
      day.jobs.set(event.job, { is: 'speech', text: event.text });
      return;
    case 'ticket-print-begun':
      day.jobs.set(event.job, { is: 'paper', what: event.what, again: event.again });
      return;
    case 'follow-up-opened':
    case 'refusal-opened':
      if (event.followUp.ticket !== undefined) day.followUps.set(event.followUp.id, event.followUp.ticket);
      return;
    case 'question-opened':
      if (event.ticket !== undefined) day.followUps.set(event.question, event.ticket);
      return;
    case 'alarm-raised': {
      const { alarm, subject } = event;
      if (subject.ticket !== undefined)
        day.alarms.set(alarm, { ticket: subject.ticket, text: textOf(event) });
      return;
    }
    default:
  }
}

/** Who is in the hall. */
function inside({ visits }: DayStory): string[] {
  return [...visits.values()].flatMap(({ ticket, standings }) => {
    const is = standings.at(-1)?.place.is;
    return is === undefined || is === 'done' || is === 'left' ? [] : [ticket];
  });
}

function ticketsOf(day: DayStory, event: Event): readonly string[] {
  return event.kind === 'press-undone' ? event.tickets : [ticketOf(day, event) ?? ''];
}

function ticketOf(day: DayStory, event: Event): string | undefined {
  switch (event.kind) {
    case 'follow-up-opened':
    case 'refusal-opened':
      return event.followUp.ticket;
    case 'follow-up-closed':
      return day.followUps.get(event.followUp);
    case 'refusal-confirmed':
    case 'refusal-overturned':
      return day.followUps.get(event.refusal);
    case 'question-written':
    case 'question-passed':
    case 'question-accepted':
    case 'question-closed':
      return day.followUps.get(event.question);
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
