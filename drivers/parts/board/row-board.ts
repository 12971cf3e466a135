/**
 * A board of one row on a shared line, which is told all of it, in one frame mostly, and whose answer names nothing. There is no
 * other question that such boards are known to answer, so one that is lost is painted too, blind and behind the others: it may
 * hear. Between two frames of one row the others of its line have their turn.
 */
import type { Board, BoardPicture, BoardSaid, Handed, Timers } from '../../device.ts';
import type { Line } from '../../link/line.ts';
import type { Seat } from '../../link/seat.ts';
import type { Rank } from '../../link/turns.ts';
import { type BoardKind, type BoardParts, boardOnALine } from './on-a-line.ts';
import { newPageTurn } from './page-turn.ts';
import { type Insistence, newRepeats } from './repeats.ts';
import type { Asking, Next } from './rounds.ts';
import type { Unanswered } from './talk.ts';

/** What came back: that it is there and took it, or why it did not. `sent`: of one that never answers. */
export type RowAnswer = 'taken' | 'sent' | { refused: string };

/** What a kind knows of such a board. */
export type RowKind<Row, Message> = {
  silent: string;
  insistence?: Insistence;
  /** The pages of a picture, and the one that shows nothing. */
  pages(picture: BoardPicture): readonly [Row, ...Row[]];
  /** All of a row. More than one only of a kind that never answers. */
  frames(row: Row): readonly Uint8Array[];
  /** What a message of this board means; undefined: it answers nothing. */
  answer(message: Message): RowAnswer | undefined;
};

/** `replyWithinMs`: how long after our frame it may take to answer; 0: it never answers. */
export type RowBoardOptions = { address: number; replyWithinMs: number; refreshMs: number };

/** One that never answers is told each picture once more after this. */
const unheardAgainMs = 250;
/** A board that refused may have heard a damaged frame: it is told the same once more after this. */
const refusedAgainMs = 250;

export function rowBoard<Row, Message>(
  { line, ...options }: RowBoardOptions & { line: Line<Message> },
  handed: Handed<BoardSaid>,
  kind: RowKind<Row, Message>,
): Board {
  const { address, refreshMs, replyWithinMs } = options;
  const whys = { silent: kind.silent };
  const confirmed = replyWithinMs === 0 ? 'sent' : 'acked';
  const onLine = {
    line,
    address,
    whys,
    refreshMs,
    pingAfterMs: refreshMs,
    takesBack: true,
    confirmed,
  } as const;
  return boardOnALine(onLine, handed, (parts: BoardParts<readonly [Row, ...Row[]]>) =>
    paintedRow({ ...options, kind }, handed.timers, parts),
  );
}

function paintedRow<Row, Message>(
  { kind, replyWithinMs, refreshMs }: RowBoardOptions & { kind: RowKind<Row, Message> },
  timers: Timers,
  { seat, standing, verdict }: BoardParts<readonly [Row, ...Row[]]>,
): BoardKind<readonly [Row, ...Row[]], Message, RowAnswer> {
  const turn = newPageTurn();
  const [blank] = kind.pages({ lines: [] });
  const taken = newTaken<Row>();
  let doubtUntilMs = -Infinity;
  /** Of one that never answers, whichever of the picture's pages it was told. */
  const repeats = newRepeats(unheardAgainMs, refreshMs, kind.insistence);
  const { send, hear } = newQuestion(seat, kind, replyWithinMs);

  /** The next frame of a row. */
  function paint(rank: Rank, row: Row, nth = taken.framesOf(row)): Asking<RowAnswer> {
    const sure = timers.now() >= doubtUntilMs;
    const frames = kind.frames(row);
    return {
      is: 'ask',
      rank,
      send: () => send(rank, frames[nth] ?? new Uint8Array()),
      then(answer) {
        taken.forget();
        if (answer === 'silent') return;
        // The answer may have been that to something earlier: its own may come yet.
        if (!sure) doubtUntilMs = timers.now() + replyWithinMs;
        if (typeof answer !== 'string') return verdict.refused(answer.refused, refusedAgainMs);
        verdict.took();
        if (nth + 1 < frames.length) return taken.tookSome(row, nth + 1);
        taken.tookAll({ row, sure, atMs: timers.now() });
        repeats.told();
      },
    };
  }

  /** When what it took is to be painted again. */
  function againAtMs(row: Row): number {
    const held = taken.all(row);
    if (held?.sure === false) return doubtUntilMs;
    return (held?.atMs ?? -Infinity) + (replyWithinMs === 0 ? repeats.afterMs() : refreshMs);
  }

  return {
    layOut: picture => kind.pages(picture),
    changed() {
      turn.restart();
      repeats.restart();
    },
    ping: rank => paint(rank, standing.wanted()?.[0] ?? blank),
    blind: ([row], rank) => kind.frames(row).map((_, nth) => paint(rank, row, nth)),
    next({ face, nowMs, pausedUntilMs, pingAtMs }): Next<RowAnswer> {
      if (pausedUntilMs > nowMs) return { is: 'wait', atMs: pausedUntilMs };
      if (face === undefined) {
        const isDue = pingAtMs <= nowMs || taken.framesOf(blank) > 0;
        return isDue ? paint('routine', blank) : { is: 'wait', atMs: pingAtMs };
      }
      const row = turn.of(face, nowMs);
      const atMs = againAtMs(row);
      if (atMs <= nowMs) return paint(standing.rank(), row);
      if (taken.all(row)?.sure === true && standing.stand()) turn.stands(nowMs);
      return { is: 'wait', atMs: Math.min(atMs, turn.endsAtMs(face)) };
    },
    isReply: message => kind.answer(message) !== undefined,
    reply: hear,
    begin() {
      doubtUntilMs = -Infinity;
    },
    forget() {
      taken.forget();
      repeats.restart();
      turn.restart();
    },
    /** An answer that is overdue may come yet, and be taken for that to a later picture. */
    doubt() {
      doubtUntilMs = timers.now() + replyWithinMs;
    },
  };
}

/** What it took last. `sure`: the answer was to this, and to nothing earlier. */
type Taken<Row> = { row: Row; sure: boolean; atMs: number };

function newTaken<Row>() {
  let all: Taken<Row> | undefined;
  let some: { row: Row; frames: number } | undefined;
  return {
    all: (row: Row) => (all?.row === row ? all : undefined),
    /** Of a row that it was not told all of yet. */
    framesOf: (row: Row): number => (some?.row === row ? some.frames : 0),
    tookSome(row: Row, frames: number): void {
      some = { row, frames };
    },
    tookAll(taken: Taken<Row>): void {
      all = taken;
    },
    forget(): void {
      all = undefined;
      some = undefined;
    },
  };
}

function newQuestion<Message>(
  seat: Seat,
  { answer }: Pick<RowKind<unknown, Message>, 'answer'>,
  replyWithinMs: number,
) {
  let reply: RowAnswer | undefined;
  return {
    async send(rank: Rank, bytes: Uint8Array): Promise<RowAnswer | Unanswered> {
      reply = undefined;
      const outcome = await seat.ask({ rank, bytes, replyWithinMs });
      if (outcome === 'takenBack' || outcome === 'down') return outcome;
      return replyWithinMs === 0 ? 'sent' : (reply ?? 'silent');
    },
    hear(message: Message): void {
      reply = answer(message);
      seat.answered();
    },
  };
}
