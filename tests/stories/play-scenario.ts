/** Plays a scenario in the core alone, and tells what the hall does otherwise. Nothing waits: time is the story's own. */
import { isDeepStrictEqual } from 'node:util';
import { businessDay, dateAndTime } from '../../daemon/core/day/clock-face.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import type { Scenario, Step } from './read-scenario.ts';
import { type Answer, type Happening, today } from './sentences.ts';
import { type Box, rebuilt, switchOn } from './story-box.ts';
import { type Changes, hallWith } from './story-halls.ts';
import { tell } from './telling.ts';

/**
 * Each fault as `FILE:LINE found …, expected …`; none: the hall keeps to the story. `secondsApart`: the lines follow each
 * other by that much instead of at their own times, for a story that holds at any pace.
 */
export function playScenario(scenario: Scenario, secondsApart?: number): string[] {
  const { file, hall, steps } = scenario;
  const faults: string[] = [];
  let changes: Changes = { set: scenario.set, without: [] };
  const asWritten = hallWith(hall, changes);
  if ('faults' in asWritten) return asWritten.faults.map(fault => `${file}:1 ${fault}`);
  let rules: Rules = asWritten;
  let wall = 0;
  let journal: Box['journal'] = [];
  let box: Box | undefined;

  for (const step of steps) {
    if (step.at !== undefined) {
      const written = wallAt(step.at, rules.timeZone);
      wall = secondsApart === undefined || wall === 0 ? written : wall + secondsApart * 1000;
      if (wall !== 0 && step === steps[0]) box = switchOn(rules, journal, wall);
      box?.listenAnew();
      box?.waitUntil(wall);
    }
    const found = play(step);
    if (found !== undefined) faults.push(`${file}:${step.line} ${found}`);
  }
  if (box !== undefined && !isDeepStrictEqual(rebuilt(rules, box.journal), box.scene().hall))
    faults.push(`${file}:1 the hall rebuilt from its journal is not the hall in memory (I5)`);
  return faults;

  function play(step: Step): string | undefined {
    const { says, answer } = step;
    if (says.is === 'happening') return happen(says.happening);
    if (box === undefined) return 'found the power off, expected "power back" before this line';
    if (says.is === 'fact') {
      const told = tell(box.scene(), says.fact);
      return told === says.fact.told ? undefined : `found "${told}", expected "${says.fact.told}"`;
    }
    const outcomes: (readonly Event[] | InWords)[] = [];
    for (const order of says.orders) {
      const outcome = box.give(dated(order, wall, rules, says.toldAt));
      outcomes.push(
        isRefusal(outcome) ? { refused: outcome.refused, message: refusalText(outcome) } : outcome,
      );
    }
    // What is due at once follows at once.
    box.waitUntil(wall);
    return otherwise(outcomes, answer);
  }

  function happen(happening: Happening): string | undefined {
    switch (happening.is) {
      case 'power-cut':
        if (box === undefined) return 'found the power off already';
        ({ journal } = box);
        box = undefined;
        return undefined;
      case 'power-back': {
        if (box !== undefined) return 'found the power on, expected "power cut" before this line';
        const { set, without } = happening;
        changes = {
          set: [...changes.set, ...(set === undefined ? [] : [set])],
          without: [...changes.without, ...without],
        };
        const changed = hallWith(hall, changes);
        if ('faults' in changed) return changed.faults.join('\n');
        rules = changed;
        box = switchOn(rules, journal, wall);
        return undefined;
      }
      case 'clock-set': {
        const { date, time } = happening;
        const shown = date === undefined ? onTheDayOf(wall, time, rules) : `${date} ${time.padEnd(8, ':00')}`;
        wall = wallAt(shown, rules.timeZone);
        box?.setClock(wall);
        return undefined;
      }
      case 'print-held':
        box?.holdPrint(happening.device, happening.why);
        return undefined;
      case 'print-done':
        if (box?.endPrint(happening.device) !== true) return `found ${happening.device} printing nothing`;
        box.waitUntil(wall);
        return undefined;
    }
  }
}

function dated(order: Command, wall: number, rules: Rules, toldAt?: string): Command {
  if (toldAt !== undefined && 'at' in order)
    return { ...order, at: wallAt(onTheDayOf(wall, toldAt, rules), rules.timeZone) };
  return 'day' in order && order.day === today ? { ...order, day: businessDay(wall, rules.timeZone) } : order;
}

function onTheDayOf(wall: number, time: string, { timeZone }: Rules): string {
  return `${dateAndTime(wall, timeZone).slice(0, 10)} ${time.padEnd(8, ':00')}`;
}

/** A refusal as a reply, or the LCD of a pad, tells it. */
export type InWords = { refused: string; message: string };

/** What was answered, if it is not what was expected; with nothing expected, any order that is not refused will do. */
export function otherwise(
  outcomes: readonly (readonly Event[] | InWords)[],
  answer: Answer | undefined,
): string | undefined {
  const refusal = outcomes.find(outcome => 'refused' in outcome);
  if (answer?.is === 'refused') {
    const found = refusal === undefined ? 'done' : refusal.refused;
    return found === answer.refusal ? undefined : `found ${found}, expected refused ${answer.refusal}`;
  }
  if (refusal !== undefined) return `found refused ${refusal.refused} (${refusal.message}), expected it done`;
  const events = outcomes.flatMap(outcome => ('refused' in outcome ? [] : outcome));
  switch (answer?.is) {
    case undefined:
      return undefined;
    case 'nothing':
      return events.length === 0
        ? undefined
        : `found ${events.map(({ kind }) => kind).join(' ')}, expected nothing`;
    case 'tickets': {
      const issued = events.flatMap(event => (event.kind === 'ticket-issued' ? [event.ticket] : []));
      const found = [issued[0], issued.at(-1)].join(' to ');
      const expected = [answer.first, answer.last].join(' to ');
      return found === expected ? undefined : `found ticket ${found}, expected ${expected}`;
    }
    case 'calls': {
      const calls = events.flatMap(event => (event.kind === 'visit-called' ? [event] : []));
      const by = answer.by === undefined ? '' : ` by ${answer.by}`;
      const found = calls.map(({ ticket, why }) => ticket + (by && ` by ${why.by}`)).join(' ') || 'nobody';
      const expected = answer.tickets.map(ticket => ticket + by).join(' ') || 'nobody';
      return found === expected ? undefined : `found it calls ${found}, expected ${expected}`;
    }
  }
}

/** The moment, ms UTC, at which the clocks of that zone show that. */
function wallAt(shown: string, timeZone: string): number {
  const asIfUtc = Date.parse(`${shown.replace(' ', 'T')}Z`);
  const minute = Math.floor(asIfUtc / 60_000) * 60_000;
  return asIfUtc - (Date.parse(`${dateAndTime(minute, timeZone).replace(' ', 'T')}Z`) - minute);
}
