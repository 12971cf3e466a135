import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AlarmKind } from '../../daemon/core/types/alarm.ts';
import { says } from '../../daemon/core/types/alarm-message.ts';
import { infoBody } from '../../daemon/mqtt/publish/info.ts';
import {
  alarmBody,
  boardBody,
  counterBody,
  deviceBody,
  hallBody,
  queueBody,
  visitBody,
} from '../../daemon/mqtt/publish/payloads.ts';
import { placeOf } from '../../daemon/mqtt/publish/place.ts';
import { info as infoForm } from '../../daemon/mqtt/schemas/daemon.ts';
import { newHealth } from '../../drivers/health.ts';
import { readHall } from '../kit/hall/config.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { smallHall, takeTicket } from '../kit/hall/small-hall.ts';
import { onTheWire } from './on-the-wire.ts';

test('a queue tells how many wait, since when, and who is next: green before normal', () => {
  const { rules, hall, ...small } = smallHall();
  small.do(1000, takeTicket('withdrawal'));
  small.do(2000, takeTicket('withdrawal'));
  small.do(3000, takeTicket('advice', 'green'));
  small.do(3000, { verb: 'set-class', ticket: 'D003', class: 'green' });
  small.do(4000, takeTicket('advice'));
  expect(queueBody(rules, hall, 'approval', 100_000)).toEqual({
    waiting: 4,
    oldestSince: 1000,
    next: ['D003', 'A001', 'A002'],
  });
});

test('a queue where nobody waits has no oldest', () => {
  const { rules, hall } = smallHall();
  expect(onTheWire(queueBody(rules, hall, 'icbc', 5))).toEqual({ waiting: 0, next: [] });
});

test('the oldest of a queue is found behind one whose credit put him in front', () => {
  const { rules, hall, ...small } = smallHall();
  small.do(0, { verb: 'open-counter', counter: '1' });
  small.do(0, takeTicket('advice'));
  small.do(0, takeTicket('advice'));
  for (const [calledAt, sentOnAt] of [
    [0, 5000],
    [800_000, 801_000],
  ] as const) {
    small.do(calledAt, { verb: 'call-next', counter: '1' });
    small.do(sentOnAt, { verb: 'transfer', counter: '1', to: { queue: 'icbc' }, when: 'now' });
  }
  expect(queueBody(rules, hall, 'icbc', 900_000)).toEqual({
    waiting: 2,
    oldestSince: 5000,
    next: ['D002', 'D001'],
  });
});

test('a counter that is ready says since when, until somebody comes', () => {
  const { hall, rules, ...small } = smallHall();
  small.do(1000, { verb: 'open-counter', counter: '1' });
  small.do(2000, { verb: 'call-next', counter: '1' });
  expect(counterBody(rules, hall, '1', 4000)).toMatchObject({ place: 'idle', readySince: 2000 });
  small.do(3000, takeTicket('withdrawal'));
  expect(onTheWire(counterBody(rules, hall, '1', 4000))).not.toHaveProperty('readySince');
});

test('a counter tells whom it has in hand, for what, and since when', () => {
  const { hall, rules, ...small } = smallHall();
  small.do(1000, takeTicket('withdrawal'));
  expect(onTheWire(counterBody(rules, hall, '1', 4000))).toEqual({ status: 'closed', place: 'idle' });
  small.do(2000, { verb: 'open-counter', counter: '1' });
  small.do(2000, { verb: 'sign-in', counter: '1', clerk: '07' });
  small.do(3000, { verb: 'call-next', counter: '1' });
  const inHand = { status: 'open', ticket: 'A001', service: 'withdrawal', step: 0, clerk: '07' };
  expect(counterBody(rules, hall, '1', 4000)).toEqual({ ...inHand, place: 'called', since: 3000 });
  small.do(4000, { verb: 'start', counter: '1' });
  expect(counterBody(rules, hall, '1', 4000)).toEqual({ ...inHand, place: 'serving', since: 4000 });
});

