import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyHall } from '../../daemon/core/empty-hall.ts';
import { type HallLoop, startHall } from '../../daemon/hall.ts';
import { type Journal, openJournal } from '../../daemon/journal.ts';
import { type CommandDesk, type CommandReply, openCommandDesk } from '../../daemon/ops/command-desk.ts';
import { virtualTimers } from '../virtual-timers.ts';
import { smallRules } from './small-hall.ts';

const noon = Date.UTC(2026, 2, 2, 4);
const rules = smallRules();

let state: string;
let journal: Journal;
let hall: HallLoop;
let desk: CommandDesk;
let wall: number;
let replies: (CommandReply & { id: string })[];

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'one-ticket-desk-'));
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  journal = opened.journal;
  wall = noon;
  replies = [];
  const clock = { now: () => noon, wall: () => wall };
  hall = startHall(rules, emptyHall(rules), journal, clock, virtualTimers().timers, {
    takeNext: () => undefined,
    committed: () => undefined,
    fatal(error) {
      throw error;
    },
  });
  desk = openCommandDesk(
    hall,
    journal,
    clock,
    (_, id, reply) => void replies.push({ id, ...reply }),
    () => undefined,
  );
});
afterEach(() => {
  hall.close();
  journal.close();
  rmSync(state, { recursive: true });
});

function send(verb: string, request: { id: string; [field: string]: unknown }): void {
  desk(verb, new TextEncoder().encode(JSON.stringify({ client: 'desk', ...request })), false);
}

/** Sends it and waits for its reply. */
async function command(verb: string, request: { id: string; [field: string]: unknown }) {
  send(verb, request);
  await nextTurn();
  return replies.at(-1);
}

describe('a command that was turned away at the door', () => {
  beforeEach(() => command('open-day', { id: 'day' }));

  it.each([
    ['because it expired', { expires: noon - 1 }, 'expired'],
    ['because of a field nobody knows', { expire: noon }, 'unknown-field'],
    ['because of an expiry that is no time', { expires: 'soon' }, 'wrong-type'],
    ['because of its args', { args: { conter: '1' } }, 'unknown-field'],
  ])('%s is told the same when it is repeated, and never carried out later', async (_, fault, code) => {
    const args = { counter: '1' };
    const first = await command('open-counter', { id: 'late', args, ...fault });
    expect(first).toMatchObject({ status: 'rejected', code, message: expect.any(String) });
    const whole = await command('open-counter', { id: 'late', args });
    expect(whole).toEqual({ ...first, status: 'duplicate' });
    expect(hall.hall.counters.get('1')?.status).toBe('closed');
    expect(await command('open-counter', { id: 'in-time', args })).toMatchObject({ status: 'ok' });
  });

  it('by its verb is told the same too', async () => {
    const args = { counter: '1' };
    const first = await command('open-conter', { id: 'typo', args });
    expect(first).toMatchObject({ status: 'rejected', code: 'unknown-verb' });
    expect(await command('open-counter', { id: 'typo', args })).toEqual({ ...first, status: 'duplicate' });
    expect(hall.hall.counters.get('1')?.status).toBe('closed');
  });
});

describe('the expiry of a command', () => {
  it('is read by the wall clock: at that very millisecond it is still in time', async () => {
    expect(await command('open-day', { id: '1', expires: noon })).toMatchObject({ status: 'ok' });
    wall = noon + 1;
    expect(await command('close-day', { id: '2', expires: noon })).toMatchObject({
      status: 'rejected',
      code: 'expired',
      message: 'expired 1 ms ago',
    });
  });
});

describe('a flood', () => {
  const take = { service: 'advice', print: false };

  it('is told busy after 256 commands that wait, and those are carried out', async () => {
    await command('open-day', { id: 'day' });
    replies = [];
    for (let nth = 1; nth <= 300; nth += 1) send('take-ticket', { id: `take-${nth}`, args: take });
    expect(replies).toHaveLength(300 - 256);
    expect(replies[0]).toMatchObject({ id: 'take-257', status: 'error', code: 'busy' });
    await nextTurn();
    expect(replies.filter(({ status }) => status === 'ok')).toHaveLength(256);
    expect(hall.hall.visits.size).toBe(256);
  });

  it('that was told busy may try again with the same id', async () => {
    await command('open-day', { id: 'day' });
    for (let nth = 1; nth <= 257; nth += 1) send('take-ticket', { id: `take-${nth}`, args: take });
    await nextTurn();
    expect(await command('take-ticket', { id: 'take-257', args: take })).toMatchObject({
      status: 'ok',
      data: { ticket: 'D257' },
    });
  });

  it('of commands that were refused or repeated does not stay busy', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let nth = 0; nth < 200; nth += 1) send('close-day', { id: `close-${nth}` });
      await nextTurn();
    }
    expect(await command('open-day', { id: 'day' })).toMatchObject({ status: 'ok' });
  });

  it('still lets a citizen ask', async () => {
    await command('open-day', { id: 'day' });
    await command('take-ticket', { id: 'take', args: take });
    for (let nth = 1; nth <= 256; nth += 1) send('take-ticket', { id: `take-${nth}`, args: take });
    send('ask', { id: 'ask', args: { ticket: 'D001' } });
    expect(replies.at(-1)).toMatchObject({ id: 'ask', status: 'ok' });
  });
});

it('a command that somebody left retained is no order of now', async () => {
  desk('open-day', new TextEncoder().encode('{"id":"old","client":"desk"}'), true);
  await nextTurn();
  expect(replies).toEqual([]);
  expect(hall.hall.open).toBe(false);
});
