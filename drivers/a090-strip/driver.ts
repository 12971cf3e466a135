import type { Board, BoardSaid, Handed } from '../device.ts';
import type { Line } from '../link/line.ts';
import { type RowBoardOptions, rowBoard } from '../parts/board/row-board.ts';
import { rowPages } from '../parts/text/one-row.ts';
import { encodeShow, type StripMessage, signsOf } from './codec.ts';

/** `columns`: how many cells it has. */
export type StripOptions = RowBoardOptions & { columns: number; answers: boolean };

/** A strip on a shared line: it has taken its row when it says so; of one that never answers it was sent. */
export function a090Strip(
  { columns, answers, ...options }: StripOptions,
  line: Line<StripMessage>,
  handed: Handed<BoardSaid>,
): Board {
  const { address, refreshMs } = options;
  const replyWithinMs = answers ? options.replyWithinMs : 0;
  return rowBoard({ address, replyWithinMs, refreshMs, line }, handed, {
    silent: 'no answer from the strip: look at its power, its cable, its address and its baud rate (9600)',
    pages: picture => rowPages(picture, columns),
    frames: row => [encodeShow(address, signsOf(row))],
    answer(message) {
      if (message.is !== 'answer') return undefined;
      return message.taken ? 'taken' : { refused: 'the strip refuses what it is told (55)' };
    },
  });
}
