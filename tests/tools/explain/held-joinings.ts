/** How a visit came to a queue, held against what the credits of R2 come to. */
import { isNear, only, type Wrong } from './held.ts';
import type { Joining } from './naive-scenes.ts';
import { sharedHall } from './random-days.ts';

/** What each reason that is given for a credit would come to. */
function comesTo(why: string, { event, isSoon, isFresh, stoodCredit, others }: Joining): Wrong {
  const { creditMs, waitedMs, joinedAt } = event;
  const { creditCapMs, creditRate, soonCreditMs } = sharedHall.priority;
  const waits = Math.min(creditCapMs, Math.round(creditRate * waitedMs));
  switch (why) {
    case 'for having waited before':
      return [(creditMs !== waits || isSoon) && isFresh && `waits come to ${waits}`];
    case 'for a step that should come soon':
      return [
        (creditMs !== soonCreditMs || !isSoon || waits !== 0) && isFresh && 'it is more or less than that',
      ];
    case 'for having waited before and for a step that should come soon':
      return [
        (creditMs !== waits + soonCreditMs || !isSoon || waits === 0) && isFresh && 'it is more or less',
      ];
    case 'as the one has before it':
      return [
        others.every(one => one.joinedAt !== joinedAt || one.credit !== creditMs) &&
          isFresh &&
          'nobody there has that credit',
      ];
    case 'so that its priority went on unbroken when its class was set':
      return [isFresh && 'it comes anew', creditMs !== stoodCredit && 'its class was not set'];
    case 'so that it stands there':
      return [isFresh && 'it comes anew', creditMs !== stoodCredit && 'it stood otherwise'];
    default:
      return [`it cannot be read: ${why}`];
  }
}

/** "joined the queue icbc, counted as joined at @…, with 4 min credit for having waited before, …" */
export function holdJoining(joining: Joining, line: string): string[] {
  const found =
    /^joined the queue (\w+)(?:, counted as joined at @(\d+))?(?:, with (−?)(\S+ \w+) credit(?: ([^,]*))?)?(?:, kept for counter (\w+) until @(\d+))?, (?:no|.* expected)/.exec(
      line,
    );
  if (found === null) return [`it cannot be read: ${line}`];
  const [, queue, joined, sign = '', credit = '0 s', why, keeper, until] = found;
  const { event, at } = joining;
  return only([
    queue !== event.queue && 'another queue',
    (joined ?? String(at)) !== String(event.joinedAt) && `it counts as joined at ${event.joinedAt}`,
    !isNear(sign === '' ? credit : `-${credit}`, event.creditMs) && `its credit is ${event.creditMs}`,
    keeper !== event.bound?.counter && `it is kept for ${event.bound?.counter}`,
    until !== (event.bound?.until === undefined ? undefined : String(event.bound.until)) && 'not until then',
    event.creditMs !== 0 && why === undefined && 'what the credit is for is not told',
    ...(why === undefined ? [] : comesTo(why, joining)),
  ]);
}
