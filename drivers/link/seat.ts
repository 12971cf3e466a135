/** What a member of a shared line may do on it. */
import type { Rank } from './turns.ts';

export type Exchange = {
  rank: Rank;
  bytes: Uint8Array;
  /**
   * How long after the wire time of `bytes` the member may take to begin its reply, in ms; 0 when none is expected. One that
   * is known to be quick, or dead, is waited for more shortly (patience.ts); what it says then is heard all the same.
   */
  replyWithinMs: number;
  /** Silence is an answer, too: all of that time is waited for, whatever was learned. */
  isSilenceUsual?: true;
};

/**
 * `answered`: the member called `Seat.answered` in time. `sent`: no reply was expected and the wire time has passed.
 * `collided`: as `sent`, but somebody spoke meanwhile, and on one pair of wires neither is understood then.
 * `silent`: no reply in time. `down`: the line's port is gone or went. `takenBack`: by `Seat.takeBack`, before its turn.
 */
export type Outcome = 'answered' | 'sent' | 'collided' | 'silent' | 'down' | 'takenBack';

export type Seat = {
  /** Waits its turn, sends, and waits for the reply. Never rejects. */
  ask(exchange: Exchange): Promise<Outcome>;
  /** Its question is out, and its reply is what the line waits for. */
  isWaitedFor(): boolean;
  /** The member recognised its reply: the line goes on. */
  answered(): void;
  /** A reply came when its exchange was over. True: in the time that the member may take, so it lives. */
  answeredLate(): boolean;
  /** The member recognised a reply to an earlier question: its own is waited for. */
  lives(): void;
  /** How long ago the question that it was asked last was out. */
  askedForMs(): number;
  /** Nobody else of the line was asked anything since: what comes now, however late, can be its reply. */
  isAskedLast(): boolean;
  /** Nothing came in all the time that it may take, since the first of its questions that have no answer. */
  hadItsTime(): boolean;
  /** How long it usually takes to answer; 0 when it never did. */
  roundTripMs(): number;
  /** What waits for its turn is not sent. */
  takeBack(): void;
  leave(): void;
};
