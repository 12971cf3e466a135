import type { Board, BoardSaid, Handed } from '../device.ts';
import type { Line } from '../link/line.ts';
import { type RowBoardOptions, rowBoard } from '../parts/board/row-board.ts';
import { rowPages } from '../parts/text/one-row.ts';
import { type CardMessage, type CardModel, encodeShow, type SumTo, showOf } from './codec.ts';

export type CardOptions = RowBoardOptions &
  SumTo & { columns: number; model: CardModel; life: number; answers: boolean };

/** A card on a shared line. With a receipt its row stands, without it was sent. */
export function aabb5154Card(
  { columns, model, life, sumWithEnd, answers, ...options }: CardOptions,
  line: Line<CardMessage>,
  handed: Handed<BoardSaid>,
): Board {
  const { address, refreshMs } = options;
  const replyWithinMs = answers ? options.replyWithinMs : 0;
  return rowBoard({ address, replyWithinMs, refreshMs, line }, handed, {
    silent:
      'no receipt from the card: look at its power, its cable, its address, its baud rate (9600) and sumWithEnd; where it shows the right numbers all the same, write answers: false',
    pages: picture => rowPages(picture, columns),
    frames: row => [encodeShow(showOf({ address, model, life }, row), { sumWithEnd })],
    answer: message => (message.is === 'receipt' ? 'taken' : undefined),
  });
}