test('a visit tells its place and its route with the steps done, while it is in the hall', () => {
  const { rules, hall, ...small } = smallHall();
  small.do(1000, takeTicket('withdrawal'));
  small.do(2000, { verb: 'open-counter', counter: '1' });
  small.do(3000, { verb: 'call-next', counter: '1' });
  expect(visitBody(rules, hall, 'A001')).toMatchObject({
    place: 'called',
    counter: '1',
    queue: 'approval',
    joinedAt: 1000,
  });
  small.do(4000, { verb: 'finish', counter: '1', outcome: 'approved' });
  expect(onTheWire(visitBody(rules, hall, 'A001'))).toEqual({
    ticket: 'A001',
    place: 'waiting',
    queue: 'icbc',
    step: 1,
    route: [{ queue: 'approval', doneAt: '1' }, { queue: 'icbc' }],
    services: [{ service: 'withdrawal' }],
    class: 'normal',
    joinedAt: 4000,
  });
  small.do(5000, { verb: 'abandon', ticket: 'A001', reason: 'gave up' });
  expect(visitBody(rules, hall, 'A001')).toBeUndefined();
  expect(visitBody(rules, hall, 'B999')).toBeUndefined();
});

test('the hall counts its visits by place', () => {
  const { hall, ...small } = smallHall();
  for (const at of [1, 2, 3]) small.do(at, takeTicket('advice'));
  small.do(4, { verb: 'open-counter', counter: '1' });
  small.do(5, { verb: 'call-next', counter: '1' });
  small.do(6, { verb: 'abandon', ticket: 'D003', reason: 'gave up' });
  expect(onTheWire(hallBody(hall))).toEqual({
    day: '2026-03-02',
    open: true,
    followUps: 0,
    questions: 0,
    alarms: 0,
    totals: { issued: 3, waiting: 1, away: 0, called: 1, serving: 0, parked: 0, missed: 0, done: 0, left: 1 },
  });
});

test('the hall tells its gravest alarm in words, of several the latest, and no longer than a screen takes', () => {
  const { hall, ...small } = smallHall();
  const raise = (at: number, alarm: AlarmKind, severity: 'warning' | 'critical', text: string) =>
    small.do(at, { verb: 'tell-trouble', alarm, severity, message: says('as-written', { text }) });
  raise(1, 'copy-failing', 'critical', 'the copies are not written');
  raise(2, 'broker-refuses', 'warning', 'one event was too long');
  expect(hallBody(hall)).toMatchObject({ alarms: 2, alarm: 'the copies are not written' });
  raise(3, 'second-hall', 'critical', '厅'.repeat(300));
  expect(hallBody(hall).alarm).toBe(`${'厅'.repeat(254)}…`);
  for (const [at, alarm] of (['copy-failing', 'broker-refuses', 'second-hall'] as const).entries())
    small.do(10 + at, { verb: 'tell-trouble', alarm, severity: 'warning' });
  expect(onTheWire(hallBody(hall))).not.toHaveProperty('alarm');
});

test('the hall tells which surge level is in force, and how many follow-ups are open', () => {
  const { rules, hall, ...small } = smallHall();
  rules.surge = fuzhou.surge;
  small.do(1, { verb: 'surge-start', level: 'busy' });
  small.do(2, { verb: 'follow-up-open', source: 'complaint', text: 'waited too long' });
  small.do(3, { verb: 'follow-up-open', source: 'mail', text: 'where is the toilet' });
  expect(hallBody(hall)).toMatchObject({ surge: 'busy', followUps: 2 });
  small.do(4, { verb: 'surge-stop' });
  small.do(5, { verb: 'follow-up-close', followUp: '2026-03-02-f1' });
  expect(onTheWire(hallBody(hall))).toMatchObject({ followUps: 1 });
  expect(onTheWire(hallBody(hall))).not.toHaveProperty('surge');
});

