/** What a phone is told of its ticket, by what was heard of the hall. */
import { expect, test } from 'vitest';
import type { TicketNow } from '../../../../daemon/page/phone/contract.ts';
import type { Answered } from '../../../../daemon/tools/screens/phone/asks.ts';
import { phoneOf } from '../../../../daemon/tools/screens/phone/picture.ts';
import { nineTwelve, up } from '../../watch/a-hall.ts';
import { type Heard, heardHall, route, waiting } from './a-phone.ts';

const minute = 60_000;

function told({ known, seen }: Heard, answered?: Answered, now = nineTwelve): TicketNow | undefined {
  const { hall } = known();
  if (hall === undefined) throw new Error('no hall was heard');
  return phoneOf(hall, { ticket: 'A041', seen: seen.visits.get('A041'), answered }, up, now).now;
}

const answered = (more: object = {}): Answered => ({
  at: nineTwelve - 5000,
  place: 'waiting',
  queue: 'approval',
  ahead: 3,
  minutes: [10, 15],
  ...more,
});

test('its way has every stop by name, done, now and to come', () => {
  const heard = heardHall();
  heard.visit('A041', {
    ...waiting,
    queue: 'icbc',
    step: 1,
    route: [{ queue: 'approval', doneAt: '3' }, { queue: 'icbc' }, { queue: 'approval' }],
  });
  const approval = { names: ['中心审批'], institution: '公积金中心' };
  expect(told(heard)?.way).toEqual([
    { ...approval, is: 'done' },
    { names: ['工商银行'], is: 'now' },
    { ...approval, is: 'to-come' },
  ]);
  heard.visit('A041', waiting);
  expect(told(heard)?.way[1]).toEqual({ names: ['工商银行', '建设银行'], is: 'to-come' });
});

test('how many are before it is told as of when the hall was asked, and not once it stands elsewhere', () => {
  const heard = heardHall();
  heard.visit('A041', waiting);
  const before = { green: 2, other: 1 };
  expect(told(heard, answered({ wentBefore: before }))?.place).toEqual({
    is: 'waiting',
    queue: '中心审批',
    spent: false,
    told: { at: nineTwelve - 5000, ahead: 3, minutes: [10, 15], wentBefore: before },
  });
  expect(told(heard, answered({ queue: 'icbc' }))?.place).not.toHaveProperty('told');
  expect(told(heard, answered({ place: 'away' }))?.place).not.toHaveProperty('told');
});

test('called, it is told to which counter, and since when the call stands', () => {
  const heard = heardHall();
  heard.visit('A041', { ...waiting, place: 'called', counter: '3' });
  const hand = { status: 'open', place: 'called', ticket: 'A041', since: nineTwelve - 3000 };
  heard.say('state/counter/3', hand);
  expect(told(heard)?.place).toEqual({
    is: 'called',
    counter: '3',
    institution: '公积金中心',
    at: nineTwelve - 3000,
  });
  heard.say('state/counter/3', { ...hand, since: nineTwelve });
  expect(told(heard)?.place).toMatchObject({ at: nineTwelve });
});

test('who is away is told until when to be back once the turn has come, and then no number that was', () => {
  const heard = heardHall();
  heard.visit('A041', { ...waiting, place: 'away' });
  expect(told(heard, answered({ place: 'away' }))?.place).toMatchObject({ is: 'away', told: { ahead: 3 } });
  const backBy = nineTwelve + 30 * minute;
  heard.visit('A041', { ...waiting, place: 'away', backBy });
  expect(told(heard, answered({ place: 'away' }))?.place).toEqual({ is: 'away', queue: '中心审批', backBy });
  heard.visit('A041', waiting);
  expect(told(heard)?.place).toMatchObject({ is: 'waiting', spent: true });
  heard.visit('A041', { ...waiting, queue: 'icbc', step: 1 });
  expect(told(heard)?.place).toMatchObject({ is: 'waiting', spent: false });
});

