/** What explain has found out of a call, held against the naive telling. */
import type { Rules } from '../../../daemon/core/types/rules.ts';
import type { Priority } from '../../../daemon/tools/explain/priority.ts';
import { type Choice, choiceOf } from './naive-choice.ts';
import { type NaiveDay, type Person, type Scene, workedClock } from './naive-scenes.ts';

/** One call, how all stood before it, whom the counter looked at, and who was called. */
export type Told = {
  rules: Rules;
  scene: Scene;
  choice: Choice;
  called: Person;
  clock: ReturnType<typeof workedClock>;
};
/** What is wrong; nothing, or false, where all of it is so. */
export type Wrong = (string | false)[];

export const only = (wrong: Wrong): string[] => wrong.filter(one => one !== false);

export function toldOf(rules: Rules, day: NaiveDay, start: number): Told[] {
  const clock = workedClock(rules, start);
  return day.scenes.flatMap(scene => {
    const called = scene.before.people.find(one => one.ticket === scene.call.event.ticket);
    return called === undefined
      ? []
      : [{ rules, scene, choice: choiceOf(rules, clock, scene), called, clock }];
  });
}

/** The events round to a millisecond. */
export const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1;

/** The priority of `one` at that call, and what it is made of. */
export function holdPriority({ ms, parts }: Priority, one: Person, told: Told): Wrong {
  const { rules, scene, choice, clock } = told;
  const { at } = scene.call;
  const waitedMs = clock(one.queue, at) - one.worked;
  return [
    !isNear(ms, choice.p(one)) && `P of ${one.ticket} was ${choice.p(one)}, not ${ms}`,
    parts.class !== one.class && `${one.ticket} was ${one.class}`,
    parts.isCounted === (one.joinedAt === one.waitsSince) && `${one.ticket} joined at ${one.joinedAt}`,
    !isNear(parts.waitedMs, waitedMs) && `${one.ticket} had waited ${waitedMs}, not ${parts.waitedMs}`,
    parts.isWhole !== at - one.joinedAt - waitedMs < 1000 && `a break of ${one.ticket}`,
    parts.weight !== undefined &&
      parts.weight !== rules.priority.weight[one.class] &&
      `weight ${parts.weight}`,
    parts.creditMs !== one.credit && `the credit of ${one.ticket} was ${one.credit}`,
  ];
}
