import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../../../daemon/core/decide/handle.ts';
import { exitCodes } from '../../../../daemon/process/exit-codes.ts';
import { simulateLike } from '../../../../daemon/tools/simulate/like.ts';
import type { Perform } from '../../../../daemon/tools/simulate/stage.ts';
import { inItsLanguage, type Said, saidBy } from '../../../kit/hall/command-line.ts';
import { stateFolder } from '../../../kit/hall/journal.ts';
import { play } from '../../../kit/hall/play.ts';
import { dayFile, journalIn } from '../../../kit/hall/played-journal.ts';
import { simulatedDays } from '../../report/simulated-day.ts';
import { fuzhou } from '../small-setup.ts';

const config = 'config/halls/fuzhou.yaml';
const days = ['2026-11-24', '2026-11-25'];
let state = '';

const twoDays = simulatedDays({ days, tickets: 120, seed: 5 });

beforeEach(() => {
  state = stateFolder();
  journalIn(state, twoDays);
});

const like = (day: string, ...more: string[]): Promise<Said> =>
  inItsLanguage('simulate', '--config', config, '--state', state, '--like', day, ...more);

test('a day of the journal is played again, and the error of each queue is told first', async () => {
  const { code, out } = await like('2026-11-24', '--locale', 'en');
  expect(code).toBe(exitCodes.ok);
  expect(out).toMatch(
    /^2026-11-24, played again as recorded\n\nqueue +name +calls +played +mean wait, min +played +difference\n/,
  );
  for (const queue of fuzhou.queues.keys())
    expect(out).toMatch(new RegExp(`^${queue} .* -?[0-4]\\.\\d %$`, 'm'));
  expect(out).toContain(
    'The played day is within 5 %, or a tenth of a minute, of the recorded one in every queue.',
  );
});

test('a program is told the same: how near each queue is, and what more counters would have done', async () => {
  const more = ['--open', '2 approval counters 10:00-11:30'];
  const { code, out } = await like('2026-11-24', ...more, '--json');
  expect(code).toBe(exitCodes.ok);
  const found = JSON.parse(out);
  expect(found).toMatchObject({
    hall: 'fuzhou',
    days: [{ day: '2026-11-24' }],
    near: true,
    tooFar: [],
    withoutTicket: [],
    open: {
      counters: 2,
      queue: 'approval',
      opened: [{ day: '2026-11-24', closed: expect.any(Array), added: expect.any(Number) }],
      asked: { queue: 'approval', people: expect.any(Number), withMs: expect.any(Number) },
    },
    broken: [],
  });
  expect(found.days[0]).not.toHaveProperty('until');
  expect(found.queues.map(({ queue }: { queue: string }) => queue).toSorted()).toEqual(
    [...fuzhou.queues.keys()].toSorted(),
  );
  const table = (await like('2026-11-24', ...more, '--locale', 'en')).out;
  for (const { queue, withoutMs } of found.open.effects)
    expect(table).toMatch(
      new RegExp(`^${queue} .* ${(withoutMs / 60_000).toFixed(1).replace('.', '\\.')} `, 'm'),
    );
});

test('the same days twice are the same bytes; several are told together, in the language of the hall', async () => {
  const range = '2026-11-20..2026-11-30';
  const { out } = await like(range);
  expect((await like(range)).out).toBe(out);
  expect(out).toContain('2026-11-24 至 2026-11-25（2 天），照记录重演');
  expect(out).toContain('与记录相差都不到 5%');
});

test('where what is played is too far from what was recorded it is said so, and no advice is given', async () => {
  const clerkSleeps: Perform = (rules, hall, command, now) =>
    command.verb === 'call-next' && command.counter === '1'
      ? handle(rules, hall, { verb: 'tick' }, now)
      : handle(rules, hall, command, now);
  const page = join(state, 'page.html');
  const open = '2 approval counters 10:00-11:30';
  const { out, err } = await saidBy(() =>
    simulateLike({ config, state, like: '2026-11-24', locale: 'en', open, html: page }, clerkSleeps),
  );
  expect(out).toMatch(/^2026-11-24, .+: [\d.]+ min were recorded, [\d.]+ min played\.$/m);
  expect(out).toMatch(/No advice is given on it\.\n$/);
  expect(err).toContain('days played: 1, in ');
  expect(readFileSync(page, 'utf8')).not.toContain('with them');
});

test('a day that is still open is played up to now', async () => {
  const game = play(fuzhou);
  game.take('loan');
  game.wait(100);
  game.press('1', 'next');
  game.wait(65);
  game.press('1', 'start');
  state = stateFolder();
  journalIn(state, game);
  const { code, out } = await like('2026-11-24', '--locale', 'en');
  expect([code, out]).toEqual([
    exitCodes.ok,
    expect.stringContaining('not closed yet: it is played up to 09:02'),
  ]);
  const told = JSON.parse((await like('2026-11-24', '--json')).out);
  expect(told.days).toEqual([{ day: '2026-11-24', until: game.now() }]);
});

test.each([
  ['2026-11-23', '没有 2026-11-23 的记录，现有 2026-11-24 至 2026-11-25'],
  ['yesterday', '错误：--like：收到 yesterday'],
  ['2026-11-25..2026-11-24', '--like：收到 2026-11-25..2026-11-24'],
  ['2026-10-01..2026-10-31', '没有 2026-10-01..2026-10-31 的记录，现有 2026-11-24 至 2026-11-25'],
])('--like %s is refused and told why', async (day, why) => {
  const { code, out, err } = await like(day);
  expect([code, out]).toEqual([exitCodes.usage, '']);
  expect(err).toContain(why);
});

test('a day of another config is refused with what this one does not know', async () => {
  const { code, err } = await inItsLanguage(
    'simulate',
    '--config',
    'config/halls/small.yaml',
    '--state',
    state,
    '--like',
    '2026-11-24',
    '--locale',
    'en',
  );
  expect(code).toBe(exitCodes.usage);
  expect(err).toContain(
    '2026-11-24 was a day of another config: config/halls/small.yaml knows nothing of queues advice, ccb; counters 0, 10, ',
  );
});

test('a journal that is damaged is told as such', async () => {
  writeFileSync(dayFile(state, '2026-11-24'), 'no database at all, of any kind');
  const { code, err } = await like('2026-11-24');
  expect([code, err]).toEqual([exitCodes.io, expect.stringContaining('2026-11-24.db')]);
});

test('the people of a day are its own: --seed and --arrivals say nothing beside --like', async () => {
  const { code, err } = await like('2026-11-24', '--arrivals', '300');
  expect(code).toBe(exitCodes.usage);
  expect(err).toContain('--like');
});