test('who may go for a break is told until when, and has not spent the one time by going', () => {
  const heard = heardHall();
  const mayGoUntil = nineTwelve + 30 * minute;
  heard.visit('A041', { ...waiting, mayGoUntil });
  expect(told(heard)?.place).toMatchObject({ is: 'waiting', mayGoUntil, spent: false });
  heard.visit('A041', { ...waiting, place: 'away', mayGoUntil });
  expect(told(heard)?.place).toMatchObject({ is: 'away', mayGoUntil });
  // Its turn comes after that time: it is told when to be back, as anybody.
  const backBy = mayGoUntil + 40 * minute;
  heard.visit('A041', { ...waiting, place: 'away', backBy });
  expect(told(heard)?.place).not.toHaveProperty('mayGoUntil');
  heard.visit('A041', waiting);
  expect(told(heard)?.place).toMatchObject({ spent: false });
  // Away before, it may go all the same.
  heard.visit('A041', { ...waiting, place: 'away' });
  heard.visit('A041', { ...waiting, mayGoUntil: nineTwelve - 1 });
  expect(told(heard)?.place).toMatchObject({ spent: true });
  heard.visit('A041', { ...waiting, mayGoUntil });
  expect(told(heard)?.place).toMatchObject({ spent: false });
});

test('a counter that has finished may be rated for a minute, at the last stop and before it', () => {
  const heard = heardHall();
  heard.visit('A041', { ...waiting, place: 'serving', counter: '3' });
  expect(told(heard)).not.toHaveProperty('rating');
  const [, bank] = route;
  heard.visit('A041', {
    ...waiting,
    queue: 'icbc',
    step: 1,
    route: [{ queue: 'approval', doneAt: '3' }, bank],
  });
  const long = { 'zh-CN': '等候时间长', en: 'The wait was long' };
  const why = { from: 2, reasons: expect.arrayContaining([long]) as unknown };
  expect(told(heard, undefined, nineTwelve + 20_000)?.rating).toEqual({ counter: '3', forMs: 40_000, why });
  const beats = (now: number) => heard.say('$state', { state: 'online', boot: 'b1', beat: now }, { now });
  beats(nineTwelve + minute);
  expect(told(heard, undefined, nineTwelve + minute)?.rating).toMatchObject({ forMs: 0, why });
  heard.visit('A041', { ...waiting, step: 1, place: 'serving', counter: '5' }, nineTwelve + 2 * minute);
  heard.visit('A041', '', nineTwelve + 3 * minute);
  beats(nineTwelve + 3 * minute);
  const last = told(heard, undefined, nineTwelve + 3 * minute);
  expect(last).toMatchObject({ place: { is: 'done' }, rating: { counter: '5' } });
  beats(nineTwelve + 7 * minute);
  expect(told(heard, undefined, nineTwelve + 7 * minute)).not.toHaveProperty('rating');
});

test('who gave up, or was there when the day ended, is thanked for nothing', () => {
  const gaveUp = heardHall();
  gaveUp.visit('A041', { ...waiting, place: 'missed' });
  gaveUp.visit('A041', '');
  expect(told(gaveUp)?.place).toEqual({ is: 'left' });
  const closed = heardHall();
  closed.visit('A041', { ...waiting, place: 'serving', counter: '3' });
  closed.say('state/hall', { day: '2026-11-25', open: false, totals: {}, followUps: 0 });
  closed.visit('A041', '');
  expect(told(closed)).toMatchObject({ place: { is: 'left' } });
  expect(told(closed)).not.toHaveProperty('rating');
});

test('a press that was taken back ends nothing', () => {
  const heard = heardHall();
  heard.visit('A041', { ...waiting, place: 'serving', counter: '3' });
  heard.visit('A041', '');
  heard.visit('A041', { ...waiting, place: 'serving', counter: '3' });
  expect(told(heard)?.place).toMatchObject({ is: 'serving', counter: '3' });
});

test('of a hall that is not heard nothing is told but the number on the ticket', () => {
  const heard = heardHall();
  heard.visit('A041', waiting);
  expect(told(heard, answered(), nineTwelve + 29_000)?.goodForMs).toBe(1000);
  expect(told(heard, answered(), nineTwelve + 30_001)).toBeUndefined();
  heard.say('$state', { state: 'offline', boot: 'b1' });
  expect(told(heard)).toBeUndefined();
});

test('another day forgets the tickets of the one before', () => {
  const heard = heardHall();
  heard.visit('A041', waiting);
  heard.say('state/hall', { day: '2026-11-26', open: true, totals: {}, followUps: 0 });
  heard.say('state/visit/A041', '');
  heard.visit('A001', waiting);
  expect([...heard.seen.visits.keys()]).toEqual(['A001']);
});

test('of a batch it is told how many cases there are, and how many are left', () => {
  const heard = heardHall();
  heard.visit('A041', { ...waiting, cases: 40, casesLeft: 35 });
  expect(told(heard)?.cases).toEqual({ all: 40, left: 35 });
  heard.visit('A041', waiting);
  expect(told(heard)).not.toHaveProperty('cases');
});
