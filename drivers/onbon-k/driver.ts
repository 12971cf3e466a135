/** Keeps one Onbon BX-5K/6K board true: its picture stands in dynamic areas in RAM, never in flash. */
import type { Board, BoardSaid, Report, Timers } from '../driver.ts';
import type { Line, Seat } from '../link/line.ts';
import type { Rank } from '../link/turns.ts';
import {
  type Area,
  type AreaUpdate,
  codes,
  encodeAreaUpdate,
  encodeRequest,
  errors,
  type OnbonMessage,
  type Request,
} from './codec.ts';
import { errorNames } from './error-names.ts';
import { type Face, layOut } from './layout.ts';
import { type Held, plan, sameAreas } from './plan.ts';
import { telling } from './telling.ts';

export type OnbonKOptions = Face & {
  /** Screen id of the card, 1–32767. */
  address: number;
  /** Least time between two refreshes of one area: 1000 on the card (§2.1). */
  areaGapMs: number;
  /** How long after our frame the card may take to answer; the maker names none. */
  replyWithinMs: number;
  /** Slow refresh, below `expiresAfterS`. */
  refreshMs: number;
};

/** An exchange without answer is made this often in all before the board counts as lost. */
const triesBeforeLost = 3;
const pingEveryMs = 1000;
/** A card that refuses this often in a row is reported; it is asked again more slowly then. */
const refusalsBeforeDegraded = 3;
const busyPauseMs = 250;
const refusedPauseMs = 1000;

type Reply = 'acked' | { refused: number };
type Command = Omit<Request, 'screen' | 'wantsReply'>;

