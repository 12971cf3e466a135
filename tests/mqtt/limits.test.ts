/** How much one sender may order, at the desk of the small hall: nobody fills a disk, and no hall meets the limit. */
import { beforeEach, expect, test } from 'vitest';
import { openLimits } from '../../daemon/mqtt/commands/limits.ts';
import { type ADesk, openDesk } from '../kit/hall/desk.ts';

let desk: ADesk;
const users = {
  head: { role: 'supervisor' },
  lin: { role: 'supervisor' },
  manager: { role: 'viewer' },
} as const;

beforeEach(async () => {
  desk = openDesk(users);
  await desk.command('open-day/head', { id: 'open' });
});

const complaint = (id: string) => ({ id, args: { source: 'complaint', text: `waited ${id}` } });

test('of a flood of follow-ups a hundred are opened, the rest are refused in words, and others go on', async () => {
  for (let one = 1; one <= 150; one += 1) await desk.command('follow-up-open/head', complaint(`c${one}`));
  const answers = desk.replies.filter(({ id }) => id.startsWith('c'));
  expect(answers.filter(({ status }) => status === 'ok')).toHaveLength(100);
  expect(answers.at(-1)).toMatchObject({
    status: 'rejected',
    code: 'too-many',
    message:
      'head has opened too many follow-ups, expected at most 100 at once and 20 an hour after that; give it again later with another id',
  });
  expect(desk.hall.hall.followUps.size).toBe(100);
  expect(await desk.command('follow-up-open/lin', complaint('other'))).toMatchObject({ status: 'ok' });
  expect(await desk.command('surge-stop/head', { id: 'else' })).not.toMatchObject({ code: 'too-many' });
  // A repeat of one that was opened is known again, and counts as nothing.
  expect(await desk.command('follow-up-open/head', complaint('c1'))).toMatchObject({
    status: 'duplicate',
    code: 'ok',
  });
});

test('another client is no other user', async () => {
  for (let one = 1; one <= 150; one += 1)
    await desk.command('follow-up-open/head', { ...complaint(`c${one}`), client: `screen-${one}` });
  expect(desk.hall.hall.followUps.size).toBe(100);
});

test('a user who floods the hall with orders that are refused is answered busy, and nothing more is journalled', async () => {
  const give = (from: number, to: number) => {
    for (let one = from; one <= to; one += 1)
      desk.send('call-next/manager', { id: `f${one}`, args: { counter: '1' } });
  };
  for (let from = 1; from <= 3500; from += 100) {
    give(from, from + 98);
    await desk.command('call-next/manager', { id: `f${from + 99}`, args: { counter: '1' } });
  }
  const answers = desk.replies.filter(({ id }) => id.startsWith('f'));
  expect(answers).toHaveLength(3500);
  expect(answers.filter(({ code }) => code === 'not-allowed')).toHaveLength(3000);
  expect(answers.at(-1)).toMatchObject({ status: 'error', code: 'too-many' });
  // A repeat, given because the answer was lost, finds it all the same.
  expect(await desk.command('call-next/manager', { id: 'f1', args: { counter: '1' } })).toMatchObject({
    status: 'duplicate',
    code: 'not-allowed',
  });
  expect(desk.journal.reply('manager/desk', 'f3500')).toBeUndefined();
  expect(await desk.command('follow-up-open/head', complaint('other'))).toMatchObject({ status: 'ok' });
});

test('what was used up comes back with time, and never more than at first', () => {
  let now = 0;
  const limits = openLimits({ now: () => now });
  const opened = (tries: number) =>
    Array.from({ length: tries }, () => limits.followUp('head')).filter(refused => refused === undefined)
      .length;
  expect(opened(200)).toBe(100);
  now += 3_600_000;
  expect(opened(200)).toBe(20);
  now += 1_000 * 3_600_000;
  expect(opened(200)).toBe(100);
});

test('whoever makes up names fills no memory, and a thousand names later is still known', () => {
  const limits = openLimits({ now: () => 0 });
  for (let one = 0; one < 100; one += 1) limits.followUp('head');
  for (let one = 0; one < 1000; one += 1) limits.followUp(`made-up-${one}`);
  expect(limits.followUp('head')?.refused).toBe('too-many');
});
