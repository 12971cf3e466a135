import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ADesk, noon, openDesk } from '../kit/hall/desk.ts';

const take = { service: 'advice', print: false };

let desk: ADesk;
beforeEach(() => {
  desk = openDesk();
});

describe('a command that was turned away at the door', () => {
  beforeEach(() => desk.command('open-day', { id: 'day' }));

  it.each([
    ['because it expired', { expires: noon - 1 }, 'expired'],
    ['because of a field nobody knows', { expire: noon }, 'unknown-field'],
    ['because of an expiry that is no time', { expires: 'soon' }, 'wrong-type'],
    ['because of its args', { args: { conter: '1' } }, 'unknown-field'],
  ])('%s is told the same when it is repeated, and never carried out later', async (_, fault, code) => {
    const args = { counter: '1' };
    const first = await desk.command('open-counter', { id: 'late', args, ...fault });
    expect(first).toMatchObject({ status: 'rejected', code, message: expect.any(String) });
    const whole = await desk.command('open-counter', { id: 'late', args });
    expect(whole).toEqual({ ...first, status: 'duplicate' });
    expect(desk.hall.hall.counters.get('1')?.status).toBe('closed');
    expect(await desk.command('open-counter', { id: 'in-time', args })).toMatchObject({ status: 'ok' });
  });

  it('a ticket that is asked for again is the same one, with the lines of its paper', async () => {
    const first = await desk.command('take-ticket', { id: 'once', args: take });
    expect(first?.['data']).toMatchObject({
      code: expect.stringContaining('/D001/'),
      lines: expect.any(Array),
    });
    const again = await desk.command('take-ticket', { id: 'once', args: take });
    expect(again).toEqual({ ...first, status: 'duplicate' });
  });

  it('by its verb is told the same too', async () => {
    const args = { counter: '1' };
    const first = await desk.command('open-conter', { id: 'typo', args });
    expect(first).toMatchObject({ status: 'rejected', code: 'unknown-verb' });
    expect(await desk.command('open-counter', { id: 'typo', args })).toEqual({
      ...first,
      status: 'duplicate',
    });
    expect(desk.hall.hall.counters.get('1')?.status).toBe('closed');
  });
});

describe('the expiry of a command', () => {
  it('is read by the wall clock: at that very millisecond it is still in time', async () => {
    expect(await desk.command('open-day', { id: '1', expires: noon })).toMatchObject({ status: 'ok' });
    desk.times.wall = noon + 1;
    expect(await desk.command('close-day', { id: '2', expires: noon })).toMatchObject({
      status: 'rejected',
      code: 'expired',
      message: 'expired 1 ms ago',
    });
  });
});

describe('a flood', () => {
  it('is told busy after 256 commands that wait, and those are carried out', async () => {
    await desk.command('open-day', { id: 'day' });
    desk.replies = [];
    for (let nth = 1; nth <= 300; nth += 1) desk.send('take-ticket', { id: `take-${nth}`, args: take });
    expect(desk.replies).toHaveLength(300 - 256);
    expect(desk.replies[0]).toMatchObject({ id: 'take-257', status: 'error', code: 'busy' });
    await nextTurn();
    expect(desk.replies.filter(({ status }) => status === 'ok')).toHaveLength(256);
    expect(desk.hall.hall.visits.size).toBe(256);
  });

  it('that was told busy may try again with the same id', async () => {
    await desk.command('open-day', { id: 'day' });
    for (let nth = 1; nth <= 257; nth += 1) desk.send('take-ticket', { id: `take-${nth}`, args: take });
    await nextTurn();
    expect(await desk.command('take-ticket', { id: 'take-257', args: take })).toMatchObject({
      status: 'ok',
      data: { ticket: 'D257' },
    });
  });

  it('of commands that were refused or repeated does not stay busy', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let nth = 0; nth < 200; nth += 1) desk.send('close-day', { id: `close-${nth}` });
      await nextTurn();
    }
    expect(await desk.command('open-day', { id: 'day' })).toMatchObject({ status: 'ok' });
  });

  it('still lets a citizen ask', async () => {
    await desk.command('open-day', { id: 'day' });
    await desk.command('take-ticket', { id: 'take', args: take });
    for (let nth = 1; nth <= 256; nth += 1) desk.send('take-ticket', { id: `take-${nth}`, args: take });
    desk.send('ask', { id: 'ask', args: { ticket: 'D001' } });
    expect(desk.replies.at(-1)).toMatchObject({ id: 'ask', status: 'ok' });
  });
});

it('a command that somebody left retained is no order of now', async () => {
  desk.send('open-day', { id: 'old' }, true);
  await nextTurn();
  expect(desk.replies).toEqual([]);
  expect(desk.hall.hall.open).toBe(false);
});
