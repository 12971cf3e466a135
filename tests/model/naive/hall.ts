/**
 * The rules of the hall written a second time, slowly and plainly: one list of people, sorted whole at each call, and a
 * copy of everything before each press. It knows no lanes, no folds and no events.
 */
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { stepAway, stepBack } from './away.ts';
import { handIsEmpty, inCall, serveTheReady } from './calls.ts';
import { naiveClock } from './clock.ts';
import { atCounter } from './counter.ts';
import { closeDay, openDay, tick } from './day.ts';
import { setClass } from './green.ts';
import {
  closedDesk,
  desk,
  hand,
  keeperOf,
  leaveLists,
  type Naive,
  No,
  no,
  type Person,
  person,
  type State,
  type Step,
} from './people.ts';
import { next } from './priority.ts';
import { back, reopen, scan } from './return.ts';
import { count, fullOrNo, keepersOn, possible, take, ticketsOrNo } from './tickets.ts';
import { changed, dropMarks, keepPress, undo } from './undo.ts';
import { addStep, addSteps } from './way.ts';

export type NaiveHall = {
  state(): State;
  /** 'done', or the reason of the refusal. */
  give(command: Command, now: number): string;
  /** That call of all of the day was said to its end. */
  said(ticket: string, call: number, now: number): void;
  /** It was told before a break that it may go until then, by the wall clock. */
  mayGo(ticket: string, queue: string, until: number): void;
  next(counter: string, now: number): Person | undefined;
};

export function naiveHall(rules: Rules, today: string, shortest: Naive['shortest']): NaiveHall {
  const desks = [...rules.counters.keys()].map(closedDesk);
  const hall: Naive = {
    rules,
    today,
    shortest,
    clock: naiveClock(rules, today),
    state: { issued: 0, people: [], desks, taken: {}, isOpen: true, closedAt: 0 },
    presses: new Map(),
    moves: new Map(),
    calls: 0,
  };
  return {
    state: () => hall.state,
    next: (counter, now) => next(hall, counter, now),
    mayGo(ticket, queue, until) {
      person(hall, ticket).mayGo = { queue, until };
    },
    said(ticket, call, now) {
      const one = person(hall, ticket);
      if (inCall(one) && one.call === call) one.saidAt = now;
    },
    give(command, now) {
      const before = structuredClone(hall.state);
      const pressesBefore = new Map(hall.presses);
      try {
        carryOut(hall, command, now);
        if (command.verb !== 'undo') dropMarks(hall, before);
        serveTheReady(hall, now);
        // Whoever rates has moved nowhere.
        if (command.verb !== 'rate')
          for (const ticket of changed(hall, before))
            hall.moves.set(ticket, (hall.moves.get(ticket) ?? 0) + 1);
        keepPress(hall, command, before, now);
        return 'done';
      } catch (error) {
        if (!(error instanceof No)) throw error;
        hall.state = before;
        hall.presses = pressesBefore;
        if (error.message === 'came-or-missed') isAsked(hall, command, now);
        return error.message;
      }
    },
  };
}

/** Whoever pressed next is asked whether the one in hand came. */
function isAsked(hall: Naive, command: Command, now: number): void {
  const held = 'counter' in command ? hand(hall, command.counter ?? '') : undefined;
  if (held?.counter === undefined) return;
  const number = command.verb === 'bring-back' ? command.number : undefined;
  desk(hall, held.counter).asks = { ticket: held.ticket, at: now, ...(number !== undefined && { number }) };
}

const aboutTickets: ReadonlySet<string> = new Set(
  'add-service rejoin step-away step-back reopen abandon set-class'.split(' '),
);

function isAtCounter(command: Command): command is Command & { counter: string } {
  return 'counter' in command && !aboutTickets.has(command.verb);
}

function carryOut(hall: Naive, command: Command, now: number): void {
  if (command.verb === 'set-clock') hall.clock.set(command.wall, now);
  else if (command.verb === 'open-day') {
    if (hall.state.isOpen) no('already-open');
    openDay(hall, now);
  } else if (command.verb === 'describe-hall') return;
  else if (command.verb === 'sign-in' && hall.rules.staff?.has(command.clerk) === false) no('unknown-person');
  else if (!hall.state.isOpen) {
    if (command.verb !== 'tick') no('hall-closed');
  } else if (command.verb === 'close-day') closeDay(hall, now);
  else if (command.verb === 'take-ticket') take(hall, command, now);
  else if (command.verb === 'tick') tick(hall, now);
  else if (command.verb === 'ask-away') hall.awayAskedAt = now;
  else if (command.verb === 'undo') undo(hall, command.counter, now);
  else if (command.verb === 'scan') scan(hall, command, now);
  else if (isAtCounter(command)) atCounter(hall, command, now);
  else if ('ticket' in command && command.ticket !== undefined)
    aboutTicket(hall, command as Command & { ticket: string }, now);
  else throw new Error(`the naive hall knows no ${command.verb}`);
}

function aboutTicket(hall: Naive, command: Command & { ticket: string }, now: number): void {
  const one = person(hall, command.ticket);
  const over = one.place === 'done' || one.place === 'left';
  switch (command.verb) {
    case 'rejoin':
      back(hall, one, false, now);
      return;
    case 'step-away':
      stepAway(hall, one, now);
      return;
    case 'step-back':
      stepBack(hall, one, now);
      return;
    case 'reopen':
      reopen(hall, one, now);
      return;
    case 'abandon': {
      if (over) no('wrong-place');
      const held = one.place === 'called' || one.place === 'serving' ? one.counter : undefined;
      leaveLists(hall, one);
      one.place = 'left';
      delete one.counter;
      delete one.bound;
      delete one.due;
      if (held !== undefined) handIsEmpty(hall, held);
      return;
    }
    case 'add-service': {
      if (over) no('wrong-place');
      const service = hall.rules.services.get(command.service) ?? no('unknown-service');
      if (one.cases > 1 && one.services.some(other => other !== service.id)) no('name-cases');
      // What is in hand, or was set aside there, has begun and takes nothing more in.
      const begun = one.place === 'serving' || one.place === 'parked' ? one.step + 1 : one.step;
      const rest = one.steps.slice(begun);
      const ended = one.over.find(other => other.service === service.id);
      const way = ended?.rest ?? addSteps([], [service], new Map());
      ticketsOrNo(hall, way, now);
      const counted = keepersOn(hall, one.steps);
      const isNew = (step: Step) => possible(step).every(queue => !counted.has(keeperOf(hall, queue)));
      fullOrNo(hall, ended === undefined ? [service] : [], way.filter(isNew));
      if (ended === undefined) count(hall, `service ${service.id}`);
      for (const keeper of keepersOn(hall, way)) if (!counted.has(keeper)) count(hall, keeper);
      if (ended === undefined) addSteps(rest, [service], new Map());
      else for (const step of ended.rest) addStep(rest, step);
      one.steps = [...one.steps.slice(0, begun), ...rest];
      one.services.push(service.id);
      one.over = one.over.filter(other => other !== ended);
      return;
    }
    case 'set-class':
      if (over) no('wrong-place');
      setClass(hall, one, command, now);
      return;
    default:
      throw new Error(`the naive hall knows no ${command.verb}`);
  }
}
