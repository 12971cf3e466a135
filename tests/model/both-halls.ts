/** The core against a second, naive telling of its rules: whatever is ordered, both do the same. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import { nextSpeech } from '../../daemon/core/outputs/jobs.ts';
import { choose } from '../../daemon/core/queue/priority.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { Job } from '../../daemon/core/types/job.ts';
import type { Hall, Visit } from '../../daemon/core/types/model.ts';
import { eventsOf, isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { queueOf } from '../../daemon/core/visit/route.ts';
import { start } from '../kit/hall/play.ts';
import { halls, kinds } from './halls.ts';
import { type NaiveHall, naiveHall } from './naive/hall.ts';
import { orders as anyOrders, type Order } from './orders.ts';

const counters = [...halls.silent.counters.keys()];
const day = '2026-11-24';
const saysForMs = 5_000;

type Story = {
  rules: Rules;
  hall: Hall;
  naive: NaiveHall;
  events: { event: Event; at: number }[];
  told: string[];
};

function play(rules: Rules, orders: readonly Order[]): Story {
  const hall = emptyHall(rules);
  const naive = naiveHall(rules, day, (_, { ticket }) => chosenFor.get(ticket) ?? '');
  const story: Story = { rules, hall, naive, events: [], told: [] };
  let now = start;
  // Where less wait was expected for a visit when it came to its choice; how waits are expected is tested for itself.
  const chosenFor = new Map<string, string>();
  const give = (command: Command): void => {
    const told = story.events.length;
    const outcome = handle(rules, story.hall, command, now);
    const did = isRefusal(outcome) ? outcome.refused : 'done';
    story.events.push(...eventsOf(outcome).map(event => ({ event, at: now })));
    for (const { event } of story.events.slice(told)) {
      if (event.kind === 'route-chosen' && event.by === 'shortest') chosenFor.set(event.ticket, event.queue);
    }
    story.told.push(
      `${((now - start) / 1000).toString().padStart(5)} s  ${JSON.stringify(command)} -> ${did}`,
    );
    expect(did, 'what the core does, and what the naive hall does').toBe(story.naive.give(command, now));
    for (const { event } of story.events.slice(told)) noteLeave(naive, event);
  };
  /** The call of the naive hall that each sentence of the core speaks of. */
  const callOf = new Map<string, number>();
  const noteCalls = (): void => {
    for (const job of hall.jobs.values()) {
      if (job.is !== 'call' || callOf.has(job.id)) continue;
      callOf.set(job.id, naive.state().people.find(({ ticket }) => ticket === job.ticket)?.call ?? 0);
    }
  };
  let saying: { job: Job; endsAt: number } | undefined;
  const tellVoice = (command: Command): void => {
    const outcome = handle(rules, hall, command, now);
    story.events.push(...eventsOf(outcome).map(event => ({ event, at: now })));
  };
  /** One sentence after the other, until then. */
  const speak = (until: number): void => {
    if (rules.voices.length === 0) return;
    for (;;) {
      if (saying !== undefined) {
        if (saying.endsAt > until) return;
        now = saying.endsAt;
        const { job } = saying;
        tellVoice({ verb: 'end-job', job: job.id, device: 'voice-1', outcome: 'done' });
        if (job.is === 'call') naive.said(job.ticket, callOf.get(job.id) ?? 0, now);
        story.told.push(`${((now - start) / 1000).toString().padStart(5)} s  said: ${JSON.stringify(job)}`);
        saying = undefined;
      }
      const job = nextSpeech(hall, new Set());
      if (job === undefined) return;
      tellVoice({ verb: 'begin-job', job: job.id, device: 'voice-1' });
      if (hall.jobs.has(job.id)) saying = { job, endsAt: now + saysForMs };
    }
  };
  const opened = handle(rules, hall, { verb: 'open-day', day }, now);
  story.events.push(...eventsOf(opened).map(event => ({ event, at: now })));
  for (const counter of counters) give({ verb: 'open-counter', counter });
  try {
    for (const { afterSeconds, command } of orders) {
      const until = now + afterSeconds * 1000;
      speak(until);
      now = until;
      give({ verb: 'tick' });
      noteCalls();
      // Told as so much before or behind the time that the hall has counted.
      give(command.verb === 'set-clock' ? { ...command, wall: now + command.wall } : command);
      noteCalls();
      samePlaces(story);
      for (const counter of counters) sameNext(story, counter, now);
    }
  } catch (error) {
    if (error instanceof Error)
      error.message += `\n\nThe story:\n${story.told.slice(counters.length).join('\n')}`;
    throw error;
  }
  return story;
}

/** Who is told before a break that they may go follows from the waits that are expected, which are tested for themselves. */
function noteLeave(naive: NaiveHall, event: Event): void {
  if (event.kind === 'visit-may-go') naive.mayGo(event.ticket, event.queue, event.until);
  if (event.kind === 'visit-queued' && event.mayGoUntil !== undefined)
    naive.mayGo(event.ticket, event.queue, event.mayGoUntil);
}

