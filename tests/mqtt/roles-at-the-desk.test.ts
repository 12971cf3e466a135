import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { says } from '../../daemon/core/types/alarm-message.ts';
import { type ADesk, noon, openDesk } from '../kit/hall/desk.ts';

const hourMs = 60 * 60 * 1000;
const take = { service: 'withdrawal', print: false };
const callNext = { counter: '1' };

let desk: ADesk;

/** What the journal holds, the opening of the day left out. */
const journalled = () => [...desk.journal.replay()].map(({ event }) => event);

describe('a command in a hall with users', () => {
  beforeEach(async () => {
    desk = openDesk({
      wall: { role: 'viewer' },
      chen: { role: 'attendant', counter: '1' },
      wang: { role: 'attendant', counter: '1' },
      lin: { role: 'supervisor', institution: 'icbc' },
      head: { role: 'supervisor' },
    });
    await desk.command('open-day/head', { id: 'day' });
    await desk.command('open-counter/chen', { id: 'open', args: callNext });
  });

  it('is refused with a reason, and a repeat of it gets the same', async () => {
    const first = await desk.command('call-next/wall', { id: '1', args: callNext });
    expect(first).toMatchObject({
      status: 'rejected',
      code: 'not-allowed',
      message: 'wall is a viewer and may not call-next; attendant, supervisor may',
      to: 'wall/desk',
    });
    expect(await desk.command('call-next/wall', { id: '1', args: callNext })).toEqual({
      ...first,
      status: 'duplicate',
    });
  });

  it('is by whom the topic says, whatever the payload says', async () => {
    expect(await desk.command('call-next/wall', { id: '1', client: 'chen', args: callNext })).toMatchObject({
      code: 'not-allowed',
      to: 'wall/chen',
    });
    expect(await desk.command('call-next/wall', { id: '2', user: 'chen', args: callNext })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await desk.command('call-next', { id: '3', client: 'chen', args: callNext })).toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('cmd/call-next/<user>'),
    });
    expect(await desk.command('call-next/eve', { id: '4', client: 'chen', args: callNext })).toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/^found the user eve/),
    });
    expect(desk.hall.hall.counters.get('1')?.readySince).toBeUndefined();
  });

  it('that asks who the user is, is answered and stands in no journal', async () => {
    const before = journalled().length;
    expect(await desk.command('who/chen', { id: 'w' })).toMatchObject({
      status: 'ok',
      code: 'ok',
      to: 'chen/desk',
      data: { role: 'attendant', counter: '1', verbs: expect.arrayContaining(['call-next', 'who']) },
    });
    expect(await desk.command('who/eve', { id: 'w' })).toMatchObject({ code: 'not-allowed' });
    expect(journalled()).toHaveLength(before);
  });

  it('that was left retained is no order of now', async () => {
    desk.send('take-ticket/chen', { id: 'old', args: take }, true);
    await nextTurn();
    expect(desk.replies.map(({ id }) => id)).not.toContain('old');
    expect(desk.hall.hall.visits.size).toBe(0);
  });

  it('of another user with the same client and id is an order of its own, by the other’s rights', async () => {
    const order = { id: 'same', client: 'screen', args: take };
    const first = await desk.command('take-ticket/chen', order);
    expect(first).toMatchObject({ status: 'ok', data: { ticket: 'A001' } });
    expect(await desk.command('take-ticket/wall', order)).toMatchObject({
      status: 'rejected',
      code: 'not-allowed',
    });
    expect(await desk.command('take-ticket/wang', order)).toMatchObject({
      status: 'ok',
      data: { ticket: 'A002' },
    });
    expect(await desk.command('take-ticket/chen', order)).toEqual({ ...first, status: 'duplicate' });
  });

  it('that somebody gave with another’s next id does not use it up', async () => {
    await desk.command('call-next/wall', { id: 'next', client: 'screen', args: callNext });
    expect(
      await desk.command('call-next/chen', { id: 'next', client: 'screen', args: callNext }),
    ).toMatchObject({ status: 'ok' });
  });

  it('is measured by the hall as it stands when its turn comes', async () => {
    await desk.command('open-counter/head', { id: 'open-2', args: { counter: '2' } });
    await desk.command('take-ticket/chen', { id: 'take', args: take });
    await desk.command('call-next/chen', { id: 'next', args: callNext });
    const abandon = { args: { ticket: 'A001', reason: 'gave up' } };
    // In one turn: when it is sent, the ticket is at the centre still.
    desk.send('finish/chen', { id: 'finish', args: { counter: '1' } });
    desk.send('abandon/lin', { id: 'abandon', ...abandon });
    await nextTurn();
    expect(desk.replies.slice(-2)).toMatchObject([
      { id: 'finish', status: 'ok' },
      { id: 'abandon', status: 'ok' },
    ]);
  });

  it('and the other way round: what was in reach when it was sent may be gone', async () => {
    await desk.command('take-ticket/chen', { id: 'take', args: take });
    await desk.command('call-next/chen', { id: 'next', args: callNext });
    desk.send('finish/chen', { id: 'finish', args: { counter: '1' } });
    desk.send('set-class/chen', { id: 'class', args: { ticket: 'A001', class: 'green' } });
    await nextTurn();
    expect(desk.replies.at(-1)).toMatchObject({
      id: 'class',
      code: 'not-allowed',
      message: expect.stringContaining('A001, which waits for icbc'),
    });
  });

  it('is journalled with whom it is by, in its first event and nowhere else', async () => {
    await desk.command('take-ticket/chen', { id: 'take', args: take });
    await desk.command('call-next/head', { id: 'next', args: callNext });
    expect(journalled().map(({ kind, order, orderedBy }) => [kind, order, orderedBy])).toEqual([
      ['day-opened', 'open-day', 'head'],
      ['counter-opened', 'open-counter', 'chen'],
      ['ticket-issued', 'take-ticket', 'chen'],
      ['visit-queued', undefined, undefined],
      ['visit-called', 'call-next', 'head'],
    ]);
  });

  it('that acknowledges an alarm says who has seen it', async () => {
    const alarm = 'paper';
    desk.hall.hall.alarms.set(alarm, {
      id: alarm,
      severity: 'warning',
      ...says('as-written', { text: '' }),
      subject: {},
      since: 0,
      count: 1,
    });
    expect(
      await desk.command('alarm-ack/lin', { id: 'seen', client: 'screen', args: { alarm } }),
    ).toMatchObject({
      status: 'ok',
    });
    expect(journalled().at(-1)).toMatchObject({ kind: 'alarm-acknowledged', by: 'lin', orderedBy: 'lin' });
  });

  it('that reads or tests is measured too, and its refusal is remembered', async () => {
    expect(await desk.command('ask/wall', { id: 'ask', args: { ticket: 'A001' } })).toMatchObject({
      code: 'unknown-ticket',
    });
    expect(await desk.command('replay/wall', { id: 'replay', args: { from: 1 } })).toMatchObject({
      data: { from: 1 },
      to: 'wall/desk',
    });
    const test = { id: 'test', args: { device: 'pad-1' } };
    const refused = await desk.command('device-test/head', test);
    expect(refused).toMatchObject({
      code: 'not-allowed',
      message: 'head is a supervisor and may not device-test; engineer may',
    });
    expect(await desk.command('device-test/head', test)).toEqual({ ...refused, status: 'duplicate' });
  });
});

