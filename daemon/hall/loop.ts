/**
 * The loop: all orders of one turn of the event loop are decided one after the other, made durable in ONE
 * transaction, and only then acknowledged, shown, printed, said and published (R14).
 */
import type { Timers } from '../../drivers/device.ts';
import { nextDeadline } from '../core/deadlines/next-deadline.ts';
import { handle } from '../core/decide/handle.ts';
import type { Command } from '../core/types/commands.ts';
import type { Event } from '../core/types/events.ts';
import type { Hall } from '../core/types/model.ts';
import { eventsOf, isRefusal, type Refusal } from '../core/types/refusals.ts';
import type { Rules } from '../core/types/rules.ts';
import { openWriterPlace } from '../journal/hold.ts';
import type { Entry, Journal, Turn } from '../journal/journal.ts';
import type { Clock } from '../process/clock.ts';
import type { Lack } from '../text/staff/language.ts';
import { remarkText, withText } from '../text/staff/sentences.ts';
import { type Answer, type Decided, replyTo } from './answer.ts';
import { openedBefore } from './earlier-day.ts';

export type Order = {
  /** Or what it comes to when its turn comes (a key means another order at a choice); refused there, that is its answer. */
  command: Command | ((hall: Readonly<Hall>) => Command | Refusal);
  /** Whoever gave it with an id: a repeat gets the first answer. `user`: told in its first event. `data` makes what the answer carries, once it is known. */
  sender?: { client: string; id: string; user?: string; data(events: readonly Event[]): unknown };
  /** The pad's frame, kept so that its repeat is known across a restart. */
  press?: { device: string; frame: string };
  /** Called after the commit, in the order of submission. */
  answered?(answer: Answer): void;
};

export type HallLoop = {
  readonly rules: Rules;
  /** The hall as the journal has it; only to be read, and only between turns. */
  readonly hall: Readonly<Hall>;
  submit(order: Order): void;
  /** Why the hall does not move, in words; undefined while it does. */
  stuck(): string | undefined;
  /** Runs what is waiting now, and takes no more. */
  close(): void;
};

/** What the loop needs of the rest of the daemon. */
export type Effects = {
  /** Called before the commit: the next order to decide in the same turn (a job for an idle device); none ends it. */
  takeNext(hall: Readonly<Hall>): Command | undefined;
  /**
   * Called after the commit and before the answers, with what was made durable: people look at the boards. Also after a
   * tick that changed nothing.
   */
  committed(entries: readonly Entry[]): void;
  /** Before an order is carried out: why it is not to be, if it is not; `passed`: all that was begun is durable. */
  begin(order: Command): Refusal | undefined;
  passed(): void;
  /** Another program holds the journal, and orders wait: told once, and once more, `undefined`, when they go on. */
  heldUp(why: Lack | undefined): void;
  /** How long the disk took for a commit. */
  flushed?(tookMs: number): void;
  /** A commit failed: nothing of this turn may leave the process. It ends here. */
  fatal(error: unknown): never;
};

/** When the last flush took longer than this, orders are gathered for a moment: one flush then serves them all. */
const slowFlushMs = 5;
const gatherMs = 2;

/** The wall clock is looked at this often at least: somebody may have set it (R10). */
const looksEveryMs = 60_000;
/** Further apart than this from what the rules know, the wall clock was set. */
const steppedMs = 1000;
/** Many times what a turn takes, also on a slow disk. */
const stuckAfterMs = 10_000;

/** What it runs on. `hall`: as it was rebuilt from the journal. */
export type HallGrounds = { rules: Rules; hall: Hall; journal: Journal; clock: Clock; timers: Timers };

