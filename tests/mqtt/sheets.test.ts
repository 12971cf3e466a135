/** `sheet`: who may see which sheet of the appraisal (R19), and what is told of it. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { staffOf, usersOf, type WrittenStaff } from '../../config/schema/staff.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import {
  type ListedSheet,
  type ListOfSheets,
  listPath,
  sealed,
  sheetPath,
  sheetsFolder,
  type WrittenSheet,
} from '../../daemon/hall/sheets/file.ts';
import { openWrittenSheets } from '../../daemon/hall/sheets/written.ts';
import type { CommandReply } from '../../daemon/mqtt/commands/command-desk.ts';
import { rightsOf } from '../../daemon/mqtt/commands/roles.ts';
import { openSheetDesk } from '../../daemon/mqtt/commands/sheet-desk.ts';
import { readCommand } from '../../daemon/mqtt/commands/verbs.ts';
import type { SheetAsked } from '../../daemon/orders/order.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { smallHall } from '../kit/hall/small-hall.ts';

const staff: WrittenStaff = {
  '06': { name: '陈敏', institution: 'centre', role: 'attendant', user: 'chen' },
  '07': { name: '王芳', institution: 'centre', role: 'attendant', user: 'wang' },
  '21': { name: '林静', institution: 'icbc', role: 'supervisor', user: 'lin' },
  '22': { name: '吴强', institution: 'centre', role: 'supervisor', user: 'wu' },
  '23': { name: '郑海', role: 'supervisor', user: 'zheng' },
  '31': { name: '高磊', role: 'engineer', user: 'gao' },
};
const november = Date.UTC(2026, 10, 15, 4);
const december = Date.UTC(2026, 11, 1, 4);
const month = '2026-11';

const text = { title: 't', troubles: [], lines: [], tables: [], notes: [] };
const sheet = (title: string): WrittenSheet => ({ texts: { en: { ...text, title }, 'zh-CN': text } });
const listed = (of: ListedSheet['of'], id: string, person?: string): ListedSheet => ({
  of,
  id,
  name: person ?? id,
  ...(person !== undefined && { person }),
});
const all = [
  listed('institution', 'centre'),
  listed('institution', 'icbc'),
  listed('person', '06', '陈敏'),
  // Somebody else had the number.
  listed('person', '07', '刘洋'),
  // Left the list.
  listed('person', '99', '周杰'),
];

function write(state: string, of = month, sheets = all): void {
  mkdirSync(sheetsFolder(state, of), { recursive: true });
  const list: ListOfSheets = { days: [], unread: [], seq: 1, sheets };
  writeFileSync(listPath(state, of), sealed(list));
  for (const one of sheets) writeFileSync(sheetPath(state, of, one, 'json'), sealed(sheet(one.id)));
}

let state: string;
let wall: number;
let again: number;
let replies: CommandReply[];
let desk: ReturnType<typeof openSheetDesk>;
const small = smallHall({ staff: staffOf(staff) });
const mqtt = mqttOf(
  { url: 'mqtt://127.0.0.1:1883', roles: {}, users: { desk: { role: 'attendant', counter: '1' } } },
  usersOf(staff),
);
const rights = rightsOf(mqtt, small.rules);

beforeEach(() => {
  state = stateFolder();
  [wall, again, replies] = [december, 0, []];
  desk = openSheetDesk({
    hall: { rules: small.rules, hall: { ...small.hall, day: '2026-11-30', open: false } },
    journal: { lastSeq: () => 7 },
    clock: { wall: () => wall },
    sheets: openWrittenSheets(state, pino({ level: 'silent' }), () => void (again += 1)),
    rights,
    answer: (_, reply) => void replies.push(reply),
  });
});

/** The reply, or the words of the refusal at the door or in its turn. */
async function asked(
  user: string | undefined,
  args: Omit<SheetAsked, 'verb'> = {},
): Promise<CommandReply | string> {
  const order: SheetAsked = { verb: 'sheet', ...args };
  const refused = rights.atTheDoor('sheet', user) ?? rights.inItsTurn(order, user, small.hall);
  if (refused !== undefined) return refusalText(refused);
  const before = replies.length;
  desk({ sender: 'x', id: '1', verb: 'sheet', ...(user !== undefined && { user }) }, order);
  await expect.poll(() => replies.length, { interval: 1 }).toBe(before + 1);
  return replies.at(-1) as CommandReply;
}
const dataOf = async (...args: Parameters<typeof asked>) => {
  const reply = await asked(...args);
  return typeof reply === 'string' ? reply : (reply.data ?? reply.message);
};

