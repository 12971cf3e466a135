/** R21: until when the hall goes by the lists on paper, and what that time tells nothing of. */
import type { Event } from '../types/events.ts';
import type { QueueJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { Power } from '../types/power.ts';
import type { Rules } from '../types/rules.ts';

const lastsMs = 30_000;
const heldForMs = 15 * 60_000;
/** A battery lasts minutes; later the clerks have begun without. */
const printedWithinMs = 5 * 60_000;

type WithPower = Pick<Hall, 'power'>;

/** What lies on paper is not entered yet. */
export function isOwedEntries({ power: { printedAt, entered } }: WithPower): boolean {
  return printedAt !== undefined && !entered;
}

/** Nobody is missed before; none: nothing holds it. */
export function heldUntil(hall: WithPower): number | undefined {
  if (!isOwedEntries(hall)) return undefined;
  const { backAt } = hall.power;
  return backAt === undefined ? Number.POSITIVE_INFINITY : backAt + heldForMs;
}

export function isHeld(hall: WithPower, now: number): boolean {
  return now < (heldUntil(hall) ?? 0);
}

/** Long after the lists that lie there, which are not entered: they are none to go by. */
function isFailingAnew(hall: WithPower): boolean {
  return isOwedEntries(hall) && hall.power.failing !== undefined && hall.power.backAt !== undefined;
}

/** The lists that lie there are those of this time, too. */
export const goesByLists = (hall: WithPower): boolean => isOwedEntries(hall) && !isFailingAnew(hall);

/** From when the queues were printed until the power was back. */
export type CutSpan = Pick<Power, 'printedAt' | 'backAt' | 'entered'>;

/** Where what lies on paper is not entered, it is of a failure that follows before anybody is missed, too. */
export function spanAfter(span: CutSpan, { kind }: Event, at: number): CutSpan {
  switch (kind) {
    case 'queues-printed': {
      const goesOn = span.printedAt !== undefined && span.backAt === undefined && !span.entered;
      return goesOn ? span : { printedAt: at, backAt: undefined, entered: false };
    }
    case 'power-failing':
      return span.entered || isOld(span, at) ? span : { ...span, backAt: undefined };
    case 'power-back':
      return { ...span, backAt: span.backAt ?? at };
    case 'paper-entered':
      return { ...span, entered: true, backAt: span.backAt ?? at };
    default:
      return span;
  }
}

function isOld({ printedAt, backAt }: CutSpan, at: number): boolean {
  return printedAt !== undefined && backAt !== undefined && at >= backAt + heldForMs;
}

/** It began before the power was back and ended after the queues were printed: how long it took tells nothing. */
export function isCutShort(
  { power: { printedAt, backAt } }: { power: Pick<Power, 'printedAt' | 'backAt'> },
  since: number,
  at: number,
): boolean {
  return printedAt !== undefined && at > printedAt && (backAt === undefined || since < backAt);
}

/** It fails, or queues were printed, or it lasted so long that somebody may have been served without. */
export function isWorthEntering({ power: { failing, failedAt, printedAt, backAt } }: WithPower): boolean {
  if (failing !== undefined || printedAt !== undefined) return true;
  return failedAt !== undefined && (backAt ?? failedAt) - failedAt >= lastsMs;
}

/** When queues are to be printed. */
export function printsAt({ printers }: Rules, hall: Hall): number | undefined {
  const { failing } = hall.power;
  if (!hall.open || failing === undefined || printers.length === 0) return undefined;
  if (unlisted(hall).size === 0) return undefined;
  return failing.low ? failing.since : failing.since + lastsMs;
}

/**
 * The queues that are to be printed, with how many wait there or are away. Once a failure, each: where it goes by the lists of the
 * one before, those of which no list came out.
 */
export function unlisted(hall: Hall): ReadonlyMap<string, number> {
  const { failing, out } = hall.power;
  const goesOn = goesByLists(hall);
  if (goesOn && (failing === undefined || failing.since <= listedAt(hall))) return new Map();
  const owed = new Set(listsToCome(hall).map(({ queue }) => queue));
  const counted = new Map<string, number>();
  for (const { place } of hall.visits.values()) {
    if (place.is !== 'waiting' && place.is !== 'away') continue;
    if (goesOn && (out.has(place.queue) || owed.has(place.queue))) continue;
    counted.set(place.queue, (counted.get(place.queue) ?? 0) + 1);
  }
  return counted;
}

/** In their order. */
export const listsToCome = ({ jobs }: Pick<Hall, 'jobs'>): QueueJob[] =>
  [...jobs.values()].filter((job): job is QueueJob => job.is === 'print' && job.what === 'queue');

/** When queues were printed last. */
const listedAt = ({ power }: WithPower): number => Math.max(0, ...power.listedAt.values());

/** When lists that nobody has begun are not worth printing any more; what a run before this had begun, as long again after that. */
export function dropsAt(hall: Hall): number | undefined {
  const begun = listsToCome(hall).map(job => job.begun);
  if (begun.length === 0) return undefined;
  return listedAt(hall) + (begun.includes(false) ? 1 : 2) * printedWithinMs;
}

/** Numbers for newcomers that nobody has. */
export function unusedIn({ power: { reserved }, visits }: Hall): number {
  return [...reserved.keys()].filter(ticket => !visits.has(ticket)).length;
}
