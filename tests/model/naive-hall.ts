/**
 * The rules of the hall written a second time, slowly and plainly: one list of people, sorted whole at each call, and a
 * copy of everything before each press. It knows no lanes, no folds and no events.
 */
import type { Command, Goal } from '../../daemon/core/types/commands.ts';
import type { Rules, Service, VisitClass } from '../../daemon/core/types/rules.ts';
import { naiveClock } from './naive-clock.ts';

type Step = {
  /** The services it is for. */
  whose: string[];
  queue?: string;
  choice?: string;
  among?: readonly string[];
  ask?: boolean;
  /** Taken where nobody chose. */
  usual?: string;
  soon?: boolean;
  doneAt?: string;
  /** Finished by next while nobody knew whether anybody was there. */
  presumed?: boolean;
  at?: string;
  knownTo?: string;
};
export type Person = {
  ticket: string;
  order: number;
  class: VisitClass;
  /** Green was asked for, and the staff said no. */
  asked: boolean;
  denied: boolean;
  services: string[];
  /** What became of those that were not approved, and what was left of their way. */
  over: { service: string; outcome: string; rest: Step[] }[];
  steps: Step[];
  step: number;
  place: 'waiting' | 'called' | 'serving' | 'parked' | 'missed' | 'done' | 'left';
  queue: string;
  counter?: string;
  joinedAt: number;
  /** What the worked clock of its queue showed then. */
  workedJoined: number;
  credit: number;
  /** Among those with the same P the least is first. */
  rank: number;
  waitedMs: number;
  bound?: { counter: string; until?: number; sent?: true };
  /** When it really came to wait, and what the worked clock showed then. */
  waitsSince: number;
  workedSince: number;
  /** How it stood when it was called, and how long it had waited there. */
  stood?: Stand & { waitsSince: number; workedSince: number; waitedHere: number };
  calls: number;
  calledAt: number;
  /** Which of all calls of the day it was called by last, and when that was said to its end. */
  call: number;
  saidAt?: number;
  since: number;
  presumed: boolean;
  /** The queue of each call that it missed. */
  missedIn: string[];
  /** What it was when the day was closed. */
  atClosing?: { at: number; was: Person };
};
type Stand = Pick<Person, 'joinedAt' | 'workedJoined' | 'credit' | 'rank'>;
export type Desk = {
  id: string;
  status: 'closed' | 'open' | 'paused';
  pausing: boolean;
  readySince?: number;
  readyPressedAt?: number;
  greens: number;
  clerk?: string;
  parked: string[];
  missed: string[];
  /** Held last under the scanner in front of it. */
  scanned?: { ticket: string; at: number };
  /** Next was refused, for nobody knows whether this one came. */
  asks?: { ticket: string; at: number; number?: number };
  /** For whom the clerk marks, and what, in the order of the presses. */
  picked?: string;
  marks: { service: string; outcome: string; number: number }[];
  /** Whom it finished last, until somebody rates or the next has come. */
  rates?: { ticket: string; at: number };
};
type State = {
  people: Person[];
  desks: Desk[];
  issued: number;
  /** How many tickets of the day lead to each service, and to each institution. */
  taken: Record<string, number>;
  isOpen: boolean;
  closedAt: number;
};
type Press = { at: number; before: State; after: Map<string, number>; touched: string[] };

/** Refused with this reason. */
class No extends Error {}
const no = (reason: string): never => {
  throw new No(reason);
};

export type NaiveHall = {
  state(): State;
  /** 'done', or the reason of the refusal. */
  give(command: Command, now: number): string;
  /** That call of all of the day was said to its end. */
  said(ticket: string, call: number, now: number): void;
  next(counter: string, now: number): Person | undefined;
};

