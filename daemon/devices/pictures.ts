/** The standing pictures of boards and pads: what each is wanted to show, what it is known to show (R13). */
import type { Board, BoardPicture, Pad, PadPicture } from '../../drivers/device.ts';
import { padPicture } from '../core/outputs/pad.ts';
import { boardPicture } from '../core/outputs/pictures.ts';
import type { Hall } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import type { BoardState } from './state.ts';

/** A picture of a test stands in place of the true one. */
export type Trial = {
  shown(confirmed: BoardState['confirmed']): void;
  /** The hall had something else to show: it goes first, and the true picture stands again. */
  displaced(): void;
};

export type StandingPictures = {
  addBoard(id: string, driver: Board): void;
  addPad(id: string, driver: Pad, counter: string): void;
  /** Wants of every board the picture of the hall as it is now, and of every pad soon after; those already wanted are left alone. */
  show(hall: Readonly<Hall>, now: number): void;
  /** What the driver told of the picture wanted last. */
  shown(id: string, confirmed: BoardState['confirmed']): void;
  boards(): BoardState[];
  /** Each returns what ends the trial: the true picture stands again. */
  tryBoard(id: string, picture: BoardPicture, trial: Trial): () => void;
  /** A pad's true picture waits for the end of its trial. */
  tryPad(id: string, picture: PadPicture): () => void;
};

/** `text`: the wanted picture as text, for telling whether it has changed. */
type KnownBoard = {
  driver: Board;
  wanted?: BoardPicture;
  shown?: BoardPicture;
  confirmed: BoardState['confirmed'];
  text?: string;
  trial?: Trial;
};
type KnownPad = { driver: Pad; counter: string; wanted?: PadPicture; text?: string; onTrial: boolean };

const blank: BoardPicture = { lines: [] };

/** `changed`: of some board, what it is wanted or known to show. */
export function openStandingPictures(rules: Rules, changed: () => void): StandingPictures {
  const boards = new Map<string, KnownBoard>();
  const pads = new Map<string, KnownPad>();
  let padsDue = false;

  function showPads(hall: Readonly<Hall>, now: number): void {
    padsDue = false;
    for (const pad of pads.values()) {
      const picture = padPicture(rules, hall, pad.counter, now);
      const text = JSON.stringify(picture);
      if (text === pad.text) continue;
      pad.text = text;
      pad.wanted = picture;
      if (!pad.onTrial) pad.driver.want(picture);
    }
  }

  function want(board: KnownBoard, picture: BoardPicture): void {
    board.confirmed = 'none';
    board.driver.want(picture, true);
    changed();
  }

  return {
    addBoard: (id, driver) => void boards.set(id, { driver, confirmed: 'none' }),
    addPad: (id, driver, counter) => void pads.set(id, { driver, counter, onTrial: false }),
    show(hall, now) {
      for (const [id, board] of boards) {
        const picture = boardPicture(rules, hall, id, now);
        const text = JSON.stringify(picture);
        if (text === board.text) continue;
        const { trial } = board;
        delete board.trial;
        board.text = text;
        board.wanted = picture;
        want(board, picture);
        trial?.displaced();
      }
      // The boards and the echo of the press go first: a call changes the count on every pad of its queue.
      if (!padsDue) setImmediate(showPads, hall, now);
      padsDue = true;
    },
    shown(id, confirmed) {
      const board = boards.get(id);
      if (board?.trial !== undefined) return board.trial.shown(confirmed);
      if (board === undefined) return;
      board.confirmed = confirmed;
      if (confirmed === 'none') delete board.shown;
      else if (board.wanted !== undefined) board.shown = board.wanted;
      changed();
    },
    boards: () =>
      [...boards].map(([id, { wanted = blank, shown, confirmed }]) => ({
        id,
        wanted,
        confirmed,
        ...(shown !== undefined && { shown }),
      })),
    tryBoard(id, picture, trial) {
      const board = boards.get(id);
      if (board === undefined) throw new Error(`no board ${id}`);
      board.trial = trial;
      delete board.shown;
      want(board, picture);
      return () => {
        if (board.trial !== trial) return;
        delete board.trial;
        want(board, board.wanted ?? blank);
      };
    },
    tryPad(id, picture) {
      const pad = pads.get(id);
      if (pad === undefined) throw new Error(`no pad ${id}`);
      pad.onTrial = true;
      pad.driver.want(picture);
      return () => {
        pad.onTrial = false;
        pad.driver.want(pad.wanted ?? { waiting: 0 });
      };
    },
  };
}