/** Mostly they are the very same, which is cheaper to see than what differs. */
function samePlaces({ hall, naive }: Story): void {
  const [core, told] = [placesOf(hall), naivePlaces(naive)];
  if (!isDeepStrictEqual(core, told)) expect(core).toEqual(told);
}

/** I3, and I9 with it: the next visit is the one R2 names. */
function sameNext({ rules, hall, naive }: Story, id: string, now: number): void {
  const counter = rules.counters.get(id);
  const state = hall.counters.get(id);
  if (counter === undefined || state === undefined) throw new Error(`no counter ${id}`);
  expect(choose(rules, hall, counter, state, now)?.ticket, `who is next at counter ${id} (I3)`).toBe(
    naive.next(id, now)?.ticket,
  );
}

/** Where everybody is, in the words of both. */
function placesOf(hall: Hall): unknown {
  return {
    people: [...hall.visits.values()].map(visit => ({
      ticket: visit.ticket,
      class: visit.class,
      asked: visit.asked === 'green',
      denied: visit.denied === true,
      waitedMs: visit.waitedMs,
      step: visit.step,
      steps: visit.steps.map(step => [
        queueOf(step),
        step.casesDone ?? 0,
        ...[...(step.services ?? [])].sort(),
      ]),
      ended: (visit.ended ?? []).map(({ service, outcome }) => [service, outcome]),
      ...placeOf(visit),
    })),
    desks: [...hall.counters].map(
      ([id, { status, pausing, ticket, readySince, parked, missed, scanned, clerk, served, marks }]) => ({
        marks: marks ?? { set: [] },
        rates: served?.ticket,
        id,
        status,
        pausing,
        ticket,
        isReady: readySince !== undefined,
        parked,
        missed,
        scanned,
        clerk,
      }),
    ),
  };
}

function placeOf({ place }: Visit): object {
  switch (place.is) {
    case 'waiting': {
      const { joinedAt, rank, since, creditMs, queue, bound } = place;
      return { place: place.is, queue, joinedAt, rank, since, creditMs, bound };
    }
    case 'away': {
      const { joinedAt, rank, since, creditMs, queue, due } = place;
      return { place: place.is, queue, joinedAt, rank, since, creditMs, due: due?.counter };
    }
    case 'serving':
      return { place: place.is, counter: place.counter, isPresumed: place.presumed !== undefined };
    case 'called':
    case 'parked':
    case 'missed':
      return { place: place.is, counter: place.counter };
    case 'between':
    case 'done':
    case 'left':
      return { place: place.is };
  }
}

function naivePlaces(naive: NaiveHall): unknown {
  const { people, desks } = naive.state();
  const handOf = (id: string) =>
    people.find(one => one.counter === id && (one.place === 'called' || one.place === 'serving'))?.ticket;
  return {
    people: people.map(one => ({
      ticket: one.ticket,
      class: one.class,
      asked: one.asked,
      denied: one.denied,
      waitedMs: one.waitedMs,
      step: one.step,
      steps: one.steps.map(({ queue, usual, whose, casesDone = 0 }) => [
        queue ?? usual,
        casesDone,
        ...[...whose].sort(),
      ]),
      ended: one.over.map(({ service, outcome }) => [service, outcome]),
      place: one.place,
      ...(one.place === 'waiting' && {
        queue: one.queue,
        joinedAt: one.joinedAt,
        rank: one.rank,
        since: one.waitsSince,
        creditMs: one.credit,
        bound: one.bound,
      }),
      ...(one.place === 'away' && {
        queue: one.queue,
        joinedAt: one.joinedAt,
        rank: one.rank,
        since: one.waitsSince,
        creditMs: one.credit,
        due: one.due?.counter,
      }),
      ...(['called', 'serving', 'parked', 'missed'].includes(one.place) && { counter: one.counter }),
      ...(one.place === 'serving' && { isPresumed: one.presumed }),
    })),
    desks: desks.map(
      ({ id, status, pausing, readySince, parked, missed, scanned, clerk, rates, picked, marks }) => ({
        marks: { ...(picked !== undefined && { service: picked }), set: marks },
        rates: rates?.ticket,
        id,
        status,
        pausing,
        ticket: handOf(id),
        isReady: readySince !== undefined,
        parked,
        missed,
        scanned,
        clerk,
      }),
    ),
  };
}

/**
 * Whatever is ordered, both halls do the same, and a replay gives the same hall. A failure prints its seed and the shortest
 * story. Tells how many orders that were; the ticks between them are not counted.
 */
export function bothDoTheSame(numRuns: number): number {
  let given = 0;
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anyOrders, (kind, orders) => {
      const rules = halls[kind];
      const { hall, events } = play(rules, orders);
      given += orders.length;
      const replayed = emptyHall(rules);
      for (const { event, at } of events) evolve(rules, replayed, event, at);
      expect(replayed, 'replay of the journal = the state in memory (I5)').toEqual(hall);
    }),
    { numRuns },
  );
  return given;
}
