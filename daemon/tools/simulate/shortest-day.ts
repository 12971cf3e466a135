/** The shortest story in which a rule is broken: the same day with as few people as possible. */
import { emptyHall } from '../../core/evolve/empty-hall.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Comer } from './crowd.ts';
import { simulateDay } from './day.ts';
import { openInvariants, type Violation } from './invariants.ts';
import type { Broken } from './plans.ts';
import type { Perform } from './stage.ts';
import { openWatch } from './watch.ts';
import { midnightOf } from './working-hours.ts';

/** A day is tried again this often at most. */
const mostTries = 200;

/** `people`: how many are left. Where the day alone does not break the rule (it began the day before), all of them. */
export function shortest(
  rules: Rules,
  broken: Broken,
  perform: Perform,
): { violation: Violation; people: number } {
  const midnight = midnightOf(rules, broken.day.date);
  const until = (at: number, people: readonly Comer[]) =>
    people.filter(({ arrivesMs, seat }) => seat !== undefined || midnight + arrivesMs <= at);
  let crowd = broken.day.crowd;
  let violation = breaks(rules, broken, crowd, perform);
  if (violation === undefined) return { violation: broken, people: crowd.length };
  // Who comes later has no part in it, but for who had booked before.
  crowd = until(violation.at, crowd);
  let parts = 2;
  for (let tries = 0; tries < mostTries && crowd.length > 1; ) {
    const size = Math.ceil(crowd.length / parts);
    let isShorter = false;
    for (let from = 0; from < crowd.length && tries < mostTries && !isShorter; from += size) {
      tries += 1;
      const fewer = crowd.filter((_, index) => index < from || index >= from + size);
      const still = breaks(rules, broken, fewer, perform);
      if (still === undefined) continue;
      [crowd, violation, isShorter] = [until(still.at, fewer), still, true];
    }
    if (isShorter) parts = Math.max(2, parts - 1);
    else if (parts >= crowd.length) break;
    else parts = Math.min(crowd.length, 2 * parts);
  }
  return { violation, people: crowd.length };
}

/** The same rule broken by these people alone. */
function breaks(
  rules: Rules,
  { rule, day }: Broken,
  crowd: readonly Comer[],
  perform: Perform,
): Violation | undefined {
  const hall = emptyHall(rules);
  const invariants = openInvariants(rules);
  try {
    simulateDay(rules, hall, { ...day, crowd }, { perform, watch: openWatch(rules, hall, [invariants]) });
  } catch (error) {
    invariants.threw(error);
  }
  return invariants.take().find(violation => violation.rule === rule);
}
