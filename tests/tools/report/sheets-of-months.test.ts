/** The sheets of the months that are over, as they write themselves into the state folder (R19). */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listIn, sheetIn } from '../../../daemon/hall/sheets/file.ts';
import { missingSheets } from '../../../daemon/hall/sheets/missing.ts';
import { oldMonths, runningMonth } from '../../../daemon/hall/sheets/month.ts';
import { openWrittenSheets } from '../../../daemon/hall/sheets/written.ts';
import { daysOf } from '../../../daemon/journal/reader.ts';
import { writeMissing } from '../../../daemon/tools/report/report-files.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { dayFile, journalIn, journalled } from '../../kit/hall/played-journal.ts';

const keeping = { reportsDays: 400, sheetsDays: 400, today: '2026-12-01' };

/** The first is open from the start: 2026-11-24. */
function days(...later: string[]): Play {
  const game = play(fuzhou, []);
  work(game);
  for (const day of later) {
    game.wait(24 * 3600);
    game.give({ verb: 'open-day', day });
    work(game);
  }
  return game;
}

function work(game: Play): void {
  game.give({ verb: 'sign-in', counter: '0', clerk: '06' });
  game.press('0', 'open');
  game.take('advice');
  game.press('0', 'next', 'start', 'finish');
  game.give({ verb: 'close-day' });
}

const reports = (state: string) => readdirSync(join(state, 'reports')).sort();
const inMonth = (state: string, month: string) => readdirSync(join(state, 'reports', month)).sort();
const read = (state: string, name: string) => readFileSync(join(state, 'reports', '2026-11', name), 'utf8');
const list = (state: string) => listIn(read(state, 'list.json'));

