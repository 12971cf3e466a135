import type { Board, BoardSaid, Handed } from '../device.ts';
import type { Line } from '../link/line.ts';
import { type RowBoardOptions, rowBoard } from '../parts/board/row-board.ts';
import { rowPages } from '../parts/text/one-row.ts';
import { encodeScreen, type StripMessage, screenOf, storedScreens } from './codec.ts';

export type Strip69Options = Omit<RowBoardOptions, 'replyWithinMs'> & { places: number };

/**
 * Of a line that loses 2 % of its bytes three in four frames come damaged, and both screens have to take a whole one: within a
 * minute one in a thousand has not.
 */
const insistence = { times: 24, atMostMs: 2000 };

/**
 * A strip on a shared line, which never answers: its row was sent. Both screens that take turns are told it. It does not blink:
 * with two frames, and the silence behind each, a line of eight strips would be six seconds behind.
 */
export function strip69(
  { address, places, refreshMs }: Strip69Options,
  line: Line<StripMessage>,
  handed: Handed<BoardSaid>,
): Board {
  return rowBoard({ address, replyWithinMs: 0, refreshMs, line }, handed, {
    silent: 'a strip never answers',
    insistence,
    pages(picture) {
      const [{ text }] = rowPages(picture, 2 * places);
      return [text];
    },
    frames: text => storedScreens.map(screen => encodeScreen(screenOf(address, screen, text))),
    answer: () => undefined,
  });
}
