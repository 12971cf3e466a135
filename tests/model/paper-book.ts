/**
 * Power cuts told a second time, naively: what somebody with a watch, a pencil and rule R21 in hand would write down. It knows what was
 * told of the power and what came of it, and nothing of how the hall keeps it.
 */
import type { Event } from '../../daemon/core/types/events.ts';

const halfMinuteMs = 30_000;
const quarterHourMs = 15 * 60_000;
const fiveMinutesMs = 5 * 60_000;
const numbersForNewcomers = 30;
const triesAtMost = 3;

/** Who waits in each queue, or is away from it, as somebody counts who walks through the hall. */
export type Counted = ReadonlyMap<string, number>;

type Cut = {
  printedAt: number;
  /** When lists were printed last. */
  listedAt: number;
  lists: readonly string[];
  /** On each list for newcomers. */
  numbers: ReadonlyMap<string, { from: number; to: number }>;
  /** Job -> the queue of its list, while it is to come out; and whether a printer has it, or a dead process had. */
  toCome: Map<string, { queue: string; begun: boolean; failures: number }>;
  out: Set<string>;
  backAt?: number;
};

export type PaperBook = {
  /** Just before something happened at that moment, with so many waiting: whether the lists are overdue. */
  isDue(counted: Counted, now: number): boolean;
  /** `counted`: before it; `owed`: the print jobs of queues that the hall has since. */
  took(event: Event, at: number, counted: Counted, owed: readonly { id: string; queue: string }[]): void;
  /** Nobody is missed. */
  isHeld(now: number): boolean;
  /** What began then and ended now tells how long nothing takes. */
  tellsNothing(since: number, now: number): boolean;
  failedAt(): number | undefined;
  isOwed(): boolean;
  /** Number on paper -> the queue of its list. */
  reserved(): ReadonlyMap<string, string>;
  /** What the alarm must name; none: it must not stand. */
  alarm(): { out: readonly string[]; missing: readonly string[] } | 'failing' | undefined;
  backAt(): number | undefined;
  isFailing(): boolean;
  /** It is to be begun: who had begun it before is dead. */
  isTried(job: string): void;
  /** `wrongly`: lists that are still to come out, and are of no use any more. */
  toCome(now: number): { wrongly: readonly string[] };
};

