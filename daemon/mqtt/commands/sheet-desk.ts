/** `sheet`: told to who may see it (R19), on the topic of their answers and nowhere else. */
import { businessDay } from '../../core/day/clock-face.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import { refusedReply } from '../../hall/answer.ts';
import type { HallLoop } from '../../hall/loop.ts';
import type { ListedSheet } from '../../hall/sheets/file.ts';
import { runningMonth } from '../../hall/sheets/month.ts';
import type { WrittenSheets } from '../../hall/sheets/written.ts';
import type { Journal } from '../../journal/journal.ts';
import type { SheetAsked } from '../../orders/order.ts';
import type { Clock } from '../../process/clock.ts';
import { isTooLong } from '../message-size.ts';
import type { Given } from '../sender.ts';
import type { AnswerTo, CommandReply, SheetDesk } from './command-desk.ts';
import type { Rights } from './roles.ts';

/** Each of them holds a file of some KiB. */
const readingAtMost = 16;

type Told = { data: object } | { refusal: Refusal };

export function openSheetDesk(of: {
  hall: Pick<HallLoop, 'hall' | 'rules'>;
  journal: Pick<Journal, 'lastSeq'>;
  clock: Pick<Clock, 'wall'>;
  sheets: WrittenSheets;
  rights: Pick<Rights, 'maySee'>;
  answer: AnswerTo;
}): SheetDesk {
  const { hall, journal, clock, sheets, rights, answer } = of;
  let reading = 0;

  /** Of a month that runs nothing is told: its few would be known, and it could be worked towards. */
  function isOver(month: string): boolean {
    const { day = '', open } = hall.hall;
    return month < runningMonth(day, open, businessDay(clock.wall(), hall.rules.timeZone));
  }

  async function told(order: SheetAsked, user: string | undefined): Promise<Told> {
    const months = (await sheets.months()).filter(isOver);
    const { month = months[0], person, institution } = order;
    if (month === undefined) return { data: { months, sheets: [] } };
    if (!isOver(month)) return { refusal: refuse('no-sheet', { is: 'running', month }) };
    const list = await sheets.list(month);
    if (list === 'missing')
      return { refusal: refuse('no-sheet', { is: 'not-written', month, written: months }) };
    if (list === 'damaged') return { refusal: refuse('no-sheet', { is: 'damaged', month }) };
    const mayUserSee = rights.maySee(user);
    if (person === undefined && institution === undefined)
      return { data: { months, month, sheets: list.sheets.filter(mayUserSee).map(named) } };
    const id = person ?? institution ?? '';
    const found = list.sheets.find(
      one => one.id === id && one.of === (person === undefined ? 'institution' : 'person'),
    );
    if (found === undefined) return { refusal: refuse('no-sheet', { is: 'nothing', month, of: id }) };
    if (!mayUserSee(found)) return { refusal: refuse('no-sheet', { is: 'another', month, person: id }) };
    return sheetOf(month, found);
  }

  async function sheetOf(month: string, found: ListedSheet): Promise<Told> {
    const sheet = await sheets.sheet(month, found);
    if (typeof sheet === 'string') return { refusal: refuse('no-sheet', { is: 'damaged', month }) };
    const data = { month, ...named(found), texts: sheet.texts };
    // With what stands around it.
    const isLong = isTooLong(JSON.stringify({ data, around: ' '.repeat(aroundBytes) }));
    return isLong ? { refusal: refuse('no-sheet', { is: 'too-long', month }) } : { data };
  }

  return (given: Given, order: SheetAsked) => {
    const seq = journal.lastSeq();
    const tell = (reply: Omit<CommandReply, 'seq'>) => answer(given, { ...reply, seq });
    if (reading >= readingAtMost) {
      const busy = refuse('busy', { is: 'commands', waiting: reading });
      return tell({ ...refusedReply(busy), status: 'error' });
    }
    reading += 1;
    void told(order, given.user).then(what => {
      reading -= 1;
      tell('data' in what ? { status: 'ok', code: 'ok', data: what.data } : refusedReply(what.refusal));
    });
  };
}

const aroundBytes = 512;

const named = ({ of, id, name }: ListedSheet) => ({ [of]: id, name });
