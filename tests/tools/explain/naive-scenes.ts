/**
 * Who stood where at each call, told a second time from the events alone: one list of people, copied whole before each press,
 * and sorted whole at each call. It knows nothing of the core, and reads nothing of what a call says about itself.
 */
import type { VisitStep } from '../../../daemon/core/types/model.ts';
import type { Rules, VisitClass } from '../../../daemon/core/types/rules.ts';
import type { Told } from './random-days.ts';

export type Person = {
  ticket: string;
  order: number;
  class: VisitClass;
  place: string;
  queue: string;
  counter?: string;
  /** When it came to its place. */
  at: number;
  waitsSince: number;
  /** How long of that it was away. */
  awayMs: number;
  joinedAt: number;
  worked: number;
  credit: number;
  rank: number;
  /** Its way. */
  steps: readonly VisitStep[];
  bound?: { counter: string; until?: number; sent?: true };
};
type Desk = { id: string; status: string; greens: number; isReady: boolean };
export type State = { people: Person[]; desks: Desk[]; surge: boolean };
type Call = Told & { event: { kind: 'visit-called' } };
/** `order`: the press that the call belongs to, and its first event. */
export type Scene = { call: Call; before: State; order: string; firstSeq: number; undoneAt?: number };
/** Somebody came to a queue, and what the credit of its last place was; `others`: who waited there. `isFresh`: not at an old place. */
export type Joining = {
  ticket: string;
  at: number;
  event: Told['event'] & { kind: 'visit-queued' };
  isSoon: boolean;
  isFresh: boolean;
  stoodCredit: number;
  others: Person[];
};
export type NaiveDay = { joinings: Joining[]; scenes: Scene[]; issued: Map<string, number>; end: State };

/** What the worked clock shows: `start`, and what of the time since then was no break. */
export function workedClock(rules: Rules, start: number) {
  const midnight = start - 9 * 3_600_000;
  return (queue: string, at: number): number => {
    const institution = rules.institutions.get(rules.queues.get(queue)?.institution ?? '');
    const sessions = (institution?.timetable ?? rules.timetable)?.sessions ?? [];
    let rested = 0;
    for (const [index, { untilMs }] of sessions.entries()) {
      const next = sessions[index + 1];
      if (next === undefined) continue;
      const [from, until] = [midnight + untilMs, midnight + next.fromMs];
      rested += Math.max(0, Math.min(at, until) - Math.max(start, from));
    }
    return at - rested;
  };
}

