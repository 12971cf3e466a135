/** R21: how far a power cut is: which queues are on paper, why one is not, and what was entered of them. */
import { goesByLists, heldUntil, isWorthEntering, listsToCome, printsAt } from '../day/on-paper.ts';
import type { Hall } from '../types/model.ts';
import type { PaperLine } from '../types/power.ts';
import type { DropReason, PrintedList } from '../types/power-events.ts';
import type { Rules } from '../types/rules.ts';

/** Who enters looks at the last of them; all together they are counted. */
const lastLines = 20;

/** `open`: how many of those on it still wait there. `dropped`: it is not printed any more, with why. */
export type ListTold = PrintedList & {
  is: 'owed' | 'printing' | 'out' | 'failed' | 'dropped';
  why?: DropReason;
  open: number;
};

/** By the wall clock, as people write times down. `entered`: lines. `last`: the latest of them, the newest first. */
export type PowerTold = {
  is: 'failing' | 'on-paper' | 'enter' | 'over';
  low?: true;
  failedAt: number;
  printsAt?: number;
  printedAt?: number;
  backAt?: number;
  heldUntil?: number;
  lists: ListTold[];
  entered: number;
  newcomers: number;
  last: PaperLine[];
};

/** None: there was no power cut today that anybody goes by. */
export function powerTold(rules: Rules, hall: Hall): PowerTold | undefined {
  const { power, wallAheadMs, visits } = hall;
  const { failing, failedAt, printedAt, backAt, lines, reserved } = power;
  if (failedAt === undefined || !isWorthEntering(hall)) return undefined;
  const isOwed = goesByLists(hall);
  const open = power.lists.length === 0 ? new Map() : openOn(hall);
  const wall = (moment: number | undefined) =>
    moment === undefined || !Number.isFinite(moment) ? undefined : moment + wallAheadMs;
  return {
    is: isOwed ? (failing === undefined ? 'enter' : 'on-paper') : failing ? 'failing' : 'over',
    ...(failing?.low === true && { low: true }),
    failedAt: failedAt + wallAheadMs,
    ...known({
      printsAt: wall(printsAt(rules, hall)),
      printedAt: wall(printedAt),
      backAt: wall(backAt),
      heldUntil: wall(heldUntil(hall)),
    }),
    lists: power.lists.map(list => listTold(hall, list, open)),
    entered: lines.length,
    newcomers: [...reserved.keys()].filter(ticket => visits.has(ticket)).length,
    last: lines
      .slice(-lastLines)
      .toReversed()
      .map(line => ({ ...line, ...known({ servedAt: wall(line.servedAt) }) })),
  };
}

/** By queue, who stood there when it was printed and does still. Whoever was entered came there from the list of another. */
function openOn({ power: { lines, listedAt }, visits }: Hall): ReadonlyMap<string, number> {
  const entered = new Set(lines.map(({ ticket }) => ticket));
  const open = new Map<string, number>();
  for (const { ticket, place } of visits.values()) {
    if (place.is !== 'waiting' && place.is !== 'away') continue;
    if (place.since > (listedAt.get(place.queue) ?? 0) || entered.has(ticket)) continue;
    open.set(place.queue, (open.get(place.queue) ?? 0) + 1);
  }
  return open;
}

function listTold(hall: Hall, list: PrintedList, open: ReadonlyMap<string, number>): ListTold {
  const { out, dropped } = hall.power;
  const { queue } = list;
  const told = { ...list, open: open.get(queue) ?? 0 };
  if (out.has(queue)) return { ...told, is: 'out' };
  const why = dropped.get(queue);
  if (why !== undefined) return { ...told, is: 'dropped', why };
  const job = listsToCome(hall).find(one => one.queue === queue);
  return { ...told, is: job === undefined ? 'failed' : job.begun ? 'printing' : 'owed' };
}

/** Without those that there are not. */
function known<Of extends object>(of: Of): { [Key in keyof Of]?: Exclude<Of[Key], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Of]?: Exclude<Of[Key], undefined>;
  };
}
