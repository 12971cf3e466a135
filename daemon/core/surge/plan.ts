/**
 * R9: the surge plan. A level is reached as soon as one of its triggers is met in any queue, and left, to the highest level
 * that still holds, once all its figures have fallen well below them. A level started by hand stands until it is stopped
 * by hand; what the figures call for beyond it is proposed.
 */

import { isLook, nextLook } from '../day/looks.ts';
import { worksFrom } from '../day/timetable.ts';
import { alarmId, kindOf } from '../types/alarm.ts';
import { type AlarmMessage, says } from '../types/alarm-message.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { SurgeReason } from '../types/reasons.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, SurgeLevel, SurgeLevelId, SurgePlan } from '../types/rules.ts';
import { shareOf, strainsOf } from './figures.ts';

const lookEveryMs = 30_000;

/** When time should be given to `decideSurge` next; none without a plan and while no day is open. */
export function surgeLooksAt(rules: Rules, hall: Hall, now: number): number | undefined {
  return rules.surge === undefined || !hall.open ? undefined : nextLook(now, lookEveryMs);
}

/** What the figures change at a look: the level where the plan is automatic, else what is proposed by an alarm. */
export function decideSurge(rules: Rules, hall: Hall, now: number): Event[] {
  const { surge: plan } = rules;
  // R10: in a break the plan stands still: people wait for the counters to come back, which no level brings about.
  if (plan === undefined || !hall.open || !isLook(now, lookEveryMs) || worksFrom(hall, now) > now) return [];
  // Who stopped it does not get it back with the next look.
  const { surgeStoppedAt } = hall;
  if (hall.surge === undefined && surgeStoppedAt !== undefined && now < surgeStoppedAt + plan.holdMs)
    return [];
  const strains = strainsOf(rules, hall, plan, now);
  return plan.automatic && hall.surge?.by !== 'hand'
    ? follow(hall, plan, strains, now)
    : propose(hall, plan, strains, now);
}

function follow(
  hall: Hall,
  plan: SurgePlan,
  strains: readonly (SurgeReason | undefined)[],
  now: number,
): Event[] {
  const was = hall.surge?.level;
  const standing = indexOf(plan, was);
  const next = levelAfter(plan, strains, standing, hall.surgeChangedAt ?? now, now);
  const level = plan.levels[next];
  const isRaised = level !== undefined && hall.alarms.has(alarmOf(level));
  if (level?.id === was && (isRaised || level === undefined)) return alarms(hall, level);
  const why = strains[Math.max(next, standing)];
  const changed: Event = {
    kind: 'surge-changed',
    ...(level !== undefined && { level: level.id }),
    ...(was !== undefined && { was }),
    by: 'plan',
    ...(why !== undefined && { why }),
    ...(next > standing && level?.spoken !== undefined && { spoken: level.spoken }),
  };
  const message = level && surgeMessage('in-force', level, strains[next]);
  return [...(level?.id === was ? [] : [changed]), ...alarms(hall, level, message, strains[next])];
}

function propose(
  hall: Hall,
  plan: SurgePlan,
  strains: readonly (SurgeReason | undefined)[],
  now: number,
): Event[] {
  const standing = plan.levels.findLastIndex(level => hall.alarms.has(alarmOf(level)));
  const raised = plan.levels[standing];
  const since = raised && hall.alarms.get(alarmOf(raised))?.since;
  const next = levelAfter(plan, strains, standing, since ?? now, now);
  const level = next > indexOf(plan, hall.surge?.level) ? plan.levels[next] : undefined;
  if (level === undefined || hall.alarms.has(alarmOf(level))) return alarms(hall, level);
  const message = surgeMessage('called-for', level, strains[next]);
  return alarms(hall, level, message, strains[next]);
}

/** Which level stands from now on: it rises at once, and falls only after a while and well below its triggers. -1: none. */
function levelAfter(
  plan: SurgePlan,
  strains: readonly (SurgeReason | undefined)[],
  standing: number,
  since: number,
  now: number,
): number {
  const met = strains.findLastIndex(strain => shareOf(strain) >= 1);
  if (met > standing) return met;
  if (standing < 0 || shareOf(strains[standing]) >= plan.release || now < since + plan.holdMs)
    return standing;
  return strains.findLastIndex((strain, index) => index < standing && shareOf(strain) >= plan.release);
}

/** `surge-start` and `surge-stop`, while a day is open. */
export function decideSurgeOrder(
  rules: Rules,
  hall: Hall,
  command: Extract<Command, { verb: 'surge-start' | 'surge-stop' }>,
): Event[] | Refusal {
  const { surge: plan } = rules;
  const was = hall.surge?.level;
  if (command.verb === 'surge-stop') {
    if (was === undefined) return refuse('wrong-place', { is: 'no-surge' });
    return [{ kind: 'surge-changed', was, by: 'hand' }, ...alarms(hall, undefined)];
  }
  if (plan === undefined) return refuse('unknown-level', { is: 'no-plan' });
  const index = indexOf(plan, command.level);
  const level = plan.levels[index];
  if (level === undefined) {
    const expected = plan.levels.map(({ id }) => id);
    return refuse('unknown-level', { is: 'none-such', found: command.level, expected });
  }
  if (was === level.id && hall.surge?.by === 'hand') return [];
  const standing = indexOf(plan, was);
  // What was proposed beyond it stays so.
  const beyond = plan.levels.findLast(
    (one, place) => place > index && place !== standing && hall.alarms.has(alarmOf(one)),
  );
  return [
    {
      kind: 'surge-changed',
      level: level.id,
      ...(was !== undefined && { was }),
      by: 'hand',
      ...(index > standing && level.spoken !== undefined && { spoken: level.spoken }),
    },
    ...alarms(hall, beyond),
  ];
}

/** Of the plan's alarms only that of `wanted` stays, or is raised with this message. */
function alarms(
  hall: Hall,
  wanted: SurgeLevel | undefined,
  message?: AlarmMessage,
  why?: SurgeReason,
): Event[] {
  const alarm = wanted && alarmOf(wanted);
  const events: Event[] = [];
  for (const active of hall.alarms.keys()) {
    if (kindOf(active) === 'surge' && active !== alarm) events.push({ kind: 'alarm-cleared', alarm: active });
  }
  if (alarm !== undefined && message !== undefined && !hall.alarms.has(alarm)) {
    const severity = wanted?.id === 'emergency' ? 'critical' : 'warning';
    const subject = why === undefined ? {} : { queue: why.queue };
    events.push({ kind: 'alarm-raised', alarm, severity, ...message, subject });
  }
  return events;
}

function surgeMessage(
  is: 'in-force' | 'called-for',
  { id: level }: SurgeLevel,
  why: SurgeReason | undefined,
): AlarmMessage {
  return says('surge', { is, level, ...(why !== undefined && { why }) });
}

const alarmOf = (level: SurgeLevel) => alarmId('surge', level.id);

function indexOf(plan: SurgePlan, level: SurgeLevelId | undefined): number {
  return plan.levels.findIndex(({ id }) => id === level);
}