/** `beginsIn`: whether a service begins in that queue. */
export function paperBook(beginsIn: (queue: string) => boolean): PaperBook {
  let failing: { since: number; low: boolean } | undefined;
  let failedAt: number | undefined;
  let cut: Cut | undefined;
  let isEntered = true;
  let isOpen = false;
  const reserved = new Map<string, string>();
  const used = new Set<string>();
  /** The highest number of today on any paper. */
  let highest = 0;

  const isOwed = () => cut !== undefined && !isEntered;
  /** It was dark once, light for a quarter of an hour, and is dark again: those lists are of the first time. */
  const isFailingAnew = () => failing !== undefined && cut?.backAt !== undefined;
  const goesOn = () => isOwed() && !isFailingAnew();

  /** Of which queues a list is wanted: of all, or of those that have none from a failure before. */
  function wanted(counted: Counted): [queue: string, count: number][] {
    const somebodyIn = [...counted].filter(([, count]) => count > 0);
    if (cut === undefined || !goesOn()) return somebodyIn;
    if (failing === undefined || failing.since <= cut.listedAt) return [];
    const comes = [...cut.toCome.values()].map(({ queue }) => queue);
    return somebodyIn.filter(([queue]) => cut?.out.has(queue) === false && !comes.includes(queue));
  }

  function isDue(counted: Counted, now: number): boolean {
    if (failing === undefined || !isOpen || wanted(counted).length === 0) return false;
    return failing.low || now >= failing.since + halfMinuteMs;
  }

  function printed(
    event: Event & { kind: 'queues-printed' },
    at: number,
    counted: Counted,
    owed: readonly { id: string; queue: string }[],
  ): void {
    if (!isDue(counted, at)) throw new Error(`queues are printed at ${at}, and it is not time`);
    const before = goesOn() ? cut : undefined;
    const numbers = new Map(before?.numbers);
    const queues = wanted(counted).map(([queue]) => queue);
    if (event.lists.length !== queues.length || event.lists.some(({ queue }) => !queues.includes(queue)))
      throw new Error('not a list for each queue with somebody in it and none on paper');
    for (const [index, list] of event.lists.entries()) {
      if (counted.get(list.queue) !== list.waiting)
        throw new Error(`${list.queue}: not as many as wait there`);
      if (list.waiting > (event.lists[index - 1]?.waiting ?? Number.POSITIVE_INFINITY))
        throw new Error('a fuller queue comes later');
      if (!beginsIn(list.queue)) {
        if (list.from !== undefined) throw new Error(`${list.queue}: numbers, and nobody begins there`);
        continue;
      }
      const { series = '', from = 0, to = 0 } = list;
      const had = before?.numbers.get(list.queue);
      if (had !== undefined) {
        if (from !== had.from || to !== had.to) throw new Error(`${list.queue}: other numbers than before`);
        continue;
      }
      numbers.set(list.queue, { from, to });
      if (from <= highest || to - from + 1 !== numbersForNewcomers)
        throw new Error(`${list.queue}: ${from} to ${to}, after ${highest}`);
      highest = to;
      for (let number = from; number <= to; number += 1) {
        const ticket = `${series}${String(number).padStart(3, '0')}`;
        if (reserved.has(ticket)) throw new Error(`${ticket} lies on paper twice`);
        reserved.set(ticket, list.queue);
      }
    }
    const lists = event.lists.map(({ queue }) => queue);
    const anew = owed.filter(({ id }) => before?.toCome.has(id) !== true);
    if (anew.map(({ queue }) => queue).join() !== lists.join())
      throw new Error('a list is not owed, or in another order');
    cut = {
      printedAt: before?.printedAt ?? at,
      listedAt: at,
      numbers,
      lists: [...(before?.lists ?? []).filter(queue => !lists.includes(queue)), ...lists],
      toCome: new Map([
        ...(before?.toCome ?? []),
        ...anew.map(({ id, queue }) => [id, { queue, begun: false, failures: 0 }] as const),
      ]),
      out: before?.out ?? new Set(),
    };
    isEntered = false;
  }

  function issued({ ticket, number, paper }: Event & { kind: 'ticket-issued' }): void {
    if (used.has(ticket)) throw new Error(`${ticket} is issued twice`);
    used.add(ticket);
    if (paper === true) {
      if (!reserved.has(ticket)) throw new Error(`${ticket} lies on no paper`);
      return;
    }
    if (number <= highest) throw new Error(`${ticket} of a kiosk, and ${highest} may be on paper`);
    highest = number;
  }

  return {
    isDue,
    took(event, at, counted, owed) {
      switch (event.kind) {
        case 'day-opened':
          isOpen = true;
          // What lies on paper is of one day; that the power fails still is told again.
          failing = undefined;
          failedAt = undefined;
          cut = undefined;
          isEntered = true;
          reserved.clear();
          used.clear();
          highest = 0;
          return;
        case 'day-closed':
          isOpen = false;
          return;
        case 'power-failing':
          failing = { since: failing?.since ?? at, low: failing?.low === true || event.battery === 'low' };
          failedAt ??= at;
          if (isOwed() && cut?.backAt !== undefined && at < cut.backAt + quarterHourMs) delete cut.backAt;
          return;
        case 'power-back':
          failing = undefined;
          if (isOwed() && cut !== undefined) cut.backAt ??= at;
          return;
        case 'paper-entered':
          isEntered = true;
          if (cut !== undefined) cut.backAt ??= at;
          return;
        case 'queues-printed':
          printed(event, at, counted, owed);
          return;
        case 'ticket-issued':
          issued(event);
          return;
        case 'ticket-print-begun': {
          const [first] = cut?.toCome.keys() ?? [];
          if (first !== undefined && event.job !== first)
            throw new Error(`${event.job} is printed before ${first}, a list of a queue`);
          const list = cut?.toCome.get(event.job);
          if (list !== undefined) list.begun = true;
          return;
        }
        case 'ticket-print-failed': {
          const list = cut?.toCome.get(event.job);
          if (list === undefined) return;
          list.begun = false;
          list.failures += 1;
          if (list.failures === triesAtMost) cut?.toCome.delete(event.job);
          return;
        }
        case 'ticket-printed': {
          const list = cut?.toCome.get(event.job);
          if (list === undefined) return;
          cut?.out.add(list.queue);
          cut?.toCome.delete(event.job);
          return;
        }
        case 'queue-list-dropped': {
          const list = cut?.toCome.get(event.job);
          if (list === undefined) throw new Error(`${event.queue} is dropped, and was not to come`);
          if (event.why === 'power-back' && list.begun) throw new Error(`${event.queue} was begun`);
          if (event.why === 'too-late' && !isEntered && at < (cut?.listedAt ?? 0) + fiveMinutesMs)
            throw new Error(`${event.queue} is not too late`);
          cut?.toCome.delete(event.job);
          return;
        }
        case 'visit-missed':
          if (isHeldAt(at)) throw new Error(`${event.ticket} is missed`);
          return;
        case 'visit-left':
          if (event.reason === 'missed' && isHeldAt(at)) throw new Error(`${event.ticket} has left`);
          return;
        default:
          return;
      }
    },
    isHeld: isHeldAt,
    tellsNothing: (since, now) =>
      cut !== undefined && now > cut.printedAt && since < (cut.backAt ?? Number.POSITIVE_INFINITY),
    failedAt: () => failedAt,
    isOwed,
    reserved: () => reserved,
    alarm() {
      if (cut === undefined || !goesOn()) return failing === undefined ? undefined : 'failing';
      const { lists, out } = cut;
      return {
        out: lists.filter(queue => out.has(queue)),
        missing: lists.filter(queue => !out.has(queue)),
      };
    },
    backAt: () => cut?.backAt,
    isFailing: () => failing !== undefined,
    isTried(job) {
      const list = cut?.toCome.get(job);
      if (list !== undefined) list.begun = false;
    },
    toCome(now) {
      const lists = [...(cut?.toCome.values() ?? [])];
      const lateBy = cut === undefined ? 0 : now - cut.listedAt;
      const late = lists.filter(({ begun }) => lateBy >= (begun ? 2 : 1) * fiveMinutesMs);
      const needless = lists.filter(({ begun }) => isEntered || (failing === undefined && !begun));
      return { wrongly: [...late, ...needless].map(({ queue }) => queue) };
    },
  };

  function isHeldAt(now: number): boolean {
    if (!isOwed() || cut === undefined) return false;
    return cut.backAt === undefined || now < cut.backAt + quarterHourMs;
  }
}