describe('the sheets of a month', () => {
  it('write themselves once it is over, of each institution and each clerk, and not again', () => {
    const state = journalled(days('2026-11-25'));
    expect(writeMissing(state, { ...keeping, today: '2026-11-30' }).months).toEqual([]);
    expect(writeMissing(state, keeping)).toEqual({ days: [], months: ['2026-11'], gone: 0 });
    expect(inMonth(state, '2026-11')).toEqual(
      ['institution-ccb', 'institution-centre', 'institution-icbc', 'list', 'person-06'].flatMap(name =>
        name === 'list' ? ['list.json'] : [`${name}.csv`, `${name}.html`, `${name}.json`],
      ),
    );
    expect(writeMissing(state, keeping)).toEqual({ days: [], months: [], gone: 0 });
  });

  it('say in both languages what report --clerk says, of that clerk alone', () => {
    const state = journalled(days());
    writeMissing(state, keeping);
    const { texts } = sheetIn(read(state, 'person-06.json')) ?? {};
    expect(texts?.en.title).toContain('own sheet of 2026-11: 06');
    expect(texts?.['zh-CN'].title).toContain('个人情况表 2026-11：06');
    expect(texts?.en.lines).toContain('For the clerk and their supervisor only. No points, no ranks.');
    expect(read(state, 'person-06.html')).not.toContain('institution');
    expect(read(state, 'person-06.csv')).toContain('clerk,06,');
    expect(read(state, 'person-06.csv')).not.toContain('institution,');
  });

  it('are closed to others', () => {
    const state = journalled(days());
    const before = process.umask(0o077);
    onTestFinished(() => void process.umask(before));
    writeMissing(state, keeping);
    const modeOf = (...name: string[]) => statSync(join(state, 'reports', ...name)).mode & 0o777;
    expect([modeOf(), modeOf('2026-11'), modeOf('2026-11', 'person-06.json')]).toEqual([0o700, 0o700, 0o600]);
  });

  it('are not of a month in which a day is open, whatever the wall clock says', () => {
    const game = days();
    game.wait(24 * 3600);
    game.give({ verb: 'open-day', day: '2026-11-30' });
    const state = journalled(game);
    expect(writeMissing(state, { ...keeping, today: '2026-12-01' }).months).toEqual([]);
    expect(writeMissing(state, { ...keeping, today: '2036-01-01' }).months).toEqual([]);
  });

  it('are of a month of which a later day is there, though the wall clock has fallen back', () => {
    const state = journalled(days('2026-12-01'));
    expect(writeMissing(state, { ...keeping, today: '2019-01-01' }).months).toEqual(['2026-11']);
  });

  it('are written anew when another day of it is there, and not when days have left the folder', () => {
    const game = days('2026-11-25');
    const state = journalled(game);
    const away = readFileSync(dayFile(state, '2026-11-24'));
    rmSync(dayFile(state, '2026-11-24'));
    writeMissing(state, keeping);
    expect(list(state)?.days).toEqual(['2026-11-25']);
    writeFileSync(dayFile(state, '2026-11-24'), away);
    expect(writeMissing(state, keeping).months).toEqual(['2026-11']);
    expect(list(state)?.days).toEqual(['2026-11-24', '2026-11-25']);
    rmSync(dayFile(state, '2026-11-24'));
    expect(writeMissing(state, keeping).months).toEqual([]);
    expect(list(state)?.days).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('name a day that cannot be read, and are written anew once it was put back', () => {
    const state = journalled(days('2026-11-25', '2026-11-26'));
    const whole = readFileSync(dayFile(state, '2026-11-25'));
    truncateSync(dayFile(state, '2026-11-25'), 5000);
    expect(writeMissing(state, keeping)).toMatchObject({ months: ['2026-11'] });
    expect(list(state)?.unread).toEqual(['2026-11-25']);
    expect(sheetIn(read(state, 'person-06.json'))?.texts.en.troubles[0]).toContain('25');
    expect(writeMissing(state, keeping).months).toEqual([]);
    writeFileSync(dayFile(state, '2026-11-25'), whole);
    const earlier = new Date(Date.now() - 60_000);
    utimesSync(join(state, 'reports', '2026-11', 'list.json'), earlier, earlier);
    expect(writeMissing(state, keeping).months).toEqual(['2026-11']);
    expect(list(state)?.unread).toEqual([]);
  });

  it('are written anew when its last day was opened again and closed', () => {
    const game = days();
    const state = journalled(game);
    writeMissing(state, keeping);
    const before = game.log.length;
    game.give({ verb: 'open-day', day: '2026-11-24' });
    game.give({ verb: 'close-day' });
    journalIn(state, game, before);
    expect(writeMissing(state, keeping).months).toEqual(['2026-11']);
  });

  it.each([
    ['cut', (path: string) => truncateSync(path, 100)],
    [
      'changed',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('"name":"06"', '"name":"07"')),
    ],
    ['gone', (path: string) => rmSync(path)],
  ])('are written anew where their list is %s', (_, spoil) => {
    const state = journalled(days());
    writeMissing(state, keeping);
    spoil(join(state, 'reports', '2026-11', 'list.json'));
    expect(writeMissing(state, keeping).months).toEqual(['2026-11']);
    expect(list(state)?.sheets.map(({ id }) => id)).toContain('06');
  });

  it('are written though the report of a day cannot be', () => {
    const state = journalled(days('2026-11-25', '2026-12-01'));
    truncateSync(dayFile(state, '2026-11-24'), 5000);
    const written = writeMissing(state, keeping);
    expect(written.failed?.day).toBe('2026-11-24');
    expect(written.months).toEqual(['2026-11']);
  });

  it('are told missing by the daemon without a look at any day', () => {
    const state = journalled(days('2026-12-01'));
    const own = { days: ['2026-11-24', '2026-12-01'], isOpen: false, today: '2026-12-01', keepDays: 400 };
    expect(missingSheets(state, own)).toEqual(['2026-11']);
    writeMissing(state, keeping);
    expect(missingSheets(state, own)).toEqual([]);
  });

  it('of no days are none', () => {
    expect(
      missingSheets('/nowhere', { days: [], isOpen: false, today: '2026-12-01', keepDays: 400 }),
    ).toEqual([]);
  });
});

describe('what is kept', () => {
  it('goes when its time is over: reports of days, sheets of months, and nothing that somebody else put there', () => {
    const state = journalled(days('2026-11-25', '2026-12-20', '2027-01-20', '2027-02-20'));
    const long = { ...keeping, today: '2027-03-01' };
    expect(writeMissing(state, long).months).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
    writeFileSync(join(state, 'reports', 'mine.html'), '');
    const short = { ...long, reportsDays: 40, sheetsDays: 70 };
    // Two days each with two files, and a month that is more than 70 days old on the newest day.
    expect(writeMissing(state, short)).toEqual({ days: [], months: [], gone: 7 });
    expect(reports(state).filter(name => name.endsWith('.html'))).toEqual([
      '2027-01-20.html',
      '2027-02-20.html',
      'mine.html',
    ]);
    expect(reports(state).filter(name => /^\d{4}-\d{2}$/.test(name))).toEqual([
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
    expect(writeMissing(state, short)).toEqual({ days: [], months: [], gone: 0 });
  });

  it('does not go because of one day under a date that was years ahead', () => {
    expect(oldMonths(['2026-09', '2026-10', '2026-11'], '2036-01-01', 400)).toEqual([]);
    expect(oldMonths(['2026-09', '2026-10', '2026-11'], '2026-12-02', 34)).toEqual(['2026-09', '2026-10']);
  });
});

it.each([
  ['2026-11-30', true, '2026-12-01', '2026-11'],
  ['2026-11-30', false, '2026-12-01', '2026-12'],
  ['2026-11-30', false, '2026-10-01', '2026-11'],
  ['2026-12-01', true, '2026-11-30', '2026-12'],
])('with %s (open: %s) and a clock at %s the month that runs is %s', (newest, isOpen, today, month) => {
  expect(runningMonth(newest, isOpen, today)).toBe(month);
});

describe('a sheet that is read by the daemon', () => {
  const whose = { of: 'person', id: '06' } as const;
  function written() {
    const state = journalled(days());
    writeMissing(state, keeping);
    let again = 0;
    const sheets = openWrittenSheets(state, pino({ level: 'silent' }), () => void (again += 1));
    return { state, sheets, again: () => again };
  }

  it('is whole, and the months are told that have any', async () => {
    const { state, sheets } = written();
    mkdirSync(join(state, 'reports', '2026-10'));
    expect(await sheets.months()).toEqual(['2026-11']);
    expect(await sheets.sheet('2026-11', whose)).toMatchObject({ texts: { en: {}, 'zh-CN': {} } });
    expect(await sheets.list('2026-10')).toBe('missing');
  });

  it('and is damaged is taken away and written again, once', async () => {
    const { state, sheets, again } = written();
    truncateSync(join(state, 'reports', '2026-11', 'person-06.json'), 50);
    expect([await sheets.sheet('2026-11', whose), again()]).toEqual(['damaged', 1]);
    expect([await sheets.sheet('2026-11', whose), again()]).toEqual(['missing', 1]);
    expect(writeMissing(state, keeping).months).toEqual(['2026-11']);
    expect(await sheets.sheet('2026-11', whose)).toMatchObject({ texts: {} });
    expect(daysOf(state)).toMatchObject({ days: ['2026-11-24'] });
  });
});
