/** One exchange at a time with one member of a shared line, and what it means when no answer comes. */
import type { Timers } from '../../device.ts';
import { newHealth } from '../../health.ts';
import type { Line } from '../../link/line.ts';
import type { Rank } from '../../link/turns.ts';
import { newHearing, type Whys } from './hearing.ts';

/** `silent`: nothing came in time that fits. `takenBack`: it still waited for its turn. `down`: the link is gone. */
export type Unanswered = 'silent' | 'takenBack' | 'down';

/** `isBlind`: no answer is wanted, so that it went out says nothing of whether the board is there. */
export type Question<Answer> = { rank: Rank; isBlind?: boolean; send(): Promise<Answer | Unanswered> };

/** `stale`: it was taken back, or the link went meanwhile. */
export type Answered<Answer> = Answer | 'silent' | 'stale' | 'down';

export type TalkEvents<Message> = {
  up(): void;
  down(why: string): void;
  /** A reply, while one is waited for. */
  reply(message: Message): void;
  /** One that was lost has answered, too late for its exchange. */
  backLate(): void;
  isReply(message: Message): boolean;
  /** Of what is nobody's: that something speaks, which nobody understands. */
  isJunk?(message: Message): boolean;
};

export type Talk<Answer> = ReturnType<typeof newTalk<unknown, Answer>>;

export function newTalk<Message, Answer>(
  { line, address, whys }: { line: Line<Message>; address: number; whys: Whys },
  timers: Timers,
  on: TalkEvents<Message>,
) {
  /** Another one at each up and down: an answer to what was asked in an earlier one is stale. */
  let link = { isUp: false };
  let asking = false;
  let junk = false;
  let heardAtMs = -Infinity;
  const hearing = newHearing(whys);
  const health = newHealth();

  function hear(isPing = false): void {
    hearing.heard(isPing);
    heardAtMs = timers.now();
  }

  const seat = line.join(address, {
    up() {
      link = { isUp: true };
      hear();
      on.up();
    },
    down(why) {
      link = { isUp: false };
      on.down(why);
    },
    message(message) {
      if (!on.isReply(message)) return;
      if (seat.isWaitedFor()) on.reply(message);
      // Slower than ever.
      else if (seat.answeredLate() && hearing.heardLate()) on.backLate();
    },
    noise(message) {
      junk ||= on.isJunk?.(message) === true;
    },
  });

  return {
    seat,
    /** Never while one is under way. */
    async ask({ rank, isBlind, send }: Question<Answer>): Promise<Answered<Answer>> {
      const asked = link;
      asking = true;
      junk = false;
      const answer = await send();
      asking = false;
      if (answer === 'takenBack') return 'stale';
      health.frames += 1;
      if (asked !== link) return 'stale';
      if (isBlind === true) return answer;
      if (answer === 'silent') {
        hearing.unheard(rank === 'ping', seat.hadItsTime(), junk ? 'junk' : 'silent');
        health.errors += 1;
        if (!hearing.isLost()) health.retries += 1;
      } else if (answer !== 'down') {
        hear(rank === 'ping');
        health.roundTripMs = seat.roundTripMs();
      }
      return answer;
    },
    isAsking: () => asking,
    isUp: () => link.isUp,
    isLost: hearing.isLost,
    whyLost: hearing.why,
    /** Or the link came up. */
    heardAtMs: () => heardAtMs,
    /** To be counted on by whoever judges the answers. */
    health,
    leave(): void {
      link = { isUp: false };
      seat.leave();
    },
  };
}
