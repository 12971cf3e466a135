/** Plays a hall in the core alone: orders at given seconds, answers as words. */

import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Alarm } from '../../../daemon/core/types/alarm-message.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Hall, Visit } from '../../../daemon/core/types/model.ts';
import { eventsOf, isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { textOf } from '../../../daemon/text/staff/sentences.ts';
import { readHall } from './config.ts';

export const start = Date.UTC(2026, 10, 24, 1, 0, 0);

/** Without its staff list: at these pads any number signs in. */
export function rulesOf(file: string): Rules {
  const { staff: _, ...rules } = readHall(file).rules;
  return rules;
}

export const fuzhou = rulesOf('config/halls/fuzhou.yaml');

/** The same hall whenever a day is open, and without promises and surge plan. */
export const untimed: Rules = untimedOf(fuzhou);

function untimedOf({ timetable: _timetable, surge: _surge, ...rules }: Rules): Rules {
  return {
    ...rules,
    institutions: new Map([...rules.institutions].map(([id, { name }]) => [id, { id, name }])),
    queues: new Map(
      [...rules.queues].map(([id, { name, institution, usualMs }]) => [
        id,
        { id, name, institution, usualMs },
      ]),
    ),
  };
}

function isOf<Kind extends Event['kind']>(event: Event, kind: Kind): event is Extract<Event, { kind: Kind }> {
  return event.kind === kind;
}

function replayed({ rules, log }: Play): Hall {
  const hall = emptyHall(rules);
  for (const { event, at } of log) evolve(rules, hall, event, at);
  return hall;
}

/** As it stands, with its sentence. */
export function alarmIn({ alarms }: Readonly<Hall>, id: string): (Alarm & { text: string }) | undefined {
  const alarm = alarms.get(id);
  return alarm && { ...alarm, text: textOf(alarm) };
}

/** What a clerk presses, in a word each. */
export const keys = {
  next: { verb: 'call-next' },
  recall: { verb: 'recall' },
  start: { verb: 'start' },
  finish: { verb: 'finish', outcome: 'approved' },
  refused: { verb: 'finish', outcome: 'refused', reason: 0 },
  'papers-missing': { verb: 'finish', outcome: 'papers-missing' },
  park: { verb: 'park' },
  resume: { verb: 'resume' },
  miss: { verb: 'miss' },
  back: { verb: 'bring-back' },
  cancel: { verb: 'cancel' },
  undo: { verb: 'undo' },
  line: { verb: 'say-line' },
  open: { verb: 'open-counter' },
  pause: { verb: 'pause-counter' },
  close: { verb: 'close-counter', force: false },
} as const;

export type Play = {
  rules: Rules;
  hall: Hall;
  log: { event: Event; at: number }[];
  /** The kinds of the events, or the reason of the refusal. */
  give(command: Command): string[] | string;
  /** One key after the other at that counter; what the last one gave. */
  press(counter: string, ...pressed: (keyof typeof keys)[]): string[] | string;
  /** The clerk calls the next one, and the voice says it. */
  call(counter: string): void;
  /** Whoever is called next does not come for so long, and is missed. */
  miss(counter: string, seconds?: number): void;
  inHand(counter: string): string | undefined;
  /** Whom that counter calls one after the other; it refuses each. */
  calls(counter: string, many: number): (string | undefined)[];
  /** The last event of that kind. */
  last<Kind extends Event['kind']>(kind: Kind): Extract<Event, { kind: Kind }> | undefined;
  wait(seconds: number): void;
  /** Time passes, and what it makes due is carried out in its time; the kinds of the events. */
  pass(seconds: number): string[];
  /** The process ends, and another takes over: everything that happened is folded again. */
  restart(rules?: Rules): void;
  now(): number;
  /** Who is green is confirmed at once. */
  take(services: string | readonly string[], bank?: string, visitClass?: Visit['class']): string;
  /** The ticket, or the reason why there is none. */
  ask(services: string | readonly string[], bank?: string, visitClass?: Visit['class']): string;
  /** Green is asked for at the kiosk. */
  claim(service: string, bank?: string): string;
  visit(ticket: string): Visit;
  /** The voice says everything that is owed, `seconds` each. */
  sayAll(seconds?: number): string[];
};

export function play(ofHall: Rules = fuzhou, open: readonly string[] = [...ofHall.counters.keys()]): Play {
  const log: Play['log'] = [];
  let now = start;

  function issued(...asked: Parameters<Play['ask']>): string {
    const given = game.ask(...asked);
    if (!game.hall.visits.has(given)) throw new Error(`refused: ${given}`);
    return given;
  }

  const game: Play = {
    rules: ofHall,
    hall: emptyHall(ofHall),
    log,
    give(command) {
      const outcome = handle(game.rules, game.hall, command, now);
      log.push(...eventsOf(outcome).map(event => ({ event, at: now })));
      if (isRefusal(outcome)) return outcome.refused;
      return outcome.map(event => event.kind);
    },
    press(counter, ...pressed) {
      let given: string[] | string = [];
      for (const key of pressed) given = game.give({ ...keys[key], counter });
      return given;
    },
    call(counter) {
      game.press(counter, 'next');
      game.sayAll();
    },
    miss(counter, seconds = 30) {
      game.call(counter);
      game.wait(seconds);
      const given = game.press(counter, 'miss');
      if (!given.includes('visit-missed')) throw new Error(`nobody is missed: ${String(given)}`);
    },
    calls: (counter, many) =>
      Array.from({ length: many }, () => {
        game.press(counter, 'next');
        const ticket = game.inHand(counter);
        game.press(counter, 'refused');
        return ticket;
      }),
    inHand: counter => game.hall.counters.get(counter)?.ticket,
    last: <Kind extends Event['kind']>(kind: Kind) =>
      log.map(({ event }) => event).findLast(event => isOf(event, kind)),
    wait(seconds) {
      now += seconds * 1000;
    },
    pass(seconds) {
      const until = now + seconds * 1000;
      const kinds: string[] = [];
      let atOnce = 0;
      for (
        let due = nextDeadline(game.rules, game.hall, now);
        due !== undefined && due <= until;
        due = nextDeadline(game.rules, game.hall, now)
      ) {
        const wasDue = due <= now;
        atOnce = wasDue ? atOnce + 1 : 0;
        now = Math.max(now, due);
        const ticked = game.give({ verb: 'tick' });
        if (typeof ticked === 'string' || atOnce > 10 || (wasDue && ticked.length === 0))
          throw new Error('something is due, and a tick does not do it');
        kinds.push(...ticked);
      }
      now = until;
      return kinds;
    },
    restart(withRules = game.rules) {
      game.rules = withRules;
      game.hall = replayed(game);
    },
    now: () => now,
    ask(services, bank, visitClass = 'normal') {
      const choice = new Map(bank === undefined ? [] : [['bank', bank]]);
      const given = game.give({
        verb: 'take-ticket',
        services: typeof services === 'string' ? [services] : services,
        class: visitClass,
        choice,
        print: true,
      });
      return typeof given === 'string' ? given : (game.last('ticket-issued')?.ticket ?? '');
    },
    take(services, bank, visitClass) {
      const ticket = issued(services, bank, visitClass);
      if (visitClass === 'green') game.give({ verb: 'set-class', ticket, class: 'green' });
      return ticket;
    },
    claim: (service, bank) => issued(service, bank, 'green'),
    visit(ticket) {
      const visit = game.hall.visits.get(ticket);
      if (visit === undefined) throw new Error(`no visit ${ticket}`);
      return visit;
    },
    sayAll(seconds = 5) {
      const said: string[] = [];
      for (const job of game.hall.jobs.values()) {
        if (job.is === 'print') continue;
        game.give({ verb: 'begin-job', job: job.id, device: 'voice-1' });
        const begun = log.at(-1)?.event;
        if (begun?.kind !== 'speech-begun') continue;
        said.push(begun.text);
        game.wait(seconds);
        game.give({ verb: 'end-job', job: job.id, device: 'voice-1', outcome: 'done' });
      }
      return said;
    },
  };
  game.give({ verb: 'open-day', day: '2026-11-24' });
  for (const counter of open) game.give({ verb: 'open-counter', counter });
  return game;
}
