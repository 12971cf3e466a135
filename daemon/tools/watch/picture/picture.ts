/** The whole picture: what is known, what is looked at, how large the screen is. Every line is exactly as wide as it. Pure. */
import type { Hall, Halls } from '../model/halls.ts';
import { hallRows, rowsOf } from '../model/rows.ts';
import { isOld, type Link } from '../model/standing.ts';
import type { View } from '../model/view.ts';
import { words } from '../words.ts';
import { exactly, type Line, old, span, wrapped } from './cells.ts';
import { detailsOf } from './details.ts';
import { hallBody } from './hall-body.ts';
import { hallList } from './hall-list.ts';
import { hallHead, listHead } from './header.ts';
import { helpLines, pickLines } from './questions.ts';
import { sectionLines } from './section-lines.ts';

/** `now` and `clock`: of whoever watches. */
export type Scene = { halls: Halls; link: Link; view: View; now: number; clock: Intl.DateTimeFormat };
export type Size = { width: number; height: number };

const everything = { onlyTrouble: false };

/** Below that there is room for one line of head, and none of the keys. */
const roomyHeight = 16;

/** `height` lines of `width` cells. */
export function pictureOf(scene: Scene, size: Size): Line[] {
  const { width, height } = size;
  const { head, body, foot } = partsOf(scene, size);
  const room = Math.max(0, height - head.length - foot.length);
  const lines = [...head, ...Array.from({ length: room }, (_, row) => body[row] ?? []), ...foot];
  return lines.slice(0, height).map(line => exactly(line, width));
}

type Parts = { head: Line[]; body: Line[]; foot: Line[] };

function partsOf(scene: Scene, size: Size): Parts {
  const { view, halls } = scene;
  const { width, height } = size;
  const hall = view.hall === undefined ? undefined : halls.get(view.hall);
  const isRoomy = height >= roomyHeight && !view.helps;
  const keep = (lines: Line[]) => (isRoomy ? lines : lines.slice(0, 1));
  const head = keep(
    hall === undefined
      ? listHead(scene.link, view, scene.now, scene.clock, width)
      : hallHead(hall, scene.link, view, scene.now, width),
  );
  const foot = height < 8 ? [] : footOf(scene, hall, width, isRoomy ? 2 : view.helps ? 0 : 1);
  const room = Math.max(0, height - head.length - foot.length);
  return { head, body: bodyOf(scene, hall, { width, height: room }), foot };
}

function bodyOf(scene: Scene, hall: Hall | undefined, room: Size): Line[] {
  const { view, link, now } = scene;
  if (view.helps) return helpLines();
  if (view.asks?.is === 'pick') return pickLines(view.asks, room.width, room.height);
  if (hall === undefined) return listBody(scene, room);
  const lines = hallBody(hall, rowsOf(hall, view), view, now, room);
  return isOld(hall, link, now) ? lines.map(old) : lines;
}

function listBody({ halls, view, link, now, clock }: Scene, { width, height }: Size): Line[] {
  const told = (lines: readonly string[]) => lines.map(line => [span(line)]);
  const rows = hallRows(halls, view, now);
  if (rows.length === 0) {
    if (link.is === 'lost') return told([...words.nothingThere(link.broker, link.why), '', words.triedAgain]);
    if (link.is === 'opening' || link.reading) return [];
    return told(view.onlyTrouble && halls.size > 0 ? [words.allFiltered] : words.noHall(link.broker));
  }
  const section = hallList(rows, now, clock);
  const greyed = {
    ...section,
    row: (index: number, cells: number) => {
      const lines = section.row(index, cells);
      const hall = rows[index];
      return hall !== undefined && isOld(hall, link, now) ? lines.map(old) : lines;
    },
  };
  return sectionLines(greyed, { width, lines: height, cursor: view.list, chosen: true });
}

function footOf({ view, now, halls }: Scene, hall: Hall | undefined, width: number, lines: number): Line[] {
  const { asks, told } = view;
  const foot: Line[] = [];
  if (asks?.is === 'confirm') {
    foot.push([{ text: asks.about, look: 'strong', inverse: true }], [span(words.keys.yes, 'strong')]);
  } else {
    if (told !== undefined) {
      const look = told.how === 'well' ? 'good' : told.how === 'badly' ? 'bad' : 'warn';
      for (const text of wrapped(told.text, width, lines)) foot.push([span(text, look)]);
    }
    const details =
      hall === undefined || asks !== undefined ? '' : detailsOf(hall, rowsOf(hall, view), view, now);
    if (foot.length < lines)
      for (const text of wrapped(details, width, lines - foot.length)) foot.push([span(text)]);
  }
  while (foot.length < lines) foot.push([]);
  const isOne = hallRows(halls, everything, now).length <= 1;
  return [...foot.slice(0, lines), [span(keysOf(view, hall, isOne), 'dim')]];
}

function keysOf({ helps, asks }: View, hall: Hall | undefined, isOne: boolean): string {
  if (helps) return words.keys.help;
  if (asks?.is === 'pick') return words.keys.pick;
  if (hall === undefined) return words.keys.halls;
  return isOne ? words.keys.hall : words.keys.oneOfMany;
}