describe('who asks for a sheet', () => {
  beforeEach(() => write(state));

  it('and is a clerk sees their own, wherever they are signed in, and hears of no other', async () => {
    expect(await dataOf('chen')).toEqual({
      months: [month],
      month,
      sheets: [{ person: '06', name: '陈敏' }],
    });
    expect(await dataOf('chen', { month, person: '06' })).toEqual({
      month,
      person: '06',
      name: '陈敏',
      ...sheet('06'),
    });
  });

  it('and is a clerk is refused what is of a colleague, of nobody known and of an institution alike', async () => {
    const words =
      'chen is an attendant of centre and sees no sheet but their own; their supervisor sees it, too';
    for (const args of [{ person: '07' }, { person: '55' }, { institution: 'centre' }])
      expect(await asked('chen', { month, ...args })).toBe(words);
  });

  it('and is a supervisor of an institution sees that and its clerks, by the list as it stands now', async () => {
    expect(await dataOf('wu')).toMatchObject({
      sheets: [
        { institution: 'centre', name: 'centre' },
        { person: '06', name: '陈敏' },
      ],
    });
    expect(await dataOf('lin')).toMatchObject({ sheets: [{ institution: 'icbc', name: 'icbc' }] });
    const words =
      'lin is a supervisor of icbc and sees no sheet but those of their institution and its clerks; a supervisor of the whole hall sees every one';
    for (const args of [{ person: '06' }, { person: '99' }, { institution: 'centre' }])
      expect(await asked('lin', { month, ...args })).toBe(words);
  });

  it('and is a supervisor of the whole hall sees all, also of who has left the list', async () => {
    expect(await dataOf('zheng')).toMatchObject({
      sheets: all.map(({ id }) =>
        expect.objectContaining({ name: expect.any(String), ...(id === '99' && { person: '99' }) }),
      ),
    });
    expect(await dataOf('zheng', { person: '99' })).toMatchObject({ person: '99', month });
  });

  it('and has the number of somebody else of that month does not see theirs', async () => {
    expect(await dataOf('wang')).toMatchObject({ sheets: [] });
    for (const user of ['wang', 'wu'])
      expect(await dataOf(user, { person: '07' })).toBe(
        'number 07 had another name in 2026-11, or none; a supervisor of the whole hall sees that sheet',
      );
    expect(await dataOf('zheng', { person: '07' })).toMatchObject({ person: '07' });
  });

  it('and is nobody of the staff list, or of another role, is told why not', async () => {
    expect(await asked('desk')).toBe(
      'desk is nobody of the staff list, and a sheet is told by its number; write user: desk beside the person in staff',
    );
    expect(await asked('gao')).toContain('gao is an engineer and may not sheet; attendant, supervisor may');
  });

  it('and where the hall has no users nobody is told anything', async () => {
    const open = rightsOf(mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {} }), small.rules);
    for (const args of [{}, { institution: 'centre' }, { person: '06' }]) {
      const refused = open.inItsTurn({ verb: 'sheet', ...args }, undefined, small.hall);
      expect(refused && refusalText(refused)).toMatch(/^this hall has no users, so nobody knows who asks/);
    }
    expect(all.filter(open.maySee(undefined))).toEqual([]);
  });

  it('whom a config lets ask, but who is no supervisor, sees their own alone', () => {
    const engineers = {
      ...mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: { engineer: ['sheet'] } }, usersOf(staff)),
    };
    const own = rightsOf(engineers, small.rules);
    expect(own.inItsTurn({ verb: 'sheet', person: '06' }, 'gao', small.hall)).toBeDefined();
    expect(own.inItsTurn({ verb: 'sheet', person: '31' }, 'gao', small.hall)).toBeUndefined();
    expect(all.filter(own.maySee('gao'))).toEqual([]);
  });
});

