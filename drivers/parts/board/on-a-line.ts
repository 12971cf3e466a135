/**
 * A board on a shared line: asked one thing at a time, painted anew when its link is new or it was lost, and while it is lost
 * painted blind and pinged. Its picture is shown when the board has confirmed it. What is asked, and when, is its kind's affair.
 */
import type { Board, BoardPicture, BoardSaid, Handed, Health } from '../../device.ts';
import type { Line } from '../../link/line.ts';
import type { Seat } from '../../link/seat.ts';
import type { Rank } from '../../link/turns.ts';
import { telling } from '../changes.ts';
import { blindPainting } from './blind.ts';
import type { Whys } from './hearing.ts';
import { type Asking, type Next, newRounds } from './rounds.ts';
import { newStanding, type Standing } from './standing.ts';
import { newTalk, type TalkEvents } from './talk.ts';
import { newVerdict, type Verdict } from './verdict.ts';

/** Nothing is to be painted before `pausedUntilMs`; unheard until `pingAtMs`, it is asked whether it is there. */
export type Now<Face> = { face: Face | undefined; nowMs: number; pausedUntilMs: number; pingAtMs: number };

/** What a kind knows of its board. */
export type BoardKind<Face, Message, Answer> = Pick<TalkEvents<Message>, 'reply' | 'isReply' | 'isJunk'> & {
  layOut(picture: BoardPicture): Face;
  /** Another picture is wanted. */
  changed?(): void;
  /** What to do now, of a board that is not lost. */
  next(now: Now<Face>): Next<Answer>;
  /** Whether it is there. */
  ping(rank: Rank): Asking<Answer>;
  /** All of a picture to one that is lost, frame by frame. */
  blind(face: Face, rank: Rank): readonly Asking<Answer>[];
  /** The link is new: no answer to anything earlier comes. */
  begin?(): void;
  /** Nothing is known of what it shows. */
  forget(): void;
  /** An answer is overdue. */
  doubt(): void;
};

/** What its kind is handed. `health`: to be counted on for answers that are no good. */
export type BoardParts<Face> = {
  seat: Seat;
  standing: Standing<Face>;
  health: Health;
  pause(ms: number): void;
  verdict: Pick<Verdict, 'isThere' | 'took' | 'refused'>;
};

/**
 * `refreshMs`: a picture that it does not take is left alone so long. `pingAfterMs`: not heard for so long, it is asked whether
 * it is there. `takesBack`: see the rounds. `confirmed`: what a picture is told to be when it was taken; of one that never
 * answers, `sent`.
 */
export type OnALine<Message> = {
  line: Line<Message>;
  address: number;
  whys: Whys;
  refreshMs: number;
  pingAfterMs: number;
  takesBack: boolean;
  confirmed?: 'sent' | 'acked';
};

export function boardOnALine<Face, Message, Answer>(
  options: OnALine<Message>,
  { timers, report }: Handed<BoardSaid>,
  kindOn: (parts: BoardParts<Face>) => BoardKind<Face, Message, Answer>,
): Board {
  const { line, takesBack } = options;
  const tell = telling(report);
  const standing = newStanding<Face>(report, options.confirmed);
  // How long it takes to send is no answer's time.
  const sentOnly = options.confirmed === 'sent' ? { roundTripMs: 0 } : {};

  function forget(): void {
    kind.forget();
    standing.lose();
  }

  function lose(why: string): void {
    forget();
    tell.fitness({ is: 'lost', why });
  }

  function goOn(): void {
    rounds.goOn();
    rounds.step();
  }

  const talk = newTalk<Message, Answer>(options, timers, {
    up() {
      verdict.begin();
      kind.begin?.();
      forget();
      goOn();
    },
    down(why) {
      rounds.stop();
      lose(why);
    },
    backLate: goOn,
    reply: message => kind.reply(message),
    isReply: message => kind.isReply(message),
    isJunk: message => kind.isJunk?.(message) === true,
  });
  const { seat, health } = talk;

  const rounds = newRounds<Answer>({ timers, takesBack }, talk, {
    next(nowMs, pausedUntilMs) {
      blind.end();
      const face = standing.wanted();
      // With nothing to show, a ping tells at once whether the board is there.
      const isUnknown = face === undefined && tell.told()?.is !== 'ready';
      const pingAtMs = isUnknown ? -Infinity : talk.heardAtMs() + options.pingAfterMs;
      return kind.next({ face, nowMs, pausedUntilMs, pingAtMs });
    },
    nextOfLost: () => blind.next(standing.wanted()),
    silent(isLost) {
      kind.doubt();
      if (isLost) lose(talk.whyLost());
    },
  });

  const verdict = newVerdict({ tell, standing, health, pause: rounds.pause, refreshMs: options.refreshMs });
  const kind = kindOn({ seat, standing, health, pause: rounds.pause, verdict });
  const blind = blindPainting(timers, options.refreshMs, kind);

  return {
    want(picture, isUrgent) {
      if (standing.want(kind.layOut(picture), isUrgent)) {
        kind.changed?.();
        // A new picture may be taken where the last was refused; a board that is not heard has it at its next turn.
        if (!talk.isLost()) rounds.goOn();
      }
      rounds.step();
    },
    health: () => ({ ...health, ...sentOnly, reopened: line.reopened(), queueDepth: standing.queueDepth() }),
    async close() {
      rounds.stop();
      talk.leave();
    },
  };
}
