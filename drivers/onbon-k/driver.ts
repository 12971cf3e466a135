/** Keeps one Onbon BX-5K/6K board true: its picture stands in dynamic areas in RAM, never in flash. */
import type { Board, BoardSaid, Handed } from '../device.ts';
import type { Line } from '../link/line.ts';
import type { Rank } from '../link/turns.ts';
import { telling } from '../parts/changes.ts';
import { type Area, type AreaUpdate, codes, encodeAreaUpdate, errors, type OnbonMessage } from './codec.ts';
import { type Answer, converse } from './conversation.ts';
import { errorNames } from './error-names.ts';
import { type Face, layOut } from './layout.ts';
import { type Held, plan, sameAreas } from './plan.ts';
import { type Command, pingCommand } from './settings.ts';
import { keepUp, type UpkeepOptions } from './upkeep.ts';

export type OnbonKOptions = Face &
  UpkeepOptions & {
    /** Screen id of the card, 1–32767. */
    address: number;
    /** Least time between two refreshes of one area: 1000 on the card (§2.1). */
    areaGapMs: number;
    /** How long after our frame the card may take to answer; the maker names none. */
    replyWithinMs: number;
    /** Slow refresh, below `expiresAfterS`. */
    refreshMs: number;
  };

/** Open is not alive: a board that was not heard for this long is asked whether it is there. */
const heartbeatMs = 3000;
/** A board that is lost is asked as often. */
const pingEveryMs = 1000;
/** A card that refuses this often in a row is reported; it is asked again more slowly then. */
const refusalsBeforeDegraded = 3;
const busyPauseMs = 250;
const refusedPauseMs = 1000;