describe('what is told of a month', () => {
  it('is nothing while it runs, though sheets of it lie there', async () => {
    write(state);
    wall = november;
    expect(await dataOf('chen', { month })).toBe('2026-11 is not over: its sheets are written once it is');
    expect(await dataOf('chen')).toEqual({ months: [], sheets: [] });
    expect(await dataOf('zheng', { month: '2027-01' })).toContain('2027-01 is not over');
  });

  it('is that it is not written yet, and which are', async () => {
    write(state, '2026-09');
    write(state, '2026-10');
    expect(await dataOf('chen', { month })).toBe(
      'the sheets of 2026-11 are not written yet, or not kept any more; there are those of 2026-10, 2026-09',
    );
    expect(await dataOf('chen')).toMatchObject({ months: ['2026-10', '2026-09'], month: '2026-10' });
  });

  it('is that nothing is recorded of who did not work', async () => {
    write(state, month, [listed('institution', 'centre')]);
    expect(await dataOf('chen', { person: '06' })).toBe('nothing of 06 is recorded in 2026-11');
    expect(await dataOf('chen')).toEqual({ months: [month], month, sheets: [] });
  });

  it('is that a sheet is damaged, and it is written again', async () => {
    write(state);
    truncateSync(sheetPath(state, month, { of: 'person', id: '06' }, 'json'), 20);
    expect(await dataOf('chen', { person: '06' })).toContain('the sheet of 2026-11 is damaged');
    expect(again).toBe(1);
    // Its file is taken away, and the next one not there yet.
    expect(await dataOf('chen', { person: '06' })).toContain('is damaged');
    truncateSync(listPath(state, month), 20);
    expect(await dataOf('chen', { month })).toContain('is damaged');
    expect(await dataOf('chen', { month })).toContain('are not written yet');
    expect(again).toBe(2);
  });

  it('is never longer than a message may be', async () => {
    write(state);
    const lines = Array.from({ length: 2000 }, () => 'line 这是一行很长的文字');
    const long = { texts: { en: { ...text, lines }, 'zh-CN': text } };
    writeFileSync(sheetPath(state, month, { of: 'person', id: '06' }, 'json'), sealed(long));
    expect(await dataOf('chen', { person: '06' })).toContain('too long');
  });
});

it.each([
  [{ month: '2026-13' }, 'found "2026-13", expected a month, YYYY-MM'],
  [{ month: '../etc' }, 'expected a month, YYYY-MM'],
  [{ person: '../../06' }, 'expected the number of a clerk'],
  [{ person: '06', institution: 'centre' }, 'expected either person or institution'],
])('the args %j are refused in words', (args, words) => {
  const read = readCommand('sheet', args, { today: () => '2026-12-01', by: 'chen' });
  expect(isRefusal(read) && refusalText(read)).toContain(words);
});

it('a flood of questions is told that the hall is busy', async () => {
  write(state);
  for (let nth = 0; nth < 20; nth += 1)
    desk({ sender: 'x', id: `${nth}`, verb: 'sheet', user: 'chen' }, { verb: 'sheet' });
  expect(replies.map(({ code }) => code)).toEqual(['busy', 'busy', 'busy', 'busy']);
  await expect.poll(() => replies.length).toBe(20);
  expect(replies.filter(({ status }) => status === 'ok')).toHaveLength(16);
});