describe('the expected wait', () => {
  test('of a queue is that of a normal visit that joins now, and absent while no counter is open for it', () => {
    const { rules, hall, ...small } = smallHall();
    expect(onTheWire(queueBody(rules, hall, 'approval', 0))).not.toHaveProperty('expectedWaitMin');
    small.do(0, { verb: 'open-counter', counter: '1' });
    expect(queueBody(rules, hall, 'approval', 0)).toMatchObject({ expectedWaitMin: [0, 0] });
    small.do(0, takeTicket('advice'));
    small.do(0, { verb: 'call-next', counter: '1' });
    // Nobody before it, and 6 min are usual, of which a hall that has learned nothing is not sure.
    expect(queueBody(rules, hall, 'approval', 0)).toMatchObject({ expectedWaitMin: [0, 20] });
    for (let visit = 0; visit < 3; visit += 1) small.do(0, takeTicket('advice'));
    expect(queueBody(rules, hall, 'approval', 0)).toMatchObject({ expectedWaitMin: [5, 40] });
  });

  test('of a visit stays as it was when it joined its queue; who asks is told that of now', () => {
    const { rules, hall, ...small } = smallHall();
    const asked = (ticket: string, now: number) => {
      const visit = hall.visits.get(ticket);
      return onTheWire(visit && placeOf(rules, hall, visit, now));
    };
    small.do(0, { verb: 'open-counter', counter: '1' });
    for (let visit = 0; visit < 3; visit += 1) small.do(0, takeTicket('withdrawal'));
    small.do(0, { verb: 'call-next', counter: '1' });
    expect(visitBody(rules, hall, 'A003')).toMatchObject({ expectedWaitMin: [0, 35] });
    expect(asked('A003', 0)).toMatchObject({ ahead: 1, expectedWaitMin: [0, 25] });
    small.do(60_000, { verb: 'finish', counter: '1', outcome: 'approved' });
    small.do(60_000, { verb: 'call-next', counter: '1' });
    expect(visitBody(rules, hall, 'A003')).toMatchObject({ expectedWaitMin: [0, 35] });
    expect(asked('A003', 60_000)).toMatchObject({ ahead: 0, expectedWaitMin: [0, 15] });
    // The bank is closed: for its queue nothing can be expected.
    expect(onTheWire(visitBody(rules, hall, 'A001'))).not.toHaveProperty('expectedWaitMin');
    expect(asked('A001', 60_000)).toEqual({ ticket: 'A001', place: 'waiting', queue: 'icbc', ahead: 0 });
  });
});

test('an alarm tells what it is about under a key that is the same for all of its kind', () => {
  const alarm = {
    id: 'no-calls-1',
    severity: 'warning',
    code: 'as-written',
    args: { text: 'counter 1 has called nobody' },
    subject: { counter: '1' },
    since: 5,
    count: 2,
  } as const;
  expect(onTheWire(alarmBody(alarm))).toEqual({
    severity: 'warning',
    since: 5,
    key: 'no-calls',
    text: 'counter 1 has called nobody',
    code: 'as-written',
    args: { text: 'counter 1 has called nobody' },
    subject: { counter: '1' },
    count: 2,
  });
  expect(alarmBody({ ...alarm, id: 'clock', ackedBy: 'desk' })).toMatchObject({
    key: 'clock',
    ackedBy: 'desk',
  });
});

test('a board tells what it should show apart from what it shows', () => {
  const wanted = { lines: [{ text: 'A001', blink: true }] };
  expect(onTheWire(boardBody({ id: 'board-1', wanted, confirmed: 'none' }))).toEqual({
    wanted,
    confirmed: 'none',
  });
  expect(boardBody({ id: 'board-1', wanted, shown: wanted, confirmed: 'acked' })).toMatchObject({
    shown: wanted,
  });
});

test('a simulated device says so', () => {
  const health = newHealth();
  const device = { id: 'pad-1', kind: 'ff68-pad', state: 'lost', since: 5, why: 'no port', health } as const;
  expect(deviceBody(device, true)).toEqual({
    kind: 'ff68-pad',
    state: 'lost',
    since: 5,
    why: 'no port',
    simulated: true,
  });
});

test('a device tells its warning, and that it can never answer', () => {
  const health = newHealth();
  const printer = { id: 'printer-1', kind: 'escpos', state: 'ready', since: 5, health } as const;
  const real = { state: 'ready', since: 5, simulated: false };
  expect(onTheWire(deviceBody({ ...printer, warning: 'paper near its end' }, false))).toEqual({
    ...real,
    kind: 'escpos',
    warning: 'paper near its end',
  });
  expect(onTheWire(deviceBody({ ...printer, kind: 'ff68-pad', verified: false }, false))).toEqual({
    ...real,
    kind: 'ff68-pad',
    verified: false,
  });
});

const program = {
  version: '1',
  config: '5f2b',
  simulated: true,
  name: '小厅',
  languages: ['zh-CN', 'en'],
};

