/** The people of a recorded day on their way through the hall again: each does what it did, so long after it came there. */
import type { Command } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import { isRefusal } from '../../../core/types/refusals.ts';
import { isClaim } from '../../../core/visit/green.ts';
import type { Stage } from '../stage.ts';
import { endsHand } from './acts.ts';
import { kindOf, type Pace } from './pace.ts';
import { type Act, endOf, type Person, type RecordedDay, type Stay } from './recorded-day.ts';
import { stayAfter } from './recording.ts';

/** A visit of the played day. `stay`: where it is, as it was recorded, or as is usual. */
export type Visitor = { person: Person; ticket: string; stay: Stay | undefined };

export type Visitors = {
  /** Takes a ticket; who is refused goes home. */
  arrive(nth: number): void;
  react(event: Event): void;
  /** Whom the ticket of the played day belongs to. */
  visitor(ticket: string): Visitor | undefined;
  /** The ticket that this one of the record has now. */
  ticketOf(nth: number): string | undefined;
  tickets(): readonly { ticket: string; recorded: string }[];
};

/** What a key is pressed again after, that was refused. */
const tryAgainMs = 5_000;
/** Away, or in hand, where nothing is known. */
const unknownMs = 10 * 60_000;

/** `at`: which of the recorded stays it has come to; `moves`: what was planned before the last of them is dropped. */
type Moving = Visitor & { at: number; moves: number; queue: string; due: Act[] };

/** `callsNext`: the next may be called, nothing else is to be done before. */
type VisitorsClerk = { comesBack(ticket: string): void; callsNext(): boolean };