/** A board on a shared line; ready once its card has answered. Its picture is shown when the card has confirmed it. */
export function onbonK(
  options: OnbonKOptions,
  line: Line<OnbonMessage>,
  { timers, report }: Handed<BoardSaid>,
): Board {
  let wanted: readonly Area[] | undefined;
  let urgent = false;
  /** The latest wanted picture was reported as shown. */
  let settled = false;
  let card: Map<number, Held> | undefined;
  /** When it was last cleared, and said so; and until when an answer may be that to something earlier: an ACK names nothing. */
  let clearedAtMs = -Infinity;
  let doubtUntilMs = -Infinity;
  const drawnAtMs = new Map<number, number>();
  let refusals = 0;
  /** Nothing is sent before this. */
  let pausedUntilMs = -Infinity;
  let cancelWake = (): void => {};
  let closed = false;

  const tell = telling(report);
  const upkeep = keepUp(options);
  const talk = converse(options, line, {
    timers,
    up() {
      refusals = 0;
      pausedUntilMs = -Infinity;
      card = undefined;
      upkeep.forget();
      step();
    },
    down(why) {
      cancelWake();
      lose(why);
    },
    backLate() {
      pausedUntilMs = -Infinity;
      step();
    },
  });

  function lose(why: string): void {
    card = undefined;
    settled = false;
    urgent = true; // a board that shows nothing true goes before the refresh of others
    upkeep.forget();
    tell.notShown();
    tell.fitness({ is: 'lost', why });
  }

  function settle(): void {
    if (settled) return;
    settled = true;
    urgent = false;
    tell.shown();
  }

  /** Does what is due now, or comes back when something will be. */
  function step(): void {
    cancelWake();
    if (closed || !talk.isUp()) return;
    // What waits for its turn is chosen anew: a ping is not to hold up a picture, nor an old picture the latest.
    if (talk.isAsking()) return talk.takeBack();
    const nowMs = timers.now();
    const isPaused = pausedUntilMs > nowMs;
    if (talk.isLost()) return isPaused ? wakeAt(pausedUntilMs) : void ping();
    const pictureAtMs = isPaused ? pausedUntilMs : paintAt(nowMs);
    if (pictureAtMs === undefined) return;
    const pingAtMs = pingDueAtMs();
    if (pingAtMs <= nowMs) {
      wakeAt(pictureAtMs);
      return void ping();
    }
    const beforeMs = Math.min(pictureAtMs, pingAtMs);
    if (isPaused) return wakeAt(beforeMs);
    const due = upkeep.next(nowMs);
    // Between two pictures there is no time for it.
    if (due.is === 'send' && (settled || wanted === undefined)) return void set(due);
    wakeAt(due.is === 'wait' ? Math.min(beforeMs, due.atMs) : beforeMs);
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  /** With nothing to show, a ping tells at once whether the board is there. */
  function pingDueAtMs(): number {
    const isUnknown = wanted === undefined && tell.told()?.is !== 'ready';
    return isUnknown ? -Infinity : talk.heardAtMs() + heartbeatMs;
  }

  /** Gives when something is to be painted next, unless it is painting now. */
  function paintAt(nowMs: number): number | undefined {
    if (wanted === undefined) return nowMs + options.refreshMs;
    const next = plan(wanted, { card, doubtful: clearedAtMs < doubtUntilMs, drawnAtMs, nowMs }, options);
    if (next.is === 'send') {
      void paint(next.update, next.why === 'changed' && urgent ? 'urgent' : 'routine');
      return undefined;
    }
    if (next.settled) settle();
    return next.atMs;
  }

  async function ping(): Promise<void> {
    const answer = await ask('ping', pingCommand);
    if (answer === undefined) return;
    if (answer !== 'silent' && tell.told()?.is !== 'degraded') tell.fitness({ is: 'ready' });
    step();
  }

  async function paint(update: AreaUpdate, rank: Rank): Promise<void> {
    const payload = encodeAreaUpdate(update);
    const askedAtMs = timers.now();
    const answer = await ask(rank, { ...codes.areas, overProgramme: true, payload });
    if (answer === undefined) return;
    if (answer === 'acked' && update.remove === 'all') clearedAtMs = askedAtMs;
    // A card that is silent may have drawn what it was sent; one that refused has not.
    hold(update, answer === 'acked', answer === 'acked' || answer === 'silent');
    if (answer === 'acked') {
      refusals = 0;
      tell.fitness({ is: 'ready' });
    } else if (answer !== 'silent') {
      refuse(answer.refused);
    }
    step();
  }

  /** The clock or the brightness. A card that does not know it shows numbers all the same: only counted. */
  async function set({ command, taken }: { command: Command; taken(): void }): Promise<void> {
    const answer = await ask('routine', command);
    if (answer === undefined) return;
    if (answer === 'acked') taken();
    else if (answer !== 'silent') {
      talk.health.errors += 1;
      if (isPassing(answer.refused)) pausedUntilMs = timers.now() + refusedPauseMs;
      else taken();
    }
    step();
  }

  /** `undefined`: nothing more is to be done about it. */
  async function ask(rank: Rank, command: Command): Promise<Exclude<Answer, 'stale' | 'down'> | undefined> {
    const answer = await talk.ask(rank, command);
    if (closed || answer === 'down') return undefined;
    if (answer === 'stale') {
      step();
      return undefined;
    }
    if (answer === 'silent') doubtUntilMs = timers.now() + options.refreshMs;
    if (talk.isLost()) {
      pausedUntilMs = timers.now() + pingEveryMs;
      lose(talk.whyLost());
    }
    return answer;
  }

  /** Remembers what the card now holds, or may hold. */
  function hold(update: AreaUpdate, sure: boolean, drawn: boolean): void {
    const nowMs = timers.now();
    if (drawn) for (const area of update.areas) drawnAtMs.set(area.id, nowMs);
    if (update.remove === 'all') card = sure ? new Map() : undefined;
    for (const area of update.areas) card?.set(area.id, { area, sure, sinceMs: nowMs });
  }

  function refuse(error: number): void {
    talk.health.errors += 1;
    talk.health.retries += 1;
    refusals += 1;
    const passing = isPassing(error);
    if (passing && refusals < refusalsBeforeDegraded) {
      pausedUntilMs = timers.now() + (error === errors.busy ? busyPauseMs : 0);
      return;
    }
    // A card that stays busy may be free soon; any other refusal would only come again: the next refresh or picture tries.
    pausedUntilMs = timers.now() + (passing ? refusedPauseMs : options.refreshMs);
    settled = false;
    tell.notShown();
    tell.fitness({ is: 'degraded', why: `${errorNames[error] ?? 'refused'} (code ${error})` });
  }

  return {
    want(picture, isUrgent) {
      const areas = layOut(picture, options);
      if (wanted === undefined || !sameAreas(areas, wanted)) {
        wanted = areas;
        settled = false;
        // A new picture may be taken where the last was refused; a board that is not heard is only pinged.
        if (!talk.isLost()) pausedUntilMs = -Infinity;
      } else if (settled) tell.shown(); // another picture, which looks the same on this card
      if (!settled) urgent ||= isUrgent;
      step();
    },
    health: () => ({
      ...talk.health,
      reopened: line.reopened(),
      queueDepth: wanted !== undefined && !settled ? 1 : 0,
    }),
    async close() {
      closed = true;
      cancelWake();
      talk.leave();
    },
  };
}

const isPassing = (error: number): boolean => error === errors.busy || error === errors.checksum;
