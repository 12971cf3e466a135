/** R6: the green channel. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { type Naive, no, type Person, showsIn } from './people.ts';

export const isClaim = (one: Person): boolean => one.asked && one.class !== 'green' && !one.denied;

/** R6: what was claimed is green since it joined; what is given unasked counts from now on, P unbroken. */
export function setClass(
  hall: Naive,
  one: Person,
  command: Command & { verb: 'set-class' },
  now: number,
): void {
  if (isClaim(one) && one.class === 'normal' && command.class === 'normal') {
    one.denied = true;
    return;
  }
  if (one.class === command.class) return;
  const isAtDesk = command.counter !== undefined && hall.rules.desks.has(command.counter);
  if (command.class === 'green' && one.denied && command.counter !== undefined && !isAtDesk)
    no('green-denied');
  const shown = showsIn(hall, one.queue, now);
  const isIn = one.place === 'waiting' || one.place === 'away';
  const waited = shown - (isIn ? one.workedJoined : (one.stood?.workedJoined ?? shown));
  const lost = hall.rules.priority.weight[one.class] - hall.rules.priority.weight[command.class];
  one.class = command.class;
  if (one.class === 'green') one.denied = false;
  if (one.class === 'green' && one.asked) return;
  one.asked = false;
  if (isIn) one.credit += lost * waited;
  else if (one.stood !== undefined) one.stood.credit += lost * waited;
}