test('the info names what the hall is made of', () => {
  expect(infoBody(smallHall().rules, program)).toMatchObject({
    version: '1',
    simulated: true,
    languages: ['zh-CN', 'en'],
    hall: 'small',
    timeZone: 'Asia/Shanghai',
    counters: [{ id: '1', queues: ['approval'] }, { id: '2' }],
    services: [{ id: 'withdrawal', name: '提取', series: 'A' }, { id: 'advice' }],
    boards: [
      { id: 'board-1', counter: '1' },
      { id: 'board-2', counter: '2' },
    ],
  });
});

test.each(globSync('config/halls/*.yaml'))('what the info of %s tells is in the contract', file => {
  const { rules } = readHall(file);
  const told = onTheWire({ v: 1, ts: 1, rev: 1, ...infoBody(rules, program) });
  expect(infoForm.safeParse(told).error).toBeUndefined();
});

test('the info of a hall that can be booked is in the contract: its slots stand below state/slots', () => {
  const { rules } = smallHall();
  const service = rules.services.get('withdrawal');
  if (service === undefined) throw new Error('no withdrawal');
  const hours = { slots: [36_000_000], lengthMs: 1, capacity: 1, cutOffMs: 0, daysAhead: 1 };
  const booked = new Map([...rules.services, ['withdrawal', { ...service, booking: hours }]]);
  const told = onTheWire({ v: 1, ts: 1, rev: 1, ...infoBody({ ...rules, services: booked }, program) });
  expect(infoForm.safeParse(told).error).toBeUndefined();
});

test('the info of a larger hall names its sessions, limits, backup queues, reasons, and what each surge level does', () => {
  const info = onTheWire(infoBody(fuzhou, program));
  expect(info.timetable.sessions[0]).toEqual({ ...fuzhou.timetable?.sessions[0] });
  expect(info.surge).toEqual({
    automatic: fuzhou.surge?.automatic,
    levels: ['attention', 'busy', 'emergency'],
    does: [
      expect.objectContaining({ level: 'attention', backup: false, limit: {} }),
      expect.objectContaining({ level: 'busy', backup: true, notice: fuzhou.surge?.levels[1]?.notice }),
      expect.objectContaining({ level: 'emergency', limit: { collection: 60 } }),
    ],
  });
  expect(info.reasons).toEqual(fuzhou.reasons);
  expect(info.counters[0]).toHaveProperty('backup');
});

test('a citizen who asks is told how many come first', () => {
  const { rules, hall, ...small } = smallHall();
  small.do(1000, takeTicket('advice'));
  small.do(2000, takeTicket('advice'));
  small.do(3000, takeTicket('advice', 'green'));
  small.do(3000, { verb: 'set-class', ticket: 'D003', class: 'green' });
  const asked = (ticket: string) => {
    const visit = hall.visits.get(ticket);
    return visit && placeOf(rules, hall, visit, 100_000);
  };
  expect(asked('D003')).toMatchObject({ place: 'waiting', queue: 'approval', ahead: 0 });
  expect(asked('D002')).toMatchObject({ ahead: 2 });
  small.do(100_000, { verb: 'open-counter', counter: '1' });
  small.do(100_000, { verb: 'call-next', counter: '1' });
  expect(onTheWire(asked('D003'))).toEqual({
    ticket: 'D003',
    place: 'called',
    queue: 'approval',
    counter: '1',
  });
});

test('a visit that claims green says so until the staff has answered, and only its class counts', () => {
  const { rules, hall, ...small } = smallHall();
  small.do(1000, takeTicket('advice', 'green'));
  expect(visitBody(rules, hall, 'D001')).toMatchObject({ class: 'normal', asked: 'green' });
  small.do(2000, takeTicket('advice'));
  small.do(3000, takeTicket('advice', 'green'));
  expect(queueBody(rules, hall, 'approval', 100_000).next).toEqual(['D001', 'D002', 'D003']);
  small.do(4000, { verb: 'set-class', ticket: 'D003', class: 'green' });
  small.do(4000, { verb: 'set-class', ticket: 'D001', class: 'normal' });
  expect(onTheWire(visitBody(rules, hall, 'D003'))).toMatchObject({ class: 'green' });
  for (const ticket of ['D001', 'D003'])
    expect(onTheWire(visitBody(rules, hall, ticket))).not.toHaveProperty('asked');
  expect(queueBody(rules, hall, 'approval', 100_000).next).toEqual(['D003', 'D001', 'D002']);
});
