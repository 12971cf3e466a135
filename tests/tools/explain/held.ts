/** What the sentences of explain are made of, held against the naive telling. */
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type Choice, choiceOf } from './naive-choice.ts';
import { type NaiveDay, type Person, type Scene, workedClock } from './naive-scenes.ts';

/** Times stand in these sentences as they are, to the millisecond. */
export const exact = { zone: 'here', second: (at: number) => `@${at}`, minute: (at: number) => `@${at}` };

/** Named pieces of a sentence. */
export const time = (name: string) => `@(?<${name}>\\d+)`;
export const lasts = (name: string) => `(?<${name}>-?[\\d.]+ (?:min|s))`;
/** "31.0 min (green, waited 9 min ×3)" */
export const full = (name = 'p') => `(?<${name}>-?[\\d.]+ (?:min|s) \\([^)]*\\))`;
export const ticket = (name: string) => `(?<${name}>[A-Z]\\d+)`;
export const word = (name: string) => `(?<${name}>\\w+)`;

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
export type Found = (name: string) => string;
export type Check<Of> = [text: string, (of: Of, found: Found) => Wrong];

export const only = (wrong: Wrong): string[] => wrong.filter(one => one !== false);

/** A sentence that fits no pattern is wrong too: nobody has held it against anything. */
export function check<Of>(checks: readonly Check<Of>[], of: Of, sentence: string): string[] {
  for (const [text, holds] of checks) {
    const found = new RegExp(`^${text}$`).exec(sentence);
    if (found !== null) return only(holds(of, name => found.groups?.[name] ?? ''));
  }
  return [`it cannot be read: ${sentence}`];
}

export function toldOf(rules: Rules, day: NaiveDay, start: number): Told[] {
  const clock = workedClock(rules, start);
  return day.scenes.flatMap(scene => {
    const called = scene.before.people.find(one => one.ticket === scene.call.event.ticket);
    return called === undefined
      ? []
      : [{ rules, scene, choice: choiceOf(rules, clock, scene), called, clock }];
  });
}

export function isNear(text: string, ms: number): boolean {
  const [figure = '', unit] = text.split(' ');
  const unitMs = unit === 'min' ? 60_000 : 1000;
  const digits = figure.split('.')[1]?.length ?? (unit === 'min' ? 1 : 0);
  return Math.abs(Number(figure) - ms / unitMs) <= 0.5 / 10 ** digits + 1 / unitMs;
}

/** "green, waited 9 min ×3 + credit 4 min" */
export function parts(text: string, one: Person, { rules, scene, clock }: Told): Wrong {
  const { at } = scene.call;
  const found =
    /^(\w+), (waited|counted as waiting) (\S+ \S+?)( without the break)?(?: ×([\d.]+))?(?: ([+−]) credit (.+))?$/.exec(
      text,
    );
  if (found === null) return [`cannot be read: ${text}`];
  const [, visitClass, how, waited = '', breaks, weight, sign, credit = '0 s'] = found;
  const waitedMs = clock(one.queue, at) - one.worked;
  const rested = at - one.joinedAt - waitedMs >= 1000;
  return [
    visitClass !== one.class && `${one.ticket} was ${one.class}, not ${visitClass}`,
    (how === 'waited') !== (one.joinedAt === one.waitsSince) && `${one.ticket} joined at ${one.joinedAt}`,
    !isNear(waited, waitedMs) && `${one.ticket} had waited ${waitedMs}, not ${waited}`,
    (breaks !== undefined) !== rested && `a break of ${one.ticket}`,
    weight !== undefined && Number(weight) !== rules.priority.weight[one.class] && `weight ${weight}`,
    !isNear(sign === '−' ? `-${credit}` : credit, one.credit) &&
      `the credit of ${one.ticket} was ${one.credit}, not ${credit}`,
  ];
}

/** "31.0 min (green, waited 9 min ×3 + credit 4 min)" */
export function priority(text: string, one: Person, told: Told): Wrong {
  const found = /^(\S+ \S+) \((.*)\)$/.exec(text);
  if (found === null) return [`cannot be read: ${text}`];
  const [, p = '', madeOf = ''] = found;
  const isP = told.choice.p(one);
  return [!isNear(p, isP) && `P of ${one.ticket} was ${isP}, not ${p}`, ...parts(madeOf, one, told)];
}
