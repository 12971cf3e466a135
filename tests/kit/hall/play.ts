/** Plays a hall in the core alone: orders at given seconds, answers as words. */

import { readConfig } from '../../../config/load/read.ts';
import { nextDeadline } from '../../../daemon/core/decide/deadlines.ts';
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

export const start = Date.UTC(2026, 10, 24, 1, 0, 0);

/** Without its staff list: at these pads any number signs in. */
export function rulesOf(file: string): Rules {
  const read = readConfig(file);
  if (!read.ok) throw new Error(`${file} has faults`);
  const { staff: _, ...rules } = read.config.rules;
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

export type Play = {
  rules: Rules;
  hall: Hall;
  log: { event: Event; at: number }[];
  /** The kinds of the events, or the reason of the refusal. */
  give(command: Command): string[] | string;
  wait(seconds: number): void;
  /** Time passes, and what it makes due is carried out in its time; the kinds of the events. */
  pass(seconds: number): string[];
  /** The process ends, and another takes over: everything that happened is folded again. */
  restart(rules?: Rules): void;
  now(): number;
  /** Who is green is confirmed at once. */
  take(service: string, bank?: string, visitClass?: Visit['class']): string;
  /** Green is asked for at the kiosk. */
  claim(service: string, bank?: string): string;
  visit(ticket: string): Visit;
  /** The voice says everything that is owed, `seconds` each. */
  sayAll(seconds?: number): string[];
};

export function play(ofHall: Rules = fuzhou, open: readonly string[] = [...ofHall.counters.keys()]): Play {
  const log: Play['log'] = [];
  let now = start;

  function issued(service: string, bank: string | undefined, visitClass: Visit['class']): string {
    const choice = new Map(bank === undefined ? [] : [['bank', bank]]);
    const order = {
      verb: 'take-ticket',
      services: [service],
      class: visitClass,
      choice,
      print: true,
    } as const;
    const given = game.give(order);
    const last = log.findLast(({ event }) => event.kind === 'ticket-issued')?.event;
    if (typeof given === 'string' || last?.kind !== 'ticket-issued')
      throw new Error(`refused: ${String(given)}`);
    return last.ticket;
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
    take(service, bank, visitClass = 'normal') {
      const ticket = issued(service, bank, visitClass);
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
