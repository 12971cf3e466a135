/** Keeps one Onbon BX-5K/6K board true: its picture stands in dynamic areas in RAM, never in flash. */
import type { Board, BoardSaid, Handed, Timers } from '../device.ts';
import type { Line } from '../link/line.ts';
import type { Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import { type BoardKind, type BoardParts, boardOnALine } from '../parts/board/on-a-line.ts';
import { newRepeats } from '../parts/board/repeats.ts';
import type { Asking, Next } from '../parts/board/rounds.ts';
import type { Unanswered } from '../parts/board/talk.ts';
import { newCard } from './card.ts';
import {
  type Area,
  type AreaUpdate,
  codes,
  encodeAreaUpdate,
  encodeRequest,
  errors,
  type OnbonMessage,
} from './codec.ts';
import { errorNames } from './error-names.ts';
import { type Face, layOut } from './layout.ts';
import { type Command, pingCommand } from './settings.ts';
import { keepUp, type UpkeepOptions } from './upkeep.ts';

export type OnbonKOptions = Face &
  UpkeepOptions & {
    /** Screen id of the card, 1–32767. */
    address: number;
    /** False: it is wired to listen only, and is told that no answer is wanted. */
    answers: boolean;
    /** Least time between two refreshes of one area: 1000 on the card (§2.1). */
    areaGapMs: number;
    /** How long after our frame the card may take to answer; the maker names none. */
    replyWithinMs: number;
    /** Slow refresh, below `expiresAfterS`. */
    refreshMs: number;
  };

/** `sent`: it was told that no answer is wanted. */
type Answer = 'acked' | 'sent' | { refused: number };

/** Open is not alive: a board that was not heard for this long is asked whether it is there. */
const heartbeatMs = 3000;
/** A card that is busy is told its clock and its brightness later. */
const settingPauseMs = 1000;

const whys = {
  silent:
    'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)',
  junk: 'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable',
};

/** A board on a shared line; ready once its card has answered. */
export function onbonK(options: OnbonKOptions, line: Line<OnbonMessage>, handed: Handed<BoardSaid>): Board {
  const { address, answers, refreshMs } = options;
  const onLine = {
    line,
    address,
    whys,
    refreshMs,
    pingAfterMs: answers ? heartbeatMs : refreshMs,
    takesBack: true,
    confirmed: answers ? 'acked' : 'sent',
  } as const;
  return boardOnALine(onLine, handed, (parts: BoardParts<readonly Area[]>) =>
    onbonCard(options, handed.timers, parts),
  );
}

/** What a card is asked, and what it answers. */
function newQuestions({ address: screen, answers, replyWithinMs }: OnbonKOptions, seat: Seat) {
  let reply: Answer | undefined;

  async function send(rank: Rank, command: Command, wantsReply: boolean): Promise<Answer | Unanswered> {
    reply = undefined;
    const bytes = encodeRequest({ screen, wantsReply, ...command });
    const outcome = await seat.ask({ rank, bytes, replyWithinMs: wantsReply ? replyWithinMs : 0 });
    if (outcome === 'takenBack' || outcome === 'down') return outcome;
    return wantsReply ? (reply ?? 'silent') : 'sent';
  }

  return {
    ask: (rank: Rank, command: Command, then: Asking<Answer>['then']): Asking<Answer> => ({
      is: 'ask',
      rank,
      send: () => send(rank, command, answers),
      then,
    }),
    /** §4: no answer is wanted, so that nobody waits for one. */
    tell: (rank: Rank, command: Command, then: () => void): Asking<Answer> => ({
      is: 'ask',
      rank,
      isBlind: true,
      send: () => send(rank, command, false),
      then,
    }),
    reply(message: OnbonMessage): void {
      if (message.is !== 'reply') return;
      const acked = message.command === codes.ack.command && message.error === errors.none;
      reply = acked ? 'acked' : { refused: message.error };
      seat.answered();
    },
  };
}

function onbonCard(
  options: OnbonKOptions,
  timers: Timers,
  { seat, standing, health, pause, verdict }: BoardParts<readonly Area[]>,
): BoardKind<readonly Area[], OnbonMessage, Answer> {
  const card = newRepeatedCard(options);
  const upkeep = keepUp(options);
  const { ask, tell, reply } = newQuestions(options, seat);

  const ping = (rank: Rank): Asking<Answer> =>
    ask(rank, pingCommand, answer => void (answer !== 'silent' && verdict.isThere()));

  const drawn = (update: AreaUpdate, askedAtMs: number) => () =>
    card.told(update, 'silent', { askedAtMs, nowMs: timers.now() });

  /** When something is to be painted next, or what. */
  function paint(face: readonly Area[] | undefined, nowMs: number): Next<Answer> {
    if (face === undefined) return { is: 'wait', atMs: nowMs + options.refreshMs };
    const next = card.plan(face, nowMs);
    if (next.is === 'wait') {
      if (next.settled) standing.stand();
      return next;
    }
    const { update } = next;
    return ask(standing.rank(), draws(update), answer => {
      const at = { askedAtMs: nowMs, nowMs: timers.now() };
      if (typeof answer !== 'string') {
        card.told(update, 'refused', at);
        return refuse(answer.refused);
      }
      card.told(update, answer === 'silent' ? 'silent' : 'acked', at);
      if (answer === 'silent') return;
      verdict.took();
      if (answer === 'sent') card.unheard(update, at.nowMs);
    });
  }

  const refuse = (error: number): void =>
    verdict.refused(`${errorNames[error] ?? 'refused'} (code ${error})`, againMsOf(error));

  /** The clock or the brightness. A card that does not know it shows numbers all the same: only counted. */
  const set = ({ command, taken }: { command: Command; taken(): void }): Asking<Answer> =>
    ask('routine', command, answer => {
      if (answer === 'silent') return;
      if (typeof answer === 'string') return taken();
      health.errors += 1;
      if (againMsOf(answer.refused) !== undefined) pause(settingPauseMs);
      else taken();
    });

  return {
    layOut: picture => layOut(picture, options),
    changed: card.changed,
    ping,
    blind: (face, rank) =>
      oneByOne(face).map(update => tell(rank, draws(update), drawn(update, timers.now()))),
    next({ face, nowMs, pausedUntilMs, pingAtMs }) {
      const isPaused = pausedUntilMs > nowMs;
      const picture: Next<Answer> = isPaused ? { is: 'wait', atMs: pausedUntilMs } : paint(face, nowMs);
      if (picture.is === 'ask') return picture;
      if (pingAtMs <= nowMs) return { ...ping('ping'), untilMs: picture.atMs };
      const beforeMs = Math.min(picture.atMs, pingAtMs);
      if (isPaused) return { is: 'wait', atMs: beforeMs };
      const due = upkeep.next(nowMs);
      // Between two pictures there is no time for it.
      if (due.is === 'send' && (standing.stands() || face === undefined)) return set(due);
      return { is: 'wait', atMs: due.is === 'wait' ? Math.min(beforeMs, due.atMs) : beforeMs };
    },
    isReply: message => message.is === 'reply' && message.group === codes.ack.group,
    reply,
    // A request is our own, from an adapter that hears itself.
    isJunk: message => message.is !== 'request',
    forget() {
      card.forget();
      upkeep.forget();
    },
    doubt: () => card.doubt(timers.now()),
  };
}

/** One area in each frame, so that none is long: others wait for its end. */
const oneByOne = (face: readonly Area[]): AreaUpdate[] =>
  face.map((area, index) => ({ remove: index === 0 ? 'all' : [], areas: [area] }));

/** Of one that never answers nobody knows that it missed a picture: told again, all areas are deleted and drawn anew. */
function newRepeatedCard(options: OnbonKOptions) {
  const repeats = newRepeats(options.areaGapMs, options.refreshMs);
  const refreshAfterMs = () => (options.answers ? options.refreshMs : repeats.afterMs());
  const replyWithinMs = options.answers ? options.replyWithinMs : 0;
  const card = newCard({ ...options, replyWithinMs, refreshAfterMs });
  return {
    ...card,
    /** Another picture is wanted. */
    changed: repeats.restart,
    /** An update was sent, and no answer comes. */
    unheard({ remove }: AreaUpdate, nowMs: number): void {
      if (remove === 'all') repeats.told();
      card.doubt(nowMs);
    },
  };
}

const draws = (update: AreaUpdate): Command => ({
  ...codes.areas,
  overProgramme: true,
  payload: encodeAreaUpdate(update),
});

/** When it may take the same, if ever: a frame that was damaged on the wire at once. */
function againMsOf(error: number): number | undefined {
  if (error === errors.busy) return 250;
  return error === errors.checksum ? 0 : undefined;
}
