import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { type Core, type SimulateOptions, simulate } from '../../../daemon/tools/simulate/simulate.ts';
import { oneTicket, type Said } from '../../kit/hall/command-line.ts';
import { startProgram } from '../../kit/hall/program.ts';
import { brokenCore } from './threads/broken-core.ts';

const fuzhou = ['--config', 'config/halls/fuzhou.yaml'];
const simulated = (...words: string[]): Promise<Said> => oneTicket('simulate', ...words);

/** Of another core than the real one. */
async function simulatedBy(core: Core, changes: Partial<SimulateOptions>): Promise<Said> {
  const said = { out: '', err: '' };
  const listeners = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      said[name === 'stdout' ? 'out' : 'err'] += String(text);
      return true;
    }),
  );
  const options = {
    config: 'config/halls/fuzhou.yaml',
    days: '5',
    seed: '7',
    arrivals: '30',
    locale: 'en' as const,
    ...changes,
  };
  try {
    return { code: await simulate(options, core), ...said };
  } finally {
    for (const listener of listeners) listener.mockRestore();
  }
}

test('the same seed prints the same bytes, and the same page, on however many threads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-jobs-'));
  const page = join(folder, 'page.html');
  const open = ['--compare', '--open', '2 icbc counters 10:00-11:30'];
  const options = [...fuzhou, '--days', '4', '--seed', '11', '--arrivals', '15', '--locale', 'en', ...open];
  try {
    const told = [];
    for (const jobs of ['1', '3']) {
      const { code, out } = await simulated(...options, '--jobs', jobs, '--html', page);
      told.push({ code, out, page: readFileSync(page, 'utf8') });
    }
    expect(told[0]?.code).toBe(exitCodes.ok);
    expect(told[0]?.out).toContain('\n0 violations');
    for (const other of told.slice(1)) expect(other).toEqual(told[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What a day of each was before days were simulated on threads. */
test('a seed brings the day that it always brought', async () => {
  const days = [
    ...['1', '7', '42'].map(seed => [...fuzhou, '--seed', seed]),
    [...fuzhou, '--seed', '3', '--compare', 'transfers'],
    [...fuzhou, '--seed', '3', '--compare', 'green'],
    [...fuzhou, '--seed', '5', '--compare', '--open', '3 icbc counters 10:00-11:30'],
    [...fuzhou, '--seed', '9', '--arrivals', '08:30 60, 10:00 90, 12:00 0'],
    ['--config', 'config/halls/every-kind.yaml', '--seed', '2'],
    ['--config', 'config/halls/small.yaml', '--seed', '2'],
  ];
  const lines = [];
  for (const words of days)
    lines.push(
      `${hash('md5', (await simulated('--days', '1', '--locale', 'en', ...words)).out)}  ${words.slice(1).join(' ')}\n`,
    );
  await expect(lines.join('')).toMatchFileSnapshot('seeded-days.golden.txt');
});

test('a day that breaks a rule is named with its seed, which brings that day alone again', async () => {
  const among = await simulatedBy(brokenCore, { jobs: '2' });
  expect(among.code).toBe(exitCodes.internal);
  expect(among.out).toContain('\n1 violations\n');
  expect(among.out).toContain('\n  that day alone: --seed 7/3 --days 1\n');
  const alone = await simulatedBy(brokenCore, { seed: '7/3', days: '1' });
  const told = (out: string) => out.slice(out.indexOf('\n1 violations\n'));
  expect(told(alone.out)).toBe(told(among.out));
  const others = await simulatedBy(brokenCore, { seed: '7/4', days: '2', jobs: '2' });
  expect(others.code).toBe(exitCodes.ok);
});

test('a thread that ends before its days are done is told in words, nothing is printed, and the code is 70', async () => {
  const module = new URL('./threads/ends-early.ts', import.meta.url);
  const { code, out, err } = await simulatedBy({ ...brokenCore, module }, { jobs: '3' });
  expect([code, out]).toEqual([exitCodes.internal, '']);
  expect(err).toMatch(/one of 3 threads ended before its days were done/);
});

test.each([
  ['--jobs', '0', '--jobs: found 0, expected a whole number from 1 to 256'],
  ['--jobs', 'all', '--jobs: found all'],
  ['--seed', '7/0', '--seed: found 7/0, expected a whole number from 0 to 2147483647, or with the day'],
  ['--seed', '7/', '--seed: found 7/'],
])('%s %s is refused and told why', async (option, text, why) => {
  const { code, out, err } = await simulated(...fuzhou, '--locale', 'en', option, text);
  expect([code, out]).toEqual([exitCodes.usage, '']);
  expect(err).toContain(why);
});

test('Ctrl-C ends all of it', async () => {
  const words = ['--days', '500', '--arrivals', '1', '--jobs', '2', '--locale', 'en'];
  const program = startProgram(['simulate', ...fuzhou, ...words]);
  await program.until('days: 50 of 500');
  program.interrupt();
  expect(await program.ended).toBeNull();
  expect(program.child.signalCode).toBe('SIGINT');
  expect(program.out()).toBe('');
});
