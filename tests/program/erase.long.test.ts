/** From a complaint to its erase, in a real hall: which files hold it, who hears it, and what is left of it (R19). */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { filesWith } from '../files-with.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

const complaint = '赵女士投诉二号窗口：等了三个小时没有人理';
const answer = '已当面向赵女士道歉';
const patient = { timeout: 20_000 };

/** Each has its own hall, side by side: they mostly wait for the process that copies. */
const test = base.extend<{ hall: StandingHall; medium: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from it what a fixture needs, and this one needs nothing
  hall: async ({}, use) => {
    const hall = await standHall('config/halls/small.yaml', { paced: false, copies: mediumOf });
    mkdirSync(mediumOf(hall.state));
    await hall.open();
    await use(hall);
    // The process that copies ends with it.
    await hall.end('SIGTERM');
    await hall.close();
    rmSync(mediumOf(hall.state), { recursive: true });
  },
  medium: async ({ hall }, use) => use(mediumOf(hall.state)),
});
const mediumOf = (state: string) => `${state}-medium`;

const holding = (hall: StandingHall) => filesWith(complaint, hall.state, mediumOf(hall.state));
const heardOn = (hall: StandingHall, text: string) =>
  new Set(hall.ops.messages.filter(message => message.text.includes(text)).map(({ topic }) => topic));

async function complain(hall: StandingHall): Promise<string> {
  const opened = () => hall.events().filter(({ kind }) => kind === 'follow-up-opened');
  const before = opened().length;
  const given = await hall.command('follow-up-open', { source: 'complaint', text: complaint });
  if (given['status'] !== 'ok') throw new Error(JSON.stringify(given));
  await hall.ops.until(() => opened().length > before);
  const [newest] = opened().slice(-1) as { followUp: { id: string } }[];
  if (newest === undefined) throw new Error('nothing was opened');
  return newest.followUp.id;
}

test.concurrent('a complaint is heard on its private topic only, lies in texts.db only, and is gone from all of it once it is erased', async ({
  hall,
  medium,
  expect,
}) => {
  const id = await complain(hall);
  await hall.ops.until(() => hall.ops.last(`private/follow-up/${id}`) !== undefined);
  expect(hall.ops.last(`private/follow-up/${id}`)).toMatchObject({ source: 'complaint', text: complaint });
  await hall.command('follow-up-close', { followUp: id, note: answer });
  await hall.ops.until(() => hall.ops.last(`private/follow-up/${id}`) === undefined);
  // As a command it was given by whoever wrote it.
  for (const text of [complaint, answer])
    expect([...heardOn(hall, text)].filter(topic => !topic.startsWith('cmd/'))).toEqual(
      text === complaint ? [`private/follow-up/${id}`] : [],
    );

  await hall.command('close-day', {});
  const reports = join(hall.state, 'reports');
  await expect.poll(() => existsSync(reports) && readdirSync(reports).length === 2, patient).toBe(true);
  await expect.poll(() => holding(hall), patient).toEqual(['texts.db', 'small/texts.db']);
  const backup = `${hall.state}-backup.tar`;
  expect(await runVerb('backup', '--to', backup, '--state', hall.state)).toMatchObject({ code: 0 });

  expect(await hall.command('erase', { of: id })).toMatchObject({ status: 'ok' });
  await expect.poll(() => holding(hall), patient).toEqual([]);
  expect(filesWith(answer, hall.state, medium)).toEqual([]);
  expect(await hall.command('erase', { of: id })).toMatchObject({ status: 'ok' });
  expect(await hall.end('SIGTERM')).toBe(0);
  expect(await runVerb('verify', '--state', hall.state)).toMatchObject({ code: 0 });
  expect(await runVerb('restore', backup, '--state', hall.state)).toMatchObject({ code: 0 });
  expect(holding(hall)).toEqual([]);
  await hall.start();
  expect(hall.ops.last('alarm/text-damaged')).toBeUndefined();
  await expect.poll(() => holding(hall), patient).toEqual([]);
  expect(hall.log()).not.toContain(complaint);
  rmSync(backup);
});

test.concurrent('killed at any moment of it, an erase that was answered is carried out at the next start', async ({
  hall,
  expect,
}) => {
  for (let nth = 0; nth < 3; nth += 1) {
    const id = await complain(hall);
    await expect.poll(() => holding(hall), patient).toEqual(['texts.db', 'small/texts.db']);
    const erased = hall.command('erase', { of: id });
    // Once before it is known what came of it, then as soon as that is known.
    if (nth > 0) expect(await erased).toMatchObject({ status: 'ok' });
    await hall.end('SIGKILL');
    await hall.start();
    if (nth === 0) expect(await hall.command('erase', { of: id })).toMatchObject({ status: 'ok' });
    await expect.poll(() => holding(hall), patient).toEqual([]);
  }
});

test.concurrent('a medium that was away has it no more as soon as it is back, and until then somebody is told', async ({
  hall,
  medium,
  expect,
}) => {
  const id = await complain(hall);
  await expect.poll(() => holding(hall), patient).toEqual(['texts.db', 'small/texts.db']);
  const away = `${medium}-away`;
  await hall.end('SIGTERM');
  renameSync(medium, away);
  await hall.start();
  await hall.command('erase', { of: id });
  await hall.ops.until(() => hall.ops.last('alarm/erase-pending') !== undefined);
  expect(filesWith(complaint, hall.state)).toEqual([]);
  renameSync(away, medium);
  await expect.poll(() => holding(hall), patient).toEqual([]);
  await hall.ops.until(() => hall.ops.last('alarm/erase-pending') === undefined);
});
