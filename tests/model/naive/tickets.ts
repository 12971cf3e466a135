/** R1, R10: tickets, and how many there are. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Service } from '../../../daemon/core/types/rules.ts';
import { keeperOf, type Naive, no, type Person, type Step } from './people.ts';
import { arrive } from './waiting.ts';
import { addSteps, queueOf } from './way.ts';

export const possible = (step: Step): readonly string[] =>
  step.queue === undefined ? (step.among ?? []) : [step.queue];

export const keepersOn = (hall: Naive, steps: readonly Step[]): Set<string> =>
  new Set(steps.flatMap(step => queueOf(step) ?? step.among ?? []).map(it => keeperOf(hall, it)));

export const count = (hall: Naive, what: string): void => {
  hall.state.taken[what] = (hall.state.taken[what] ?? 0) + 1;
};

const isFull = (hall: Naive, what: string, limit: number | undefined): boolean =>
  limit !== undefined && (hall.state.taken[what] ?? 0) >= limit;

const isBankFull = (hall: Naive, queue: string): boolean =>
  isFull(hall, keeperOf(hall, queue), hall.rules.institutions.get(keeperOf(hall, queue))?.dailyLimit);

/** R10: neither the hall nor anybody on the way has taken its last ticket. */
export function ticketsOrNo(hall: Naive, steps: readonly Step[], now: number): void {
  if (hall.clock.takesNone('', now, false) !== undefined) no('no-tickets-now');
  for (const step of steps)
    if (possible(step).every(queue => hall.clock.takesNone(keeperOf(hall, queue), now, true) !== undefined))
      no('no-tickets-now');
}

export function fullOrNo(hall: Naive, services: readonly Service[], steps: readonly Step[]): void {
  for (const { id, dailyLimit } of services) if (isFull(hall, `service ${id}`, dailyLimit)) no('full-today');
  for (const step of steps) if (possible(step).every(it => isBankFull(hall, it))) no('full-today');
}

/** Who goes there anyway, or is there, is inside. */
export function sendingOrNo(hall: Naive, one: Person, queue: string, now: number): void {
  const keeper = keeperOf(hall, queue);
  if (keepersOn(hall, one.steps.slice(one.step)).has(keeper)) return;
  if (hall.clock.takesNone(keeper, now, false) === 'today') no('no-tickets-now');
  if (hall.clock.hasGoneHome(keeper, now)) no('no-tickets-now');
  if (isBankFull(hall, queue)) no('full-today');
}

export function take(hall: Naive, command: Command & { verb: 'take-ticket' }, now: number): void {
  const services = command.services.map(id => hall.rules.services.get(id) ?? no('unknown-service'));
  const [first] = services;
  if (first === undefined) return no('unknown-service');
  const asked = services.flatMap(({ route }) => route).filter(step => step.is === 'choice');
  for (const step of asked) {
    const chosen = command.choice.get(step.choice);
    if (chosen === undefined && step.by === 'ticket' && step.otherwise.is === 'ask') no('choose-first');
    if (chosen !== undefined && !step.among.includes(chosen)) no('choose-first');
  }
  if ([...command.choice.keys()].some(name => asked.every(step => step.choice !== name))) no('choose-first');
  const { cases = 1 } = command;
  if (cases !== 1 && (cases < 1 || cases > hall.rules.casesOnTicket || services.length > 1)) no('name-cases');
  const steps = addSteps([], services, command.choice);
  if (queueOf(steps[0]) === undefined && steps[0]?.ask === true) no('choose-first');
  ticketsOrNo(hall, steps, now);
  fullOrNo(hall, services, steps);
  for (const { id } of services) count(hall, `service ${id}`);
  for (const institution of keepersOn(hall, steps)) count(hall, institution);
  hall.state.issued += 1;
  const isAsked = hall.rules.confirmGreen && command.class === 'green';
  const one: Person = {
    ticket: `${first.series}${String(hall.state.issued).padStart(3, '0')}`,
    order: hall.state.issued,
    class: isAsked ? 'normal' : command.class,
    asked: isAsked,
    denied: false,
    services: [...command.services],
    cases,
    over: [],
    steps,
    step: 0,
    place: 'waiting',
    queue: '',
    joinedAt: now,
    workedJoined: 0,
    credit: 0,
    rank: 0,
    waitedMs: 0,
    calls: 0,
    waitsSince: now,
    workedSince: 0,
    calledAt: now,
    call: 0,
    since: now,
    presumed: false,
    missedIn: [],
    awayIn: [],
    workedLeft: 0,
    awayMs: 0,
  };
  hall.state.people.push(one);
  arrive(hall, one, now);
}