export function scenesOf(rules: Rules, told: readonly Told[]): NaiveDay {
  let state: State = {
    people: [],
    desks: [...rules.counters.keys()].map(id => ({ id, status: 'closed', greens: 0, isReady: false })),
    surge: false,
  };
  const day: NaiveDay = { joinings: [], scenes: [], issued: new Map(), end: state };
  const presses = new Map<string, { before: State; seq: number }>();
  let seqOfPress = 0;
  let order = '';
  for (const { seq, at, event } of told) {
    if (event.order !== undefined) {
      seqOfPress = seq;
      ({ order } = event);
      if ('counter' in event && event.counter !== undefined && event.order !== 'undo')
        presses.set(`${event.counter} ${event.order}`, { before: structuredClone(state), seq });
    }
    const person = state.people.find(one => 'ticket' in event && one.ticket === event.ticket);
    const desk = state.desks.find(one => 'counter' in event && one.id === event.counter);
    const stands = (place: string, counter?: string): void => {
      if (person === undefined) throw new Error(`nobody is ${place}`);
      delete person.bound;
      delete person.counter;
      Object.assign(person, { place, at, ...(counter !== undefined && { counter }) });
    };
    switch (event.kind) {
      case 'ticket-issued':
        day.issued.set(event.ticket, at);
        state.people.push({
          ticket: event.ticket,
          order: state.people.length + 1,
          class: event.class,
          place: 'between',
          queue: '',
          at,
          waitsSince: at,
          awayMs: 0,
          joinedAt: at,
          worked: 0,
          credit: 0,
          rank: 0,
          steps: [],
        });
        break;
      case 'visit-queued': {
        const { queue, joinedAt, workedAtJoining = 0, rank = 0, creditMs, since, bound, awayMs = 0 } = event;
        if (person?.place !== 'waiting' || person.queue !== queue)
          day.joinings.push({
            ticket: event.ticket,
            at,
            event,
            isSoon: person?.steps[event.step]?.soon !== undefined,
            isFresh: person?.place === 'between',
            stoodCredit: person?.credit ?? 0,
            others: structuredClone(
              state.people.filter(one => one !== person && one.place === 'waiting' && one.queue === queue),
            ),
          });
        stands('waiting');
        const stand = {
          queue,
          joinedAt,
          worked: workedAtJoining,
          rank,
          credit: creditMs,
          waitsSince: since - awayMs,
          awayMs,
        };
        Object.assign(person ?? {}, stand, bound === undefined ? {} : { bound });
        break;
      }
      case 'class-set':
        if (person === undefined) throw new Error('nobody has that class');
        person.class = event.class;
        if (event.creditMs !== undefined) person.credit = event.creditMs;
        break;
      case 'visit-called': {
        day.scenes.push({
          call: { seq, at, event },
          before: structuredClone(state),
          order,
          firstSeq: seqOfPress,
        });
        if (desk !== undefined && event.why.by !== 'number')
          desk.greens = person?.class === 'green' ? desk.greens + 1 : 0;
        stands('called', event.counter);
        if (desk !== undefined) desk.isReady = false;
        break;
      }
      case 'visit-started': {
        const { at: since = at } = person ?? {};
        const wasServing = person?.place === 'serving';
        stands('serving', event.counter);
        if (person !== undefined && (event.by === 'finish' || wasServing)) person.at = since;
        break;
      }
      case 'visit-resumed':
        stands('serving', event.counter);
        break;
      case 'visit-parked':
        stands('parked', event.counter);
        break;
      case 'visit-stepped-away':
        stands('away');
        break;
      case 'visit-missed':
        stands('missed', event.counter);
        break;
      case 'visit-transferred':
        if (event.when === 'now') stands(event.reason === 'misrouted' ? 'misrouted' : 'between');
        break;
      case 'step-finished':
      case 'visit-rejoined':
        stands('between');
        break;
      case 'visit-reopened': {
        const { place } = event;
        stands(place?.is ?? 'between', place !== undefined && 'counter' in place ? place.counter : undefined);
        if (place === undefined || person === undefined) break;
        person.queue = place.queue;
        person.at = place.is === 'away' ? place.leftAt : place.since;
        if (place.is !== 'waiting') break;
        const { joinedAt, workedAtJoining, creditMs, rank, since, awayMs = 0 } = place;
        Object.assign(person, {
          joinedAt,
          worked: workedAtJoining,
          credit: creditMs,
          rank,
          waitsSince: since - awayMs,
          awayMs,
        });
        break;
      }
      case 'visit-done':
        stands('done');
        break;
      case 'visit-left':
        stands('left');
        break;
      case 'counter-opened':
      case 'counter-resumed':
        if (desk !== undefined) desk.status = 'open';
        break;
      case 'counter-paused':
        if (desk !== undefined && !event.after) Object.assign(desk, { status: 'paused', isReady: false });
        break;
      case 'counter-closed':
        if (desk !== undefined) Object.assign(desk, { status: 'closed', isReady: false });
        break;
      case 'counter-ready':
        if (desk !== undefined) desk.isReady = event.ready;
        break;
      case 'day-opened':
        for (const one of state.desks) Object.assign(one, { status: 'closed', greens: 0, isReady: false });
        break;
      case 'surge-changed':
        state.surge = event.level !== undefined;
        break;
      case 'press-undone': {
        const press = presses.get(`${event.counter} ${event.undone}`);
        if (press === undefined) throw new Error('no such press');
        const was = (ticket: string) => press.before.people.find(one => one.ticket === ticket);
        state.people = state.people.map(one => {
          const before = event.tickets.includes(one.ticket) ? was(one.ticket) : undefined;
          return before === undefined ? one : structuredClone(before);
        });
        const before = press.before.desks.find(({ id }) => id === event.counter);
        if (desk !== undefined && before !== undefined) Object.assign(desk, before);
        for (const scene of day.scenes) if (scene.firstSeq === press.seq) scene.undoneAt = at;
        break;
      }
      default:
    }
    const there = state.people.find(one => 'ticket' in event && one.ticket === event.ticket);
    if (there !== undefined && 'steps' in event && event.steps !== undefined) there.steps = event.steps;
  }
  day.end = state;
  return day;
}