export function startHall({ rules, hall, journal, clock, timers }: HallGrounds, effects: Effects): HallLoop {
  let waiting: Order[] = [];
  /** When the first of them came. */
  let waitingSinceMs = 0;
  let turnDue = false;
  let lastFlushMs = 0;
  let closing = false;
  let closed = false;
  let cancelDeadline = (): void => {};
  /** When time alone changes something next. */
  let dueAt: number | undefined;
  /** How far the wall clock stood before `now` when it was looked at last; not yet in this run. */
  let wallAheadMs: number | undefined;
  const place = openWriterPlace(journal, timers, effects);

  function schedule(): void {
    if (turnDue) return;
    turnDue = true;
    if (lastFlushMs > slowFlushMs) timers.after(gatherMs, turn);
    else setImmediate(turn);
  }

  function turn(): void {
    if (closed || !place.take(turn)) return;
    turnDue = false;
    const orders = waiting;
    waiting = [];
    const at = clock.now();
    const events: Event[] = [];
    const replies = new Map<string, Turn['replies'][number]>();
    const presses: Turn['presses'][number][] = [];
    heedWall(events, at);
    const answers = orders.map(({ command, sender, press, answered }) => {
      const key = sender && `${sender.client} ${sender.id}`;
      const first = sender && (journal.reply(sender.client, sender.id) ?? replies.get(key ?? '')?.reply);
      if (first !== undefined) return () => answered?.({ is: 'repeated', first });
      const answer = carryOut(command, events, at, sender?.user);
      if (sender !== undefined && key !== undefined) {
        replies.set(key, { client: sender.client, id: sender.id, reply: replyTo(answer, sender.data) });
      }
      if (press !== undefined && answer.is === 'done') presses.push({ ...press, at, seq: answer.seq });
      return () => answered?.(answer);
    });
    // One that is refused would be the next again.
    for (let next = takeNext(); next !== undefined; next = takeNext())
      if (carryOut(next, events, at).is === 'refused') break;
    const entries = commit({ at, events, replies: [...replies.values()], presses });
    effects.passed();
    // R12: what a board shows may change by time alone; this turn may come before the tick that was armed for it.
    const isDue = orders.some(isTick) || (dueAt !== undefined && dueAt <= at);
    if (entries.length > 0 || isDue) effects.committed(entries);
    for (const tell of answers) tell();
    armDeadline(at, orders.some(isTick));
  }

  /**
   * R10: before all else the rules learn what the wall clock says, at the start and whenever it was set; and the journal,
   * at the start, of which hall it tells.
   */
  function heedWall(events: Event[], at: number): void {
    const wall = clock.wall();
    const aheadMs = wall - at;
    const unheardMs =
      wall - (wallAheadMs === undefined ? journal.lastAt() + hall.wallAheadMs : at + wallAheadMs);
    const isFirstLook = wallAheadMs === undefined;
    wallAheadMs = aheadMs;
    if (isFirstLook) carryOut({ verb: 'describe-hall' }, events, at);
    if (isFirstLook || Math.abs(aheadMs - hall.wallAheadMs) > steppedMs)
      carryOut({ verb: 'set-clock', wall, unheardMs, ...(isFirstLook && { starts: true }) }, events, at);
  }

  function carryOut(order: Order['command'], events: Event[], at: number, orderedBy?: string): Decided {
    const asked = typeof order === 'function' ? order(hall) : order;
    const command = isRefusal(asked)
      ? asked
      : (effects.begin(asked) ?? openedBefore(asked, hall, journal) ?? asked);
    const outcome = isRefusal(command) ? command : signed(handle(rules, hall, command, at), orderedBy);
    events.push(...eventsOf(outcome));
    const seq = journal.lastSeq() + events.length;
    return isRefusal(outcome)
      ? { is: 'refused', seq, refusal: outcome }
      : { is: 'done', seq, events: outcome };
  }

  /** Nothing is begun in the last turn: the devices are about to be closed. */
  function takeNext(): Command | undefined {
    return closing ? undefined : effects.takeNext(hall);
  }

  function commit(turn: Turn & { events: readonly Event[] }): Entry[] {
    if (turn.events.length === 0 && turn.replies.length === 0 && turn.presses.length === 0) {
      journal.release();
      return [];
    }
    const startedMs = timers.now();
    try {
      return journal.commit({ ...turn, events: turn.events.map(withText) });
    } catch (error) {
      return effects.fatal(error);
    } finally {
      lastFlushMs = timers.now() - startedMs;
      effects.flushed?.(lastFlushMs);
    }
  }

  /** `at`: of the turn. What fell due since then is due at once; what is due after its tick waits, for that was set aside. */
  function armDeadline(at: number, isTicked: boolean): void {
    cancelDeadline();
    dueAt = nextDeadline(rules, hall, at);
    const dueMs = (dueAt ?? Number.POSITIVE_INFINITY) - clock.now();
    const leastMs = isTicked && dueAt !== undefined && dueAt <= at ? steppedMs : 0;
    cancelDeadline = timers.after(Math.max(leastMs, Math.min(dueMs, looksEveryMs)), tick);
  }

  function tick(): void {
    submit({ command: { verb: 'tick' } });
  }

  function submit(order: Order): void {
    if (closed) return;
    if (waiting.length === 0) waitingSinceMs = timers.now();
    waiting.push(order);
    schedule();
  }

  function stuck(): string | undefined {
    const held = place.heldFor(stuckAfterMs);
    if (held !== undefined) return remarkText(held);
    const waitedMs = waiting.length === 0 ? 0 : timers.now() - waitingSinceMs;
    if (waitedMs > stuckAfterMs) return remarkText({ code: 'order-waits', args: { forMs: waitedMs } });
    const lateMs = dueAt === undefined ? 0 : clock.now() - dueAt;
    if (lateMs > stuckAfterMs) return remarkText({ code: 'limit-passed', args: { agoMs: lateMs } });
    return undefined;
  }

  // What fell due while no process ran.
  tick();

  return {
    rules,
    hall,
    submit,
    stuck,
    close() {
      closing = true;
      if (waiting.length > 0) turn();
      closed = true;
      cancelDeadline();
    },
  };
}

function isTick({ command }: Order): boolean {
  return typeof command !== 'function' && command.verb === 'tick';
}

/** Who ordered it stands in the first event of an order. */
function signed(outcome: Event[] | Refusal, orderedBy: string | undefined): Event[] | Refusal {
  const [first, ...rest] = isRefusal(outcome) ? [] : outcome;
  return first === undefined || orderedBy === undefined ? outcome : [{ ...first, orderedBy }, ...rest];
}