export function onbonK(
  options: OnbonKOptions,
  line: Line<OnbonMessage>,
  timers: Timers,
  report: Report<BoardSaid>,
): Board {
  let wanted: readonly Area[] | undefined;
  let urgent = false;
  /** The latest wanted picture was reported as shown. */
  let settled = false;
  let card: Map<number, Held> | undefined;
  const drawnAtMs = new Map<number, number>();
  let linkUp = false;
  /** Another one at each up and down of the link: an answer to what was asked in an earlier one is stale. */
  let session = 0;
  let asking = false;
  let reply: Reply | undefined;
  let unanswered = 0;
  let refusals = 0;
  let heardAtMs = -Infinity;
  /** Nothing is sent before this. */
  let pausedUntilMs = -Infinity;
  let cancelWake = (): void => {};
  let closed = false;

  const tell = telling(report);
  const counts = { frames: 0, errors: 0, retries: 0, roundTripMs: 0 };

  function lose(why: string): void {
    card = undefined;
    settled = false;
    urgent = true; // a board that shows nothing true goes before the refresh of others
    tell.notShown();
    tell.fitness({ is: 'lost', why });
  }

  function settle(): void {
    if (settled) return;
    settled = true;
    urgent = false;
    tell.shown();
  }

  const isLost = (): boolean => unanswered >= triesBeforeLost;

  /** Does what is due now, or comes back when something will be. */
  function step(): void {
    cancelWake();
    if (closed || !linkUp || asking) return;
    const nowMs = timers.now();
    if (pausedUntilMs > nowMs) return wakeAt(pausedUntilMs);
    if (isLost()) return void ping('ping');
    if (wanted === undefined) {
      // With nothing to show, a ping tells whether the board is alive.
      const pingAtMs = heardAtMs + options.refreshMs;
      return pingAtMs > nowMs ? wakeAt(pingAtMs) : void ping('routine');
    }
    const next = plan(wanted, { card, drawnAtMs }, options, nowMs);
    if (next.is === 'send') {
      return void paint(next.update, next.why === 'changed' && urgent ? 'urgent' : 'routine');
    }
    if (next.settled) settle();
    wakeAt(next.atMs);
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  async function ping(rank: Rank): Promise<void> {
    const answer = await ask(rank, { ...codes.ping, overProgramme: false, payload: new Uint8Array() });
    if (answer === 'stale') return;
    if (answer !== 'silent') {
      hear();
      if (!tell.isDegraded()) tell.fitness({ is: 'ready' });
    }
    step();
  }

  async function paint(update: AreaUpdate, rank: Rank): Promise<void> {
    const answer = await ask(rank, {
      ...codes.areas,
      overProgramme: true,
      payload: encodeAreaUpdate(update),
    });
    if (answer === 'stale') return;
    // A card that is silent may have drawn what it was sent; one that refused has not.
    hold(update, answer === 'acked', answer === 'acked' || answer === 'silent');
    if (answer !== 'silent') hear();
    if (answer === 'acked') {
      refusals = 0;
      tell.fitness({ is: 'ready' });
    } else if (answer !== 'silent') {
      refuse(answer.refused);
    }
    step();
  }

  /** Remembers what the card now holds, or may hold. */
  function hold(update: AreaUpdate, sure: boolean, drawn: boolean): void {
    const nowMs = timers.now();
    if (drawn) for (const area of update.areas) drawnAtMs.set(area.id, nowMs);
    if (update.remove === 'all') card = sure ? new Map() : undefined;
    for (const area of update.areas) card?.set(area.id, { area, sure, sinceMs: nowMs });
  }

  function hear(): void {
    unanswered = 0;
    heardAtMs = timers.now();
  }

  function refuse(error: number): void {
    counts.errors += 1;
    counts.retries += 1;
    refusals += 1;
    const passing = error === errors.busy || error === errors.checksum;
    if (passing && refusals < refusalsBeforeDegraded) {
      pausedUntilMs = timers.now() + (error === errors.busy ? busyPauseMs : 0);
      return;
    }
    // A card that stays busy may be free soon; any other refusal would only come again: the next refresh or picture tries.
    pausedUntilMs = timers.now() + (passing ? refusedPauseMs : options.refreshMs);
    tell.notShown();
    tell.fitness({ is: 'degraded', why: `${errorNames[error] ?? 'refused'} (code ${error})` });
  }

  const heardReply = (): Reply | undefined => reply;

  /** One exchange. `stale`: the link went meanwhile, or all was closed. */
  async function ask(rank: Rank, command: Command): Promise<Reply | 'silent' | 'stale'> {
    const asked = session;
    const askedAtMs = timers.now();
    const bytes = encodeRequest({ screen: options.address, wantsReply: true, ...command });
    asking = true;
    reply = undefined;
    counts.frames += 1;
    const outcome = await seat.ask({ rank, bytes, replyWithinMs: options.replyWithinMs });
    asking = false;
    if (closed) return 'stale';
    if (asked !== session) {
      step();
      return 'stale';
    }
    if (outcome === 'down') return 'stale';
    const answer = outcome === 'answered' ? heardReply() : undefined;
    if (answer !== undefined) {
      counts.roundTripMs = timers.now() - askedAtMs;
      return answer;
    }
    counts.errors += 1;
    unanswered += 1;
    if (isLost()) {
      pausedUntilMs = timers.now() + pingEveryMs;
      lose('no answer from the board');
    } else {
      counts.retries += 1;
    }
    return 'silent';
  }

  const seat: Seat = line.join(options.address, {
    up() {
      linkUp = true;
      session += 1;
      unanswered = 0;
      refusals = 0;
      pausedUntilMs = -Infinity;
      heardAtMs = -Infinity;
      card = undefined;
      step();
    },
    down(why) {
      linkUp = false;
      session += 1;
      cancelWake();
      lose(why);
    },
    message(message) {
      if (!asking || message.is !== 'reply' || message.group !== codes.ack.group) return;
      const acked = message.command === codes.ack.command && message.error === errors.none;
      reply = acked ? 'acked' : { refused: message.error };
      seat.answered();
    },
  });

  return {
    want(picture, isUrgent) {
      const areas = layOut(picture, options);
      if (wanted === undefined || !sameAreas(areas, wanted)) {
        wanted = areas;
        settled = false;
        // A new picture may be taken where the last was refused; a board that is not heard is only pinged.
        if (!isLost()) pausedUntilMs = -Infinity;
      }
      if (!settled) urgent ||= isUrgent;
      step();
    },
    health: () => ({
      ...counts,
      reopened: line.reopened(),
      queueDepth: wanted !== undefined && !settled ? 1 : 0,
    }),
    async close() {
      closed = true;
      cancelWake();
      seat.leave();
    },
  };
}
