/** Keeps one Modbus digit display true: what it shows stands in its registers, by the map in the config. */
import type { Board, BoardSaid, Handed, Timers } from '../device.ts';
import type { Line } from '../link/line.ts';
import type { Rank } from '../link/turns.ts';
import { type BoardKind, type BoardParts, boardOnALine } from '../parts/board/on-a-line.ts';
import { newPageTurn } from '../parts/board/page-turn.ts';
import { newRepeats } from '../parts/board/repeats.ts';
import type { Asking } from '../parts/board/rounds.ts';
import { newBelief } from './belief.ts';
import type { ModbusMessage } from './codec.ts';
import { againMsOf, exceptionText, isMisfit } from './exceptions.ts';
import type { Frames } from './framing.ts';
import { type Block, type DigitMap, type Face, layOut } from './layout.ts';
import { type Answer, newMaster } from './master.ts';

export type ModbusDigitsOptions = DigitMap & {
  /** Of the slave, 1–247. */
  address: number;
  frames: Frames;
  /** False: it is wired to listen only. */
  answers: boolean;
  /** How long after our frame the display may take to answer. */
  replyWithinMs: number;
  /** How often the registers are read back, so that a display that lost power is noticed. */
  refreshMs: number;
};

/** One that never answers is written to once more after this. */
const unheardAgainMs = 250;

const silent = 'no answer from the display: look at its power, its cable, its address and its baud rate';

export function modbusDigits(
  options: ModbusDigitsOptions,
  line: Line<ModbusMessage>,
  handed: Handed<BoardSaid>,
): Board {
  const { address, answers, refreshMs } = options;
  // With nothing to show, a read tells whether the display is alive.
  const onLine = {
    line,
    address,
    whys: { silent },
    refreshMs,
    pingAfterMs: refreshMs,
    takesBack: false,
    confirmed: answers ? 'acked' : 'sent',
  } as const;
  return boardOnALine(onLine, handed, (parts: BoardParts<Face>) =>
    digitDisplay(options, handed.timers, parts),
  );
}

function digitDisplay(
  options: ModbusDigitsOptions,
  timers: Timers,
  { seat, standing, health, verdict }: BoardParts<Face>,
): BoardKind<Face, ModbusMessage, Answer> {
  const checks = newChecks(options, timers);
  const belief = newBelief(options.answers);
  const turn = newPageTurn();
  const master = newMaster(options, seat);
  const [blank] = layOut({ lines: [] }, options).pages;

  const read = (rank: Rank): Asking<Answer> =>
    master.read(rank, blank, answer => {
      if (answer === 'silent') return;
      if (answer.is === 'refused' && isMisfit(answer.code)) belief.blind();
      verdict.isThere();
    });

  const paint = (rank: Rank, block: Block): Asking<Answer> =>
    master.write(rank, block, answer => {
      belief.unknown(block.register);
      if (answer === 'silent') return;
      if (answer.is === 'refused') return refuse(answer.code);
      belief.confirmed(block);
      verdict.took();
    });

  const ping = options.answers ? read : (rank: Rank) => paint(rank, blank);

  const check = (block: Block): Asking<Answer> =>
    master.read(standing.rank(), block, answer => {
      if (answer === 'silent' || answer.is === 'done') return;
      if (answer.is === 'refused') return isMisfit(answer.code) ? belief.blind() : refuse(answer.code);
      verdict.took();
      if (belief.agrees(answer.values)) return;
      // It lost power, or somebody else writes to it.
      health.errors += 1;
      forget();
      standing.lose();
    });

  const refuse = (code: number): void => verdict.refused(exceptionText(code), againMsOf(code));

  function forget(): void {
    belief.forget();
    turn.restart();
  }

  return {
    layOut: picture => layOut(picture, options),
    changed() {
      turn.restart();
      checks.changed();
    },
    ping,
    // The number first, and it stands: nobody knows when it would be dark.
    blind: ({ pages, also }, rank) => [pages[0], ...also].map(block => paint(rank, block)),
    next({ face, nowMs, pausedUntilMs, pingAtMs }) {
      if (pausedUntilMs > nowMs) return { is: 'wait', atMs: pausedUntilMs };
      if (face === undefined) return pingAtMs > nowMs ? { is: 'wait', atMs: pingAtMs } : ping('routine');
      const blocks = [turn.of(face.pages, nowMs), ...face.also];
      if (checks.isDue(nowMs)) belief.distrust(blocks);
      const due = belief.due(blocks);
      if (due !== undefined) return paint(standing.rank(), due);
      if (!belief.isDoubtful() && standing.stand()) turn.stands(nowMs);
      const unsure = belief.toCheck();
      if (unsure !== undefined) return check(unsure);
      return { is: 'wait', atMs: Math.min(checks.atMs(), turn.endsAtMs(face.pages)) };
    },
    isReply: message => message.is === 'reply',
    reply: message => message.is === 'reply' && master.hear(message),
    begin() {
      checks.begin();
      belief.renew();
    },
    forget,
    doubt: belief.doubt,
  };
}

/** When all that it shows is read back; of one that never answers, written again. */
function newChecks({ answers, refreshMs }: ModbusDigitsOptions, timers: Timers) {
  const repeats = newRepeats(unheardAgainMs, refreshMs);
  let atMs = -Infinity;
  function putOff(): void {
    atMs = timers.now() + (answers ? refreshMs : repeats.afterMs());
  }
  function begin(): void {
    repeats.restart();
    putOff();
  }
  return {
    atMs: () => atMs,
    /** The link is new. */
    begin,
    /** Another picture is wanted. */
    changed: () => void (!answers && begin()),
    /** True: now, and then later again. */
    isDue(nowMs: number): boolean {
      if (atMs > nowMs) return false;
      repeats.told();
      putOff();
      return true;
    },
  };
}