export function openVisitors(
  stage: Stage,
  { day, pace, clerk }: { day: RecordedDay; pace: Pace; clerk(counter: string): VisitorsClerk | undefined },
): Visitors {
  const visitors = new Map<string, Moving>();
  const tickets = new Map<number, string>();
  let arriving: number | undefined;

  function issued(ticket: string): void {
    const person = arriving === undefined ? undefined : day.people[arriving];
    if (arriving === undefined || person === undefined) throw new Error(`nobody took ${ticket}`);
    visitors.set(ticket, { person, ticket, stay: undefined, at: -1, moves: 0, queue: '', due: [] });
    tickets.set(arriving, ticket);
  }

  /** Into the next stay of that kind that was recorded, or one that was not. */
  function move(visitor: Moving, is: Stay['is'], event: Event): void {
    const { person } = visitor;
    const queue = 'queue' in event && event.queue !== undefined ? event.queue : visitor.queue;
    if (is === 'waiting' && visitor.stay?.is === is && queue === visitor.queue) return;
    const left = visitor.due.filter(({ command }) => command.verb === 'set-class');
    const next = person.stays.findIndex((stay, nth) => nth > visitor.at && stay.is === is);
    const counter = 'counter' in event ? event.counter : undefined;
    const recorded = person.stays[next];
    visitor.moves += 1;
    visitor.queue = queue;
    visitor.at = next < 0 ? visitor.at : next;
    visitor.stay = recorded ?? {
      is,
      from: 0,
      queue,
      step: stage.hall.visits.get(visitor.ticket)?.step ?? 0,
      acts: [],
    };
    visitor.due = [];
    for (const { command } of is === 'hand' ? left : []) answer(visitor, command);
    const factor = is === 'hand' && counter !== undefined ? pace.factor(recorded?.counter, counter) : 1;
    for (const { afterMs, command } of actsIn(visitor, recorded))
      later(visitor, { afterMs: Math.round(afterMs * factor), command });
  }

  /** Of a stay that was not recorded, or had no end, what is usual. */
  function actsIn({ person, at, stay, ticket }: Moving, recorded: Stay | undefined): readonly Act[] {
    if (stay === undefined) return [];
    const { acts, is } = stay;
    if (is === 'parked' && recorded === undefined)
      return [{ afterMs: unknownMs, command: { verb: 'resume', counter: '', ticket } }];
    if (is !== 'hand' || acts.some(({ command }) => endsHand(command))) return acts;
    const usualMs = pace.usualMs(kindOf(person, stay)) ?? unknownMs;
    const lastedMs =
      recorded && (endOf(person, at) ?? Math.max(day.until + 1, recorded.from + usualMs)) - recorded.from;
    return [
      ...acts,
      { afterMs: lastedMs ?? usualMs, command: { verb: 'finish', counter: '', outcome: 'approved' } },
    ];
  }

  function later(visitor: Moving, act: Act): void {
    const { moves } = visitor;
    visitor.due.push(act);
    stage.at(stage.now() + act.afterMs, () => {
      if (visitor.moves !== moves) return;
      visitor.due.splice(visitor.due.indexOf(act), 1);
      carryOut(visitor, act.command);
    });
  }

  function carryOut(visitor: Moving, command: Command): void {
    const { ticket } = visitor;
    const place = stage.hall.visits.get(ticket)?.place;
    const counter = place !== undefined && 'counter' in place ? place.counter : undefined;
    if (command.verb === 'resume') {
      const isThere = stage.hall.counters.get(counter ?? '')?.status === 'open';
      return clerk((isThere ? counter : undefined) ?? command.counter)?.comesBack(ticket);
    }
    const given = put(command, ticket, visitor.stay?.is === 'hand' ? counter : undefined);
    const isNext = given.verb === 'call-next';
    const outcome = isNext ? finishByNext(given.counter) : stage.give(given);
    if (!isRefusal(outcome)) return;
    if (command.verb === 'rejoin') stage.give({ verb: 'reopen', ticket, reason: 'as recorded' });
    else if (endsHand(command)) stillInHand(visitor, command);
  }

  /** Whoever was served has come, if the hall asks. */
  function finishByNext(counter: string): ReturnType<Stage['give']> {
    if (clerk(counter)?.callsNext() !== true)
      return stage.give({ verb: 'finish', counter, outcome: 'approved' });
    const next = stage.give({ verb: 'call-next', counter });
    return isRefusal(next) && next.refused === 'came-or-missed'
      ? stage.give({ verb: 'start', counter })
      : next;
  }

  /** What could not be done so is done in the next best way. */
  function stillInHand(visitor: Moving, command: Command): void {
    const visit = stage.hall.visits.get(visitor.ticket);
    const place = visit?.place;
    if (visit === undefined || place === undefined || !('counter' in place)) return;
    const { counter } = place;
    const again: Command =
      command.verb === 'miss' ? command : { verb: 'finish', counter, outcome: 'approved' };
    const next = visit.steps[visit.step + 1];
    if (again.verb === 'finish' && next?.is === 'choice' && next.chosen === undefined)
      stage.give({ verb: 'choose-route', counter, queue: next.among[0] ?? '' });
    later(visitor, { afterMs: tryAgainMs, command: again });
  }

  /** R6: a claim that nobody answered while it waited, for it was called sooner. */
  function answer({ ticket }: Visitor, command: Command): void {
    const visit = stage.hall.visits.get(ticket);
    if (visit !== undefined && isClaim(visit)) stage.give(put(command, ticket, undefined));
  }

  return {
    arrive(nth) {
      const person = day.people[nth];
      if (person === undefined) return;
      arriving = nth;
      const { services, class: visitClass, choices, print } = person;
      stage.give({ verb: 'take-ticket', services, class: visitClass, choice: choices, print });
    },
    react(event) {
      if (event.kind === 'ticket-issued') return issued(event.ticket);
      const visitor = 'ticket' in event ? visitors.get(event.ticket ?? '') : undefined;
      const is = stayAfter(event.kind);
      if (visitor !== undefined && is !== undefined) move(visitor, is, event);
    },
    visitor: ticket => visitors.get(ticket),
    ticketOf: nth => tickets.get(nth),
    tickets: () => [...visitors.values()].map(({ ticket, person }) => ({ ticket, recorded: person.ticket })),
  };
}

/** The same order for this ticket, and at this counter where it is in hand. */
function put(command: Command, ticket: string, counter: string | undefined): Command {
  return {
    ...command,
    ...('ticket' in command && { ticket }),
    ...('counter' in command && counter !== undefined && { counter }),
  };
}
