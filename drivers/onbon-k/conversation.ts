/** One exchange at a time with one card, and what it means when no answer comes. */
import type { Health, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import type { Line } from '../link/line.ts';
import type { Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import { codes, encodeRequest, errors, type OnbonMessage } from './codec.ts';
import type { Command } from './settings.ts';

/** `stale`: the link went meanwhile, or it was taken back. `down`: the link is gone, or all was closed. */
export type Answer = 'acked' | { refused: number } | 'silent' | 'stale' | 'down';
type Reply = Exclude<Answer, string> | 'acked';

export type Conversation = {
  /** Never while one is under way. */
  ask(rank: Rank, command: Command): Promise<Answer>;
  isAsking(): boolean;
  /** What still waits for its turn on the line is not sent. */
  takeBack(): void;
  isUp(): boolean;
  /** Three exchanges in a row, and every one since, went without an answer; of those not pings, whatever pings came between. */
  isLost(): boolean;
  whyLost(): string;
  /** When the card was heard last, or the link came up, in ms. */
  heardAtMs(): number;
  /** To be counted on by whoever judges the answers. */
  health: Health;
  leave(): void;
};

/** An exchange without answer is made this often in all before the board counts as lost. */
const triesBeforeLost = 3;
const nothingHeard =
  'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)';
const onlyJunkHeard =
  'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable';

/** `address`: the screen id of the card; `replyWithinMs`: after the wire time of a frame. `backLate`: a card that was lost has answered too late for its exchange. */
export function converse(
  options: { address: number; replyWithinMs: number },
  line: Line<OnbonMessage>,
  { timers, ...on }: { timers: Timers; up(): void; down(why: string): void; backLate(): void },
): Conversation {
  let linkUp = false;
  /** Another one at each up and down of the link: an answer to what was asked in an earlier one is stale. */
  let session = 0;
  let asking = false;
  let reply: Reply | undefined;
  let heardAtMs = -Infinity;
  /** Tries in a row without an answer; and those at the end of them to which nothing came, or only junk. */
  let unanswered = { pings: 0, others: 0 };
  let inARow = { silent: 0, junk: 0 };
  let junk = false;
  let why = nothingHeard;
  const health = newHealth();

  const isLost = (): boolean => unanswered.pings + unanswered.others >= triesBeforeLost;

  function hear(rank?: Rank): void {
    // A card may answer every ping and no picture: long frames are the first that a bad cable damages.
    const others = rank === 'ping' && !isLost() ? unanswered.others : 0;
    unanswered = { pings: 0, others };
    inARow = { silent: 0, junk: 0 };
    why = nothingHeard;
    heardAtMs = timers.now();
  }

  function hearNothing(rank: Rank): void {
    health.errors += 1;
    unanswered[rank === 'ping' ? 'pings' : 'others'] += 1;
    inARow = junk ? { silent: 0, junk: inARow.junk + 1 } : { silent: inARow.silent + 1, junk: 0 };
    if (inARow.junk >= triesBeforeLost) why = onlyJunkHeard;
    else if (inARow.silent >= triesBeforeLost) why = nothingHeard;
    if (!isLost()) health.retries += 1;
  }

  /** Slower than ever: one that was lost is asked again, before it counts as lost once more. */
  function hearLate(): void {
    if (!seat.answeredLate()) return;
    const wasLost = isLost();
    unanswered = { pings: 0, others: wasLost ? triesBeforeLost - 1 : 0 };
    if (wasLost) on.backLate();
  }

  const heardReply = (): Reply | undefined => reply;

  async function ask(rank: Rank, command: Command): Promise<Answer> {
    const asked = session;
    const askedAtMs = timers.now();
    const bytes = encodeRequest({ screen: options.address, wantsReply: true, ...command });
    asking = true;
    reply = undefined;
    junk = false;
    const outcome = await seat.ask({ rank, bytes, replyWithinMs: options.replyWithinMs });
    asking = false;
    if (outcome === 'takenBack') return 'stale';
    health.frames += 1;
    if (asked !== session) return 'stale';
    if (outcome === 'down') return 'down';
    const answer = outcome === 'answered' ? heardReply() : undefined;
    if (answer === undefined) {
      hearNothing(rank);
      return 'silent';
    }
    health.roundTripMs = timers.now() - askedAtMs;
    hear(rank);
    return answer;
  }

  const seat: Seat = line.join(options.address, {
    up() {
      linkUp = true;
      session += 1;
      hear();
      on.up();
    },
    down(because) {
      linkUp = false;
      session += 1;
      on.down(because);
    },
    message(message) {
      if (message.is !== 'reply' || message.group !== codes.ack.group) return;
      if (!asking) return hearLate();
      const acked = message.command === codes.ack.command && message.error === errors.none;
      reply = acked ? 'acked' : { refused: message.error };
      seat.answered();
    },
    noise(message) {
      // A request is our own, from an adapter that hears itself.
      if (message.is !== 'request') junk = true;
    },
  });

  return {
    ask,
    isAsking: () => asking,
    takeBack: () => seat.takeBack(),
    isUp: () => linkUp,
    isLost,
    whyLost: () => why,
    heardAtMs: () => heardAtMs,
    health,
    leave: () => seat.leave(),
  };
}