describe('a command whose sender tells the time', () => {
  beforeEach(() => {
    desk = openDesk();
  });

  it('is not meant any more after twelve hours, also without an expiry', async () => {
    expect(await desk.command('open-day', { id: '1', ts: noon - 12 * hourMs - 1 })).toMatchObject({
      status: 'rejected',
      code: 'expired',
      message: expect.stringMatching(/^given 720 min ago, expected at most 720 min/),
    });
    expect(await desk.command('open-day', { id: '2', ts: noon - 12 * hourMs })).toMatchObject({
      status: 'ok',
    });
  });

  it.each([
    [-hourMs, "your clock is 60 min behind the hall's, or this came 60 min late"],
    [hourMs, "your clock is 60 min ahead of the hall's"],
    [30 * hourMs, "your clock is 1800 min ahead of the hall's"],
  ])('%d ms off is carried out and told so', async (off, message) => {
    expect(await desk.command('open-day', { id: '1', ts: noon + off })).toMatchObject({
      status: 'ok',
      message,
    });
    expect(await desk.command('open-day', { id: '2', ts: noon + off })).toMatchObject({
      status: 'rejected',
      message: expect.stringMatching(new RegExp(`.; ${message}$`)),
    });
    expect(await desk.command('open-day', { id: '1', ts: noon + off })).toMatchObject({
      status: 'duplicate',
      message,
    });
    const right = await desk.command('close-day', { id: '3', ts: noon + 59_999 });
    expect(right).toMatchObject({ status: 'ok' });
    expect(right).not.toHaveProperty('message');
  });

  it('is told why its expiry has passed when it was only that clock', async () => {
    const ts = noon - hourMs;
    expect(await desk.command('open-day', { id: '1', ts, expires: ts + 10_000 })).toMatchObject({
      code: 'expired',
      message: expect.stringMatching(/^expired 3590000 ms ago; your clock is 60 min behind the hall's/),
    });
  });
});

test('two who call at one counter in the same turn: one has the visit, the other is told', async () => {
  desk = openDesk();
  await desk.command('open-day', { id: 'day' });
  await desk.command('open-counter', { id: 'open', args: callNext });
  for (const id of ['a', 'b']) await desk.command('take-ticket', { id, args: take });
  desk.send('call-next', { id: 'one', client: 'one', args: callNext });
  desk.send('call-next', { id: 'two', client: 'two', args: callNext });
  await nextTurn();
  expect(desk.replies.slice(-2)).toMatchObject([
    { id: 'one', status: 'ok' },
    { id: 'two', status: 'rejected', code: 'not-started', message: 'A001 was called and has not started' },
  ]);
  expect(desk.hall.hall.counters.get('1')?.ticket).toBe('A001');
});