/** `shortest`: the queue with the least expected wait, which the naive hall does not reckon out itself (R11). */
export function naiveHall(
  rules: Rules,
  today: string,
  shortest: (among: readonly string[], one: Person, now: number) => string,
): NaiveHall {
  let state: State = {
    issued: 0,
    people: [],
    desks: [...rules.counters.keys()].map(closedDesk),
    taken: {},
    isOpen: true,
    closedAt: 0,
  };
  const clock = naiveClock(rules, today);
  let presses = new Map<string, Press>();
  /** How often something happened to a ticket. */
  const moves = new Map<string, number>();
  let calls = 0;
  const { times, priority } = rules;
  /** What was held under a scanner last. */
  let asked: { id: string | undefined; what: string; at: number } | undefined;

  const person = (ticket: string): Person =>
    state.people.find(one => one.ticket === ticket) ?? no('unknown-ticket');
  const desk = (id: string): Desk => state.desks.find(one => one.id === id) ?? no('unknown-counter');
  const handIn = ({ people }: State, id: string): Person | undefined =>
    people.find(one => (one.place === 'called' || one.place === 'serving') && one.counter === id);
  const hand = (id: string): Person | undefined => handIn(state, id);
  const own = (id: string): readonly string[] => rules.counters.get(id)?.queues ?? [];
  const backup = (id: string): readonly string[] => rules.counters.get(id)?.backup ?? [];
  const all = (id: string): string[] => [...own(id), ...backup(id)];
  const queueOf = (step: Step | undefined): string | undefined => step?.queue ?? step?.usual;
  const keeperOf = (queue: string): string => rules.queues.get(queue)?.institution ?? '';
  /** What the worked clock of the institution of a queue shows. */
  const showsIn = (queue: string, moment: number): number => clock.shows(keeperOf(queue), moment);
  const p = (one: Person, now: number): number => pAt(one, showsIn(one.queue, now));
  const pAt = (one: Person, worked: number): number =>
    priority.weight[one.class] * (worked - one.workedJoined) + one.credit;
  const creditOf = (waitedMs: number): number =>
    Math.min(priority.creditCapMs, Math.round(priority.creditRate * waitedMs));

  const byP = (now: number) => (one: Person, other: Person) =>
    p(other, now) - p(one, now) || one.rank - other.rank || one.order - other.order;

  /** Everybody who waits and fits, the highest P first, ties by rank and order of issue. */
  function sorted(now: number, fits: (one: Person) => boolean): Person[] {
    return state.people.filter(one => one.place === 'waiting' && fits(one)).sort(byP(now));
  }

  /** R2. */
  function next(id: string, now: number): Person | undefined {
    const mine = sorted(
      now,
      one =>
        (one.bound === undefined && own(id).includes(one.queue)) ||
        (one.bound?.counter === id && all(id).includes(one.queue)),
    );
    const best = mine[0];
    if (best === undefined) {
      const helped = sorted(now, one => one.bound === undefined && backup(id).includes(one.queue))[0];
      return helped ?? sorted(now, one => own(id).includes(one.queue) && isLetGo(one))[0];
    }
    const normal = mine.filter(one => one.class === 'normal');
    const waitsLong = normal.some(one => showsIn(one.queue, now) - one.workedSince > priority.fairAfterMs);
    const guards = best.class === 'green' && desk(id).greens >= priority.guardAfter && waitsLong;
    return (guards && normal[0]) || best;
  }

  /** Kept for a counter that is busy: whoever has nobody else takes it, unless it was sent to that very one. */
  function isLetGo({ bound }: Person): boolean {
    if (bound === undefined || bound.sent === true) return false;
    return hand(bound.counter) !== undefined || desk(bound.counter).status === 'paused';
  }

  function call(one: Person, id: string, now: number, byNumber: boolean): void {
    if (!byNumber) desk(id).greens = one.class === 'green' ? desk(id).greens + 1 : 0;
    const { joinedAt, workedJoined, waitsSince, workedSince, credit, rank } = one;
    const waitedHere = showsIn(one.queue, now) - workedSince;
    one.stood = { joinedAt, workedJoined, waitsSince, workedSince, credit, rank, waitedHere };
    delete one.bound;
    notReady(desk(id));
    Object.assign(one, { place: 'called', counter: id, calls: 1, presumed: false });
    callOut(one, now);
  }

  function callOut(one: Person, now: number): void {
    calls += 1;
    Object.assign(one, { calledAt: now, call: calls });
    delete one.saidAt;
  }

  /** With no voice it counts from the board. */
  const heardAt = (one: Person): number => {
    if (one.saidAt !== undefined) return one.saidAt;
    return rules.voices.length === 0 ? one.calledAt : Number.POSITIVE_INFINITY;
  };

  function waitAt(one: Person, queue: string, stand: Stand, bound?: Person['bound']): void {
    delete one.counter;
    delete one.bound;
    const { joinedAt, workedJoined, credit, rank } = stand;
    Object.assign(one, { place: 'waiting', queue, joinedAt, workedJoined, credit, rank });
    if (bound !== undefined) one.bound = bound;
  }

  function waitsFromNow(one: Person, queue: string, now: number): void {
    Object.assign(one, { waitsSince: now, workedSince: showsIn(queue, now) });
  }

  function backWhereItStood(one: Person): void {
    const { stood } = one;
    if (stood === undefined) throw new Error(`${one.ticket} never stood anywhere`);
    const { waitsSince, workedSince } = stood;
    Object.assign(one, { waitsSince, workedSince });
    waitAt(one, one.queue, stood);
  }

  /** As everybody who comes now. */
  function last(one: Person, queue: string, now: number): Stand {
    const soon = one.steps[one.step]?.soon === true ? priority.soonCreditMs : 0;
    const workedJoined = showsIn(queue, now);
    return { joinedAt: now, workedJoined, credit: creditOf(one.waitedMs) + soon, rank: one.order };
  }

  /** R4: as the last of the next few, and just behind it; behind all of them where they are fewer. */
  function behind(one: Person, queue: string, count: number, now: number): Stand {
    const others = state.people
      .filter(
        other =>
          other !== one &&
          other.place === 'waiting' &&
          other.queue === queue &&
          other.class === one.class &&
          other.bound === undefined,
      )
      .sort(byP(now));
    const mine = last(one, queue, now);
    const before = others[Math.min(count, others.length) - 1];
    if (before === undefined) return mine;
    if (others.length < count && p({ ...one, ...mine, queue }, now) < p(before, now)) return mine;
    const after = others[count];
    const isTie = after !== undefined && p(after, now) === p(before, now);
    const rank = isTie ? (before.rank + after.rank) / 2 : before.rank + 0.5;
    const { joinedAt, workedJoined, credit } = before;
    return { joinedAt, workedJoined, credit, rank };
  }

  /** R5: comes to the step it stands at now. */
  function arrive(one: Person, now: number): void {
    one.waitedMs += one.stood?.waitedHere ?? 0;
    const step = one.steps[one.step];
    if (step === undefined) throw new Error(`${one.ticket} arrives nowhere`);
    const queue = queueOf(step) ?? shortest(step.among ?? [], one, now);
    if (step.choice !== undefined && step.queue === undefined) chosen(one, step.choice, queue, one.step);
    const stand = last(one, queue, now);
    waitsFromNow(one, queue, now);
    waitAt(one, queue, stand, boundFor(one, step, queue, now));
  }

  /** For all that is still to come of it. */
  function chosen(one: Person, choice: string, queue: string, from: number): void {
    for (const [index, step] of one.steps.entries())
      if (index >= from && step.choice === choice && step.doneAt === undefined) step.queue = queue;
  }

  function boundFor(one: Person, step: Step, queue: string, now: number): Person['bound'] {
    const isOpen = (id: string): boolean => desk(id).status === 'open' && !desk(id).pausing;
    if (step.at !== undefined) {
      const works = desk(step.at).status !== 'closed' && all(step.at).includes(queue);
      return works ? { counter: step.at, until: now + times.preferForMs, sent: true } : undefined;
    }
    const been = one.steps.slice(0, one.step).filter(other => other.doneAt !== undefined);
    const known = step.knownTo ?? been.findLast(other => queueOf(other) === queue)?.doneAt;
    return known !== undefined && all(known).includes(queue) && isOpen(known)
      ? { counter: known, until: now + times.preferForMs }
      : undefined;
  }

  function handIsEmpty(id: string): void {
    if (!desk(id).pausing) return;
    Object.assign(desk(id), { status: 'paused', pausing: false });
    notReady(desk(id));
  }

  /** Whose step this is, but for those it is over for. */
  function whoseNow(one: Person): string[] {
    const here = one.steps[one.step]?.whose ?? [];
    return [...new Set(one.services)].filter(
      service => here.includes(service) && one.over.every(other => other.service !== service),
    );
  }

  function finish(
    one: Person,
    id: string,
    order: Command & { verb: 'finish' },
    now: number,
    isUnknown = false,
  ): void {
    const whose = whoseNow(one);
    const named = order.services ?? (order.outcome === 'approved' ? [] : whose);
    if (named.some(service => !whose.includes(service))) no('unknown-service');
    detailsOrNo(one, order, named);
    const ends = new Map(whose.map(service => [service, 'approved']));
    for (const { service, outcome } of desk(id).marks) ends.set(service, outcome);
    for (const service of named) ends.set(service, order.outcome);
    const stop = whose.filter(service => ends.get(service) !== 'approved');
    // What is left of the way, told service by service and put together again.
    const later = one.steps
      .slice(one.step + 1)
      .map(step => ({ ...step, whose: step.whose.filter(service => !stop.includes(service)) }))
      .filter(step => step.whose.length > 0);
    const rest: Step[] = [];
    for (const step of later) addStep(rest, step);
    const after = rest[0];
    if (after !== undefined && queueOf(after) === undefined && after.ask === true) no('choose-first');
    for (const service of stop) {
      const left = one.steps.slice(one.step).filter(step => step.whose.includes(service));
      one.over.push({
        service,
        outcome: ends.get(service) ?? '',
        rest: structuredClone(left).map(step => ({ ...step, whose: [service] })),
      });
    }
    const here = one.steps[one.step];
    if (here !== undefined) Object.assign(here, { doneAt: id, presumed: isUnknown });
    desk(id).rates = { ticket: one.ticket, at: now };
    desk(id).marks = [];
    delete desk(id).picked;
    if (after === undefined) {
      one.place = 'done';
      delete one.counter;
    } else {
      if (stop.length > 0) one.steps = [...one.steps.slice(0, one.step + 1), ...rest];
      one.step += 1;
      arrive(one, now);
    }
  }

  const whose = (one: Person): string[] => [...(one.steps[one.step]?.whose ?? [])];

  /** The papers of the ticket, service by service, each once. */
  function papers(one: Person): { paper: string; of: string[] }[] {
    const told: { paper: string; of: string[] }[] = [];
    for (const service of new Set(one.services)) {
      for (const paper of rules.services.get(service)?.papers ?? []) {
        const before = told.find(other => other.paper === paper);
        if (before === undefined) told.push({ paper, of: [service] });
        else before.of.push(service);
      }
    }
    return told;
  }

  function detailsOrNo(one: Person, order: Command & { verb: 'finish' }, named: readonly string[]): void {
    const { outcome, reason, missing = [] } = order;
    if (reason !== undefined && outcome !== 'refused') no('name-reason');
    if (missing.length > 0 && outcome !== 'papers-missing') no('name-papers');
    if (reason !== undefined && reason > rules.reasons.length) no('name-reason');
    const all = papers(one);
    for (const number of missing) {
      const isKnown = number === 0 || all[number - 1]?.of.some(service => named.includes(service)) === true;
      if (!isKnown) no('unknown-paper');
    }
    if (missing.length === 0 || missing.includes(0)) return;
    for (const service of named)
      if (missing.every(number => all[number - 1]?.of.includes(service) !== true)) no('which-service');
  }

  function mark(one: Person, at: Desk, { outcome, nth }: Command & { verb: 'mark' }): void {
    if (nth === undefined) return no(outcome === 'refused' ? 'name-reason' : 'name-papers');
    const whose = whoseNow(one);
    const service = whose.length === 1 ? whose[0] : whose.find(other => other === at.picked);
    if (service === undefined) return no('which-service');
    if (outcome === 'refused' && nth > rules.reasons.length) no('name-reason');
    if (outcome === 'papers-missing' && nth > 0 && papers(one)[nth - 1]?.of.includes(service) !== true)
      no('unknown-paper');
    const again = at.marks.some(
      other => other.service === service && other.outcome === outcome && other.number === nth,
    );
    // One outcome for a service, and one reason; of papers any number.
    at.marks = at.marks.filter(
      other =>
        other.service !== service ||
        (outcome === 'papers-missing' && other.outcome === outcome && other.number !== nth),
    );
    if (!again) at.marks.push({ service, outcome, number: nth });
  }

  function wayTo(one: Person, queue: string, at: string | undefined, when: 'now' | 'after'): void {
    const sent = at === undefined ? {} : { at };
    const after = one.steps[one.step + 1];
    const goesOn =
      queueOf(after) === queue || (after?.queue === undefined && after?.among?.includes(queue) === true);
    if (after !== undefined && goesOn) {
      delete after.at;
      Object.assign(after, { queue, ...sent });
      if (when === 'now') one.step += 1;
    } else if (when === 'now') one.steps[one.step] = { whose: whose(one), queue, ...sent };
    else one.steps.splice(one.step + 1, 0, { whose: whose(one), queue, ...sent });
  }

  function goal(one: Person, from: string, to: Goal): { queue: string; at?: string } {
    if ('queue' in to) return rules.queues.has(to.queue) ? to : no('unknown-queue');
    if (!rules.counters.has(to.counter)) return no('unknown-counter');
    if (to.counter === from) return no('to-itself');
    const wanted = [queueOf(one.steps[one.step]), queueOf(one.steps[one.step + 1])];
    const queue =
      wanted.find(one => one !== undefined && all(to.counter).includes(one)) ?? all(to.counter)[0];
    return queue === undefined ? no('unknown-queue') : { queue, at: to.counter };
  }

  function addSteps(
    steps: Step[],
    services: readonly Service[],
    choice: ReadonlyMap<string, string>,
  ): Step[] {
    for (const { id, route } of services) {
      for (const step of route) {
        const queue = step.is === 'queue' ? step.queue : choice.get(step.choice);
        addStep(steps, {
          whose: [id],
          ...(queue !== undefined && { queue }),
          ...(step.is === 'queue'
            ? { ...(step.soon === true && { soon: true }) }
            : {
                choice: step.choice,
                among: step.among,
                ask: step.otherwise.is === 'ask',
                ...(step.otherwise.is === 'queue' && { usual: step.otherwise.queue }),
              }),
        });
      }
    }
    return steps;
  }

  /** Equal steps in a row are one; one that is sent to a counter is like no other. */
  function addStep(steps: Step[], step: Step): void {
    const last = steps.at(-1);
    const isSame =
      last !== undefined &&
      step.at === undefined &&
      step.knownTo === undefined &&
      (step.choice === undefined
        ? last.choice === undefined && last.queue === step.queue
        : last.choice === step.choice);
    if (isSame) last.whose = [...new Set([...last.whose, ...step.whose])];
    else steps.push(step);
  }

  const possible = (step: Step): readonly string[] =>
    step.queue === undefined ? (step.among ?? []) : [step.queue];
  const keepersOn = (steps: readonly Step[]): Set<string> =>
    new Set(steps.flatMap(step => queueOf(step) ?? step.among ?? []).map(keeperOf));
  const count = (what: string): void => {
    state.taken[what] = (state.taken[what] ?? 0) + 1;
  };
  const isFull = (what: string, limit: number | undefined): boolean =>
    limit !== undefined && (state.taken[what] ?? 0) >= limit;
  const isBankFull = (queue: string): boolean =>
    isFull(keeperOf(queue), rules.institutions.get(keeperOf(queue))?.dailyLimit);

  /** R10: neither the hall nor anybody on the way has taken its last ticket. */
  function ticketsOrNo(steps: readonly Step[], now: number): void {
    if (clock.takesNone('', now, false) !== undefined) no('no-tickets-now');
    for (const step of steps)
      if (possible(step).every(queue => clock.takesNone(keeperOf(queue), now, true) !== undefined))
        no('no-tickets-now');
  }

  function fullOrNo(services: readonly Service[], steps: readonly Step[]): void {
    for (const { id, dailyLimit } of services) if (isFull(`service ${id}`, dailyLimit)) no('full-today');
    for (const step of steps) if (possible(step).every(isBankFull)) no('full-today');
  }

  /** Who goes there anyway, or is there, is inside. */
  function sendingOrNo(one: Person, queue: string, now: number): void {
    const keeper = keeperOf(queue);
    if (keepersOn(one.steps.slice(one.step)).has(keeper)) return;
    if (clock.takesNone(keeper, now, false) === 'today') no('no-tickets-now');
    if (clock.hasGoneHome(keeper, now)) no('no-tickets-now');
    if (isBankFull(queue)) no('full-today');
  }

  function take(command: Command & { verb: 'take-ticket' }, now: number): void {
    const services = command.services.map(id => rules.services.get(id) ?? no('unknown-service'));
    const [first] = services;
    if (first === undefined) return no('unknown-service');
    const asked = services.flatMap(({ route }) => route).filter(step => step.is === 'choice');
    for (const step of asked) {
      const chosen = command.choice.get(step.choice);
      if (chosen === undefined && step.by === 'ticket' && step.otherwise.is === 'ask') no('choose-first');
      if (chosen !== undefined && !step.among.includes(chosen)) no('choose-first');
    }
    if ([...command.choice.keys()].some(name => asked.every(step => step.choice !== name)))
      no('choose-first');
    const steps = addSteps([], services, command.choice);
    if (queueOf(steps[0]) === undefined && steps[0]?.ask === true) no('choose-first');
    ticketsOrNo(steps, now);
    fullOrNo(services, steps);
    for (const { id } of services) count(`service ${id}`);
    for (const institution of keepersOn(steps)) count(institution);
    state.issued += 1;
    const isAsked = rules.confirmGreen && command.class === 'green';
    const one: Person = {
      ticket: `${first.series}${String(state.issued).padStart(3, '0')}`,
      order: state.issued,
      class: isAsked ? 'normal' : command.class,
      asked: isAsked,
      denied: false,
      services: [...command.services],
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
    };
    state.people.push(one);
    arrive(one, now);
  }

  /** By time alone: not before it may be missed. */
  function startsAt(one: Person): number {
    const isSlow = one.class === 'green' || isClaim(one);
    const after = isSlow ? times.autoStartGreenMs : times.autoStartMs;
    return Math.max(missAllowedAt(one), heardAt(one) + after);
  }

  /** Where only the board could tell, twice as long (R4). */
  function missAllowedAt(one: Person): number {
    const after = one.class === 'green' || isClaim(one) ? times.missAfterGreenMs : times.missAfterMs;
    return heardAt(one) + (one.saidAt === undefined ? 2 * after : after);
  }

  const inCall = (one: Person): boolean =>
    one.place === 'called' || (one.place === 'serving' && one.presumed);

  function free(id: string): void {
    for (const one of state.people) if (one.bound?.counter === id) delete one.bound;
  }

  function atCounter(command: Command & { counter: string }, now: number): void {
    const id = command.counter;
    const at = desk(id);
    const held = hand(id);
    switch (command.verb) {
      case 'open-counter':
        if (at.status === 'open' && !at.pausing) no('already-open');
        Object.assign(at, { status: 'open', pausing: false });
        return;
      case 'sign-in':
        // With a staff list one is at one counter at a time.
        if (rules.staff !== undefined)
          for (const other of state.desks) if (other.clerk === command.clerk) delete other.clerk;
        at.clerk = command.clerk;
        if (command.opens === true) Object.assign(at, { status: 'open', pausing: false });
        return;
      case 'sign-out':
        if (at.clerk === undefined) no('not-signed-in');
        delete at.clerk;
        return;
      case 'close-counter':
        if (at.status === 'closed') no('already-closed');
        if (held !== undefined) {
          if (!command.force) no('counter-busy');
          backWhereItStood(held);
        }
        free(id);
        Object.assign(at, { status: 'closed', pausing: false, greens: 0 });
        notReady(at);
        delete at.clerk;
        delete at.scanned;
        return;
      default:
        break;
    }
    if (command.verb === 'rate') {
      if (at.rates === undefined || now - at.rates.at > 60_000) no('nothing-to-rate');
      // Whoever rates has been there.
      const last = person(at.rates?.ticket ?? '').steps.findLast(({ doneAt }) => doneAt !== undefined);
      if (last?.presumed === true && last.doneAt === id) last.presumed = false;
      delete at.rates;
      return;
    }
    if (command.verb === 'bring-back') {
      if (command.number === undefined) bringBack(id, now);
      else takeByNumber(id, command.number, now);
      return;
    }
    if (at.status === 'closed') no('counter-closed');
    switch (command.verb) {
      case 'pause-counter':
        if (at.status === 'paused' || at.pausing) no('counter-paused');
        if (held === undefined) at.status = 'paused';
        else at.pausing = true;
        notReady(at);
        return;
      case 'cancel':
        if (at.readySince === undefined && at.marks.length === 0 && at.picked === undefined) no('not-ready');
        notReady(at);
        at.marks = [];
        delete at.picked;
        return;
      case 'call-next':
        if (held?.place === 'serving') {
          finishByNext(held, id, now);
          // The step is finished; the pause that waited for it keeps the next one away.
          if (at.status === 'paused') return;
        } else {
          if (at.status === 'paused') no('counter-paused');
          if (held !== undefined) no('not-started');
        }
        callNext(id, now);
        return;
      case 'call-number': {
        if (at.status === 'paused') no('counter-paused');
        if (held !== undefined) no('counter-busy');
        const one = person(command.ticket);
        if (one.place !== 'waiting') no('wrong-place');
        if (!all(id).includes(one.queue)) no('other-hands');
        call(one, id, now, true);
        return;
      }
      case 'resume': {
        if (at.status === 'paused') no('counter-paused');
        if (held !== undefined) no('counter-busy');
        const one = person(command.ticket ?? at.parked.at(-1) ?? no('nobody-set-aside'));
        if (one.place !== 'parked') no('wrong-place');
        const by = one.counter ?? '';
        if (by !== id && (desk(by).status === 'open' || !all(id).includes(one.queue))) no('other-hands');
        resume(one, id, now);
        return;
      }
      default:
        break;
    }
    if (held === undefined) return no('nobody-in-hand');
    // Whatever of these is pressed, somebody stands there.
    if (['start', 'choose-route', 'transfer', 'return-to', 'park'].includes(command.verb)) delete at.rates;
    inHand(command, held, now);
  }

  /** Somebody stands there. */
  function itCame(one: Person, now: number): void {
    if (!inCall(one)) return;
    delete desk(one.counter ?? '').rates;
    if (one.place === 'called') Object.assign(one, { place: 'serving', since: now });
    one.presumed = false;
  }

  /** R3: whoever presses next so soon after time alone presumed that somebody came is asked. */
  function finishByNext(held: Person, id: string, now: number): void {
    const isUnknown = held.presumed;
    if (isUnknown && now < held.since + times.presumedForMs) no('came-or-missed');
    finish(held, id, { verb: 'finish', counter: id, outcome: 'approved' }, now, isUnknown);
    handIsEmpty(id);
  }

  function callNext(id: string, now: number): void {
    const one = next(id, now);
    if (one !== undefined) call(one, id, now, false);
    else {
      desk(id).readySince ??= now;
      desk(id).readyPressedAt = now;
    }
  }

  /** R3: whoever says soon enough whether the one in hand came has the next that was refused as well, as far as it goes. */
  function carryOn(id: string, held: Person, number: number | undefined, now: number): void {
    try {
      if (held.place === 'serving') finishByNext(held, id, now);
      if (desk(id).status === 'paused') return;
      if (number === undefined) callNext(id, now);
      else takeByNumber(id, number, now);
    } catch (error) {
      if (!(error instanceof No)) throw error;
    }
  }

  function inHand(command: Command & { counter: string }, held: Person, now: number): void {
    const id = command.counter;
    const { asks } = desk(id);
    const isAnswer =
      held.place === 'serving' && held.presumed && asks?.ticket === held.ticket && now - asks.at <= 10_000;
    // What a clerk orders about somebody who stands there.
    const tells = ['choose-route', 'transfer', 'return-to', 'park', 'finish'].includes(command.verb);
    if (tells && held.place === 'serving') held.presumed = false;
    switch (command.verb) {
      case 'recall':
        if (!inCall(held)) no('wrong-place');
        if (held.calls >= times.maxCalls) no('called-enough');
        if (now < heardAt(held) + times.recallGapMs) no('recall-too-soon');
        Object.assign(held, { place: 'called', presumed: false, calls: held.calls + 1 });
        callOut(held, now);
        return;
      case 'start':
        if (!inCall(held)) no('wrong-place');
        Object.assign(held, { place: 'serving', presumed: false, since: now });
        if (isAnswer) carryOn(id, held, asks.number, now);
        return;
      case 'pick-service': {
        const service = [...new Set(held.services)][command.nth - 1];
        if (service === undefined || !whoseNow(held).includes(service)) return no('unknown-service');
        desk(id).picked = service;
        itCame(held, now);
        return;
      }
      case 'mark':
        mark(held, desk(id), command);
        itCame(held, now);
        return;
      case 'finish':
        finish(held, id, command, now);
        break;
      case 'choose-route': {
        const step = held.steps.find((one, index) => index > held.step && one.among?.includes(command.queue));
        if (step === undefined) return no('not-in-route');
        chosen(held, step.choice ?? '', command.queue, held.step + 1);
        if (held.place === 'called') Object.assign(held, { place: 'serving', presumed: false, since: now });
        return;
      }
      case 'transfer': {
        const { queue, at } = goal(held, id, command.to);
        sendingOrNo(held, queue, now);
        wayTo(held, queue, at, command.when);
        if (command.when === 'after') {
          if (held.place === 'called') Object.assign(held, { place: 'serving', presumed: false, since: now });
          return;
        }
        if (command.reason === 'misrouted' && held.stood !== undefined) {
          const step = held.steps[held.step] ?? { whose: [] };
          // As long as it has waited by the hours of the one queue, it has by those of the other.
          const moreMs = showsIn(queue, now) - showsIn(held.queue, now);
          const { stood } = held;
          held.waitsSince = stood.waitsSince;
          held.workedSince = stood.workedSince + moreMs;
          const stand = { ...stood, workedJoined: stood.workedJoined + moreMs };
          waitAt(held, queue, stand, boundFor(held, step, queue, now));
        } else arrive(held, now);
        break;
      }
      case 'return-to': {
        const { queue, at } = goal(held, id, command.to);
        const been = held.steps
          .slice(0, held.step)
          .some(one => queueOf(one) === queue && one.doneAt !== undefined);
        if (!been) no('not-in-route');
        held.steps.splice(
          held.step,
          1,
          { whose: whose(held), queue, ...(at !== undefined && { at }) },
          { whose: whose(held), queue: held.queue, knownTo: id },
        );
        arrive(held, now);
        break;
      }
      case 'park':
        if (held.place !== 'serving') no('not-started');
        Object.assign(held, { place: 'parked', since: now });
        desk(id).parked.push(held.ticket);
        break;
      case 'miss':
        if (!inCall(held)) no('wrong-place');
        if (held.place === 'called' && now < missAllowedAt(held)) no('not-heard');
        Object.assign(held, { place: 'missed', since: now });
        held.missedIn.push(held.queue);
        desk(id).missed.push(held.ticket);
        handIsEmpty(id);
        if (isAnswer) carryOn(id, held, asks.number, now);
        return;
      default:
        throw new Error(`the naive hall knows no ${command.verb}`);
    }
    handIsEmpty(id);
  }

  function expired(one: Person, now: number): boolean {
    const gone = () => clock.workedBetween(keeperOf(one.queue), one.since, now) >= times.missedForMs;
    return one.place === 'missed' && one.step === 0 && gone();
  }

  function aboutTicket(command: Command & { ticket: string }, now: number): void {
    const one = person(command.ticket);
    const over = one.place === 'done' || one.place === 'left';
    switch (command.verb) {
      case 'rejoin':
        back(one, false, now);
        return;
      case 'reopen':
        reopen(one, now);
        return;
      case 'abandon': {
        if (over) no('wrong-place');
        const held = one.place === 'called' || one.place === 'serving' ? one.counter : undefined;
        leaveLists(one);
        one.place = 'left';
        delete one.counter;
        delete one.bound;
        if (held !== undefined) handIsEmpty(held);
        return;
      }
      case 'add-service': {
        if (over) no('wrong-place');
        const service = rules.services.get(command.service) ?? no('unknown-service');
        // What is in hand, or was set aside there, has begun and takes nothing more in.
        const begun = one.place === 'serving' || one.place === 'parked' ? one.step + 1 : one.step;
        const rest = one.steps.slice(begun);
        const ended = one.over.find(other => other.service === service.id);
        const way = ended?.rest ?? addSteps([], [service], new Map());
        ticketsOrNo(way, now);
        const counted = keepersOn(one.steps);
        const isNew = (step: Step) => possible(step).every(queue => !counted.has(keeperOf(queue)));
        fullOrNo(ended === undefined ? [service] : [], way.filter(isNew));
        if (ended === undefined) count(`service ${service.id}`);
        for (const keeper of keepersOn(way)) if (!counted.has(keeper)) count(keeper);
        if (ended === undefined) addSteps(rest, [service], new Map());
        else for (const step of ended.rest) addStep(rest, step);
        one.steps = [...one.steps.slice(0, begun), ...rest];
        one.services.push(service.id);
        one.over = one.over.filter(other => other !== ended);
        return;
      }
      case 'set-class':
        if (over) no('wrong-place');
        setClass(one, command, now);
        return;
      default:
        throw new Error(`the naive hall knows no ${command.verb}`);
    }
  }

  const isClaim = (one: Person): boolean => one.asked && one.class !== 'green' && !one.denied;

  /** R6: what was claimed is green since it joined; what is given unasked counts from now on, P unbroken. */
  function setClass(one: Person, command: Command & { verb: 'set-class' }, now: number): void {
    if (isClaim(one) && one.class === 'normal' && command.class === 'normal') {
      one.denied = true;
      return;
    }
    if (one.class === command.class) return;
    const isAtDesk = command.counter !== undefined && rules.desks.has(command.counter);
    if (command.class === 'green' && one.denied && command.counter !== undefined && !isAtDesk)
      no('green-denied');
    const shown = showsIn(one.queue, now);
    const waited = shown - (one.place === 'waiting' ? one.workedJoined : (one.stood?.workedJoined ?? shown));
    const lost = priority.weight[one.class] - priority.weight[command.class];
    one.class = command.class;
    if (one.class === 'green') one.denied = false;
    if (one.class === 'green' && one.asked) return;
    one.asked = false;
    if (one.place === 'waiting') one.credit += lost * waited;
    else if (one.stood !== undefined) one.stood.credit += lost * waited;
  }

  /** R4: who missed comes back behind the next few; who missed twice in one queue, only by the desk. */
  function back(one: Person, byDesk: boolean, now: number): void {
    mayComeBack(one, byDesk, now);
    rejoin(one, one.queue, one.class === 'green' ? times.rejoinBehindGreen : times.rejoinBehind, now);
  }

  function mayComeBack(one: Person, byDesk: boolean, now: number): void {
    if (one.place !== 'missed') no('wrong-place');
    if (expired(one, now)) no('too-late');
    if (!byDesk && hasMissedTwice(one)) no('missed-twice');
  }

  function hasMissedTwice(one: Person): boolean {
    return one.missedIn.filter(queue => queue === one.queue).length > 1;
  }

  function rejoin(one: Person, queue: string, count: number, now: number): void {
    leaveLists(one);
    const stand = behind(one, queue, count, now);
    waitsFromNow(one, queue, now);
    waitAt(one, queue, stand);
  }

  function reopen(one: Person, now: number): void {
    if (one.place === 'missed') return back(one, true, now);
    const unseen = one.steps.findIndex(({ presumed }) => presumed === true);
    const isGone =
      one.place === 'done' || one.place === 'left' || (one.place === 'waiting' && unseen < one.step);
    if (unseen >= 0 && isGone && one.over.length === 0) {
      one.step = unseen;
      for (const step of one.steps.slice(unseen)) {
        delete step.doneAt;
        delete step.presumed;
      }
      const most = one.class === 'green' ? times.rejoinBehindGreen : times.rejoinBehind;
      return rejoin(one, queueOf(one.steps[unseen]) ?? '', most, now);
    }
    if (one.place === 'done') {
      if (one.over.length === 0) no('wrong-place');
      // All was refused: the last step is done once more.
      const allOver = one.services.every(service => one.over.some(over => over.service === service));
      const passed = one.steps.slice(0, allOver ? one.step : one.step + 1);
      const again: Step[] = [];
      for (const step of one.over.flatMap(({ rest }) => rest)) addStep(again, step);
      Object.assign(one, { steps: [...passed, ...again], step: passed.length, over: [] });
    } else if (one.place !== 'left') no('wrong-place');
    rejoin(one, queueOf(one.steps[one.step]) ?? '', Number.POSITIVE_INFINITY, now);
  }

  /** A ticket read again within two seconds is one scan. */
  function scan({ ticket, hall, day, desk: id }: Command & { verb: 'scan' }, now: number): void {
    const strange = whatIsStrange(ticket, hall, day);
    const what = strange ?? ticket ?? '';
    if (asked !== undefined && asked.id === id && asked.what === what && now - asked.at < 2_000) return;
    asked = { id, what, at: now };
    const one = strange === undefined ? person(ticket ?? '') : undefined;
    if (id !== undefined) delete desk(id).scanned;
    if (id !== undefined && one !== undefined) desk(id).scanned = { ticket: one.ticket, at: now };
    if (one?.place === 'missed' && !hasMissedTwice(one)) back(one, false, now);
    else if (one?.place === 'parked' && desk(one.counter ?? '').status !== 'open')
      rejoin(one, one.queue, 1, now);
  }

  function whatIsStrange(ticket?: string, hall = rules.hall, day = today): string | undefined {
    if (ticket === undefined) return 'no ticket';
    if (hall !== rules.hall) return `of another hall ${ticket}`;
    if (day !== today) return `of another day ${ticket}`;
    return state.people.some(one => one.ticket === ticket) ? undefined : `unknown ${ticket}`;
  }

  function resume(one: Person, id: string, now: number): void {
    if (desk(id).status === 'closed') no('counter-closed');
    if (desk(id).status === 'paused') no('counter-paused');
    if (hand(id) !== undefined) no('counter-busy');
    leaveLists(one);
    Object.assign(one, { place: 'serving', counter: id, presumed: false, since: now });
    notReady(desk(id));
    delete desk(id).rates;
  }

  /** Who was scanned at this desk, else the last one aside: its own, else one whose counter is not there. */
  function bringBack(id: string, now: number): void {
    const at = desk(id);
    const isDesk = rules.desks.has(id);
    const held =
      at.scanned !== undefined && now - at.scanned.at < 30_000 ? person(at.scanned.ticket) : undefined;
    try {
      if (held !== undefined) return reopen(held, now);
    } catch (error) {
      // It has nothing to come back from: the key means the others.
      if (!(error instanceof No) || error.message !== 'wrong-place') throw error;
    }
    const [parked, missed] = [at.parked.at(-1), at.missed.at(-1)];
    if (parked !== undefined) return resume(person(parked), id, now);
    if (missed !== undefined) return back(person(missed), isDesk, now);
    const [longest] = state.desks
      .filter(other => other.id !== id && other.status !== 'open')
      .flatMap(other => other.parked.map(person))
      .filter(one => all(id).includes(one.queue))
      .sort((one, other) => one.since - other.since);
    if (longest !== undefined) return resume(longest, id, now);
    if (held !== undefined) no('wrong-place');
    no(isDesk ? 'nobody-scanned' : 'nobody-set-aside');
  }

  /** The clerk types the number of who stands there: of those whom this counter set aside. */
  function takeByNumber(id: string, number: number, now: number): void {
    const at = desk(id);
    const [one, ...more] = [...at.parked, ...at.missed]
      .map(person)
      .filter(({ ticket }) => Number(ticket.slice(-2)) === number);
    if (one === undefined) return no('not-on-list');
    if (more.length > 0) no('which-one');
    if (one.place === 'missed') mayComeBack(one, rules.desks.has(id), now);
    const held = hand(id);
    if (held?.place === 'called') no('not-started');
    if (held !== undefined) {
      finishByNext(held, id, now);
      // The pause that waited for it keeps the one aside away.
      if (at.status === 'paused') return;
    }
    resume(one, id, now);
  }

  function leaveLists(one: Person): void {
    for (const at of state.desks) {
      at.parked = at.parked.filter(ticket => ticket !== one.ticket);
      at.missed = at.missed.filter(ticket => ticket !== one.ticket);
    }
  }

  function tick(now: number): void {
    for (const at of state.desks) {
      const pressedAt = at.readyPressedAt;
      if (pressedAt === undefined) continue;
      const institution = rules.counters.get(at.id)?.institution ?? '';
      const isOver = clock.sessionEnded(institution, pressedAt, now);
      if (isOver || pressedAt + times.readyForMs <= now) notReady(at);
    }
    for (const one of state.people) {
      if (one.place === 'called' && startsAt(one) <= now) {
        Object.assign(one, { place: 'serving', presumed: true, since: now });
        // Nobody did that: the press that called it is still the last that happened to it.
        const after = presses.get(one.counter ?? '')?.after;
        const count = moves.get(one.ticket) ?? 0;
        if (after?.get(one.ticket) === count) after.set(one.ticket, count + 1);
      }
      if (expired(one, now)) {
        leaveLists(one);
        one.place = 'left';
        delete one.counter;
      }
      if (one.bound?.until !== undefined && one.bound.until <= now) delete one.bound;
    }
  }

  /** R3: whoever pressed next with nobody waiting is given the next to join, the longest ready first, backups last. */
  function serveTheReady(now: number): void {
    const helps = (id: string): boolean => {
      const one = next(id, now);
      return one !== undefined && one.bound === undefined && !own(id).includes(one.queue);
    };
    const ready = () =>
      state.desks
        .filter(({ id, readySince }) => readySince !== undefined && next(id, now) !== undefined)
        .sort(
          (one, other) =>
            Number(helps(one.id)) - Number(helps(other.id)) ||
            (one.readySince ?? 0) - (other.readySince ?? 0),
        )[0];
    for (let at = ready(); at !== undefined; at = ready()) {
      const one = next(at.id, now);
      if (one !== undefined) call(one, at.id, now, false);
    }
  }

  /** What was said meanwhile was said. */
  function asBefore(was: Person, { call, saidAt }: Person): Person {
    const again = structuredClone(was);
    if (was.call === call && saidAt !== undefined) again.saidAt = saidAt;
    return again;
  }

  function undo(id: string, now: number): void {
    if (desk(id).status === 'closed') no('counter-closed');
    const press = presses.get(id);
    if (press === undefined) return no('nothing-to-undo');
    if (now - press.at > times.undoForMs) no('too-late');
    for (const ticket of press.touched) {
      const { counter, place } = person(ticket);
      const elsewhere = (place === 'called' || place === 'serving') && counter !== id;
      if (elsewhere || moves.get(ticket) !== press.after.get(ticket)) no('moved-on');
    }
    const { before } = press;
    const held = hand(id);
    const heldBefore = handIn(before, id);
    if (held !== undefined && held.ticket !== heldBefore?.ticket && !press.touched.includes(held.ticket))
      no('moved-on');
    state.people = state.people.map(one =>
      press.touched.includes(one.ticket)
        ? asBefore(before.people.find(was => was.ticket === one.ticket) ?? one, one)
        : one,
    );
    const { scanned, clerk } = desk(id);
    state.desks = state.desks.map(at =>
      at.id === id ? structuredClone(before.desks.find(was => was.id === id) ?? at) : at,
    );
    // Who has signed in elsewhere since is there.
    delete desk(id).clerk;
    if (clerk !== undefined) desk(id).clerk = clerk;
    // What somebody held under the scanner is still there.
    delete desk(id).scanned;
    if (scanned !== undefined) desk(id).scanned = scanned;
    // Whom another counter had set aside is so again, the latest last.
    for (const ticket of press.touched) {
      const one = person(ticket);
      for (const list of ['parked', 'missed'] as const) {
        const aside = desk(one.counter ?? id)[list];
        if (one.place !== list || aside.includes(ticket)) continue;
        aside.push(ticket);
        aside.sort((a, b) => person(a).since - person(b).since);
      }
    }
    // Who has gone since does not come back.
    const is = (place: Person['place']) => (ticket: string) => person(ticket).place === place;
    const at = desk(id);
    at.parked = at.parked.filter(is('parked'));
    at.missed = at.missed.filter(is('missed'));
    // The marks were of whoever was in hand then.
    if (hand(id)?.ticket !== heldBefore?.ticket) {
      at.marks = [];
      delete at.picked;
    }
    presses.delete(id);
  }

  /** R10: whoever is inside has left, and every counter is closed. */
  function closeDay(now: number): void {
    for (const one of state.people) {
      if (one.place === 'done' || one.place === 'left') continue;
      one.atClosing = { at: now, was: structuredClone(one) };
      one.place = 'left';
      delete one.counter;
      delete one.bound;
    }
    state.desks = state.desks.map(({ id }) => closedDesk(id));
    presses = new Map();
    Object.assign(state, { isOpen: false, closedAt: now });
  }

  /** R10: within ten minutes it was a mistake, and all who were inside are there again; the counters are closed. */
  function openDay(now: number): void {
    state.isOpen = true;
    if (now - state.closedAt > tenMinutesMs) return;
    const inside = state.people.filter(
      ({ place, atClosing }) => place === 'left' && atClosing?.at === state.closedAt,
    );
    const waited = inside.flatMap(({ atClosing }) =>
      atClosing?.was.place === 'waiting' ? [atClosing.was] : [],
    );
    for (const one of inside) {
      const was = one.atClosing?.was;
      if (was === undefined) continue;
      Object.assign(one, structuredClone(was));
      delete one.atClosing;
      delete one.bound;
      if (was.place === 'called' || was.place === 'serving') {
        backWhereItStood(one);
        // Before all who waited there, for as long as the counters may need to open again.
        const soon = showsIn(one.queue, now) + tenMinutesMs;
        const others = waited.filter(({ queue }) => queue === one.queue);
        const most = Math.max(...others.map(other => pAt(other, soon)), pAt(one, soon));
        one.credit += most - pAt(one, soon);
      }
      if (was.place === 'parked' || was.place === 'missed')
        desk(was.counter ?? '')[was.place].push(was.ticket);
    }
    for (const at of state.desks)
      for (const list of [at.parked, at.missed]) list.sort((a, b) => person(a).since - person(b).since);
  }

  function carryOut(command: Command, now: number): void {
    if (command.verb === 'set-clock') clock.set(command.wall, now);
    else if (command.verb === 'open-day') {
      if (state.isOpen) no('already-open');
      openDay(now);
    } else if (command.verb === 'describe-hall') return;
    else if (command.verb === 'sign-in' && rules.staff?.has(command.clerk) === false) no('unknown-person');
    else if (!state.isOpen) {
      if (command.verb !== 'tick') no('hall-closed');
    } else if (command.verb === 'close-day') closeDay(now);
    else if (command.verb === 'take-ticket') take(command, now);
    else if (command.verb === 'tick') tick(now);
    else if (command.verb === 'undo') undo(command.counter, now);
    else if (command.verb === 'scan') scan(command, now);
    else if (isAtCounter(command)) atCounter(command, now);
    else if ('ticket' in command && command.ticket !== undefined)
      aboutTicket(command as Command & { ticket: string }, now);
    else throw new Error(`the naive hall knows no ${command.verb}`);
  }

  function changed(before: State): string[] {
    const was = new Map(before.people.map(one => [one.ticket, JSON.stringify(one)]));
    return state.people
      .filter(one => was.get(one.ticket) !== JSON.stringify(one))
      .map(({ ticket }) => ticket);
  }

  function keepPress(command: Command, before: State, now: number): void {
    const counter = 'counter' in command ? command.counter : undefined;
    if (counter === undefined || command.verb === 'undo') return;
    if (final.has(command.verb)) presses.delete(counter);
    // Of that class already: nothing was pressed. Ready already, it is ready for longer.
    const isNothing = JSON.stringify(state) === JSON.stringify(before) && command.verb !== 'call-next';
    if (!undoable.has(command.verb) || (isNothing && !sendsOn.has(command.verb))) return;
    const sent = sendsOn.has(command.verb) ? [handIn(before, counter)?.ticket ?? ''] : [];
    const touched = [...new Set([...changed(before), ...sent])];
    const after = new Map(touched.map(ticket => [ticket, moves.get(ticket) ?? 0]));
    presses.set(counter, { at: now, before, touched, after });
  }

  /** Marks are of whoever is in hand. */
  function dropMarks(before: State): void {
    for (const at of state.desks) {
      const was = handIn(before, at.id)?.ticket;
      if (was === undefined || hand(at.id)?.ticket === was) continue;
      at.marks = [];
      delete at.picked;
    }
  }

  return {
    state: () => state,
    next,
    said(ticket, call, now) {
      const one = person(ticket);
      if (inCall(one) && one.call === call) one.saidAt = now;
    },
    give(command, now) {
      const before = structuredClone(state);
      const pressesBefore = new Map(presses);
      try {
        carryOut(command, now);
        if (command.verb !== 'undo') dropMarks(before);
        serveTheReady(now);
        // Whoever rates has moved nowhere.
        if (command.verb !== 'rate')
          for (const ticket of changed(before)) moves.set(ticket, (moves.get(ticket) ?? 0) + 1);
        keepPress(command, before, now);
        return 'done';
      } catch (error) {
        if (!(error instanceof No)) throw error;
        state = before;
        presses = pressesBefore;
        const held = 'counter' in command && hand(command.counter ?? '');
        const number = command.verb === 'bring-back' ? command.number : undefined;
        if (held && held.counter !== undefined && error.message === 'came-or-missed')
          desk(held.counter).asks = { ticket: held.ticket, at: now, ...(number !== undefined && { number }) };
        return error.message;
      }
    },
  };
}

const tenMinutesMs = 600_000;

function closedDesk(id: string): Desk {
  return { id, status: 'closed', pausing: false, greens: 0, parked: [], missed: [], marks: [] };
}

function notReady(at: Desk): void {
  delete at.readySince;
  delete at.readyPressedAt;
}

const aboutTickets: ReadonlySet<Command['verb']> = new Set([
  'add-service',
  'rejoin',
  'reopen',
  'abandon',
  'set-class',
]);
/** Orders that may tell a visit what it is told already, and are presses all the same. */
const sendsOn: ReadonlySet<Command['verb']> = new Set(['choose-route', 'transfer', 'pick-service', 'mark']);

function isAtCounter(command: Command): command is Command & { counter: string } {
  return 'counter' in command && !aboutTickets.has(command.verb);
}

const undoable: ReadonlySet<Command['verb']> = new Set([
  'call-next',
  'call-number',
  'start',
  'finish',
  'choose-route',
  'transfer',
  'return-to',
  'park',
  'resume',
  'miss',
  'bring-back',
  'set-class',
  'pause-counter',
  'pick-service',
  'mark',
  'cancel',
]);
const final: ReadonlySet<Command['verb']> = new Set([
  'take-ticket',
  'recall',
  'open-counter',
  'close-counter',
  'sign-in',
  'sign-out',
]);
