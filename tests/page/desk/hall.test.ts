/** What the desk makes of the hall's messages, before any of it is drawn. */
import { describe, expect, it } from 'vitest';
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { defaultOrders } from '../../../daemon/orders/orders.ts';
import { countersFor } from '../../../daemon/page/desk/counter/bound.ts';
import { brokenAt } from '../../../daemon/page/desk/counter/broken.ts';
import { partsFor } from '../../../daemon/page/desk/parts.ts';
import { inTurn } from '../../../daemon/page/desk/questions/in-turn.ts';
import { ticketMeant } from '../../../daemon/page/desk/tickets/meant.ts';
import {
  choiceAhead,
  choicesOf,
  type Hall,
  hallOf,
  joinedTopics,
  papersOf,
  type Topics,
} from '../../../daemon/page/desk/told/hall.ts';
import { byTypedCode } from '../../../daemon/page/stream/by-code.ts';

const visit = (ticket: string) => ({ [`state/visit/${ticket}`]: { ...examples.stateVisit, ticket } });
const topics: Topics = {
  $info: {
    ...examples.info,
    counters: [
      { id: '1', institution: 'centre', queues: ['approval'], backup: [] },
      { id: '2', institution: 'icbc', queues: [], backup: [] },
    ],
  },
  'state/hall': examples.stateHall,
  'state/queue/approval': examples.stateQueue,
  'state/counter/1': examples.stateCounter,
  ...visit('A007'),
  ...visit('B009'),
  'alarm/paper': { ...examples.alarm, severity: 'warning', since: 3 },
  'alarm/unserved': { ...examples.alarm, since: 1 },
  'device/board-10/$state': { ...examples.deviceState, warning: undefined },
  'device/board-2/$state': { ...examples.deviceState, warning: undefined },
  'device/printer-1/$state': { ...examples.deviceState, state: 'lost' },
  'device/printer-1/health': examples.deviceHealth,
  'stat/day': examples.statDay,
};

function hallNow(of: Topics = topics): Hall {
  const hall = hallOf(of, 'zh-CN');
  if (hall === undefined) throw new Error('no hall');
  return hall;
}

describe('the hall as it is told', () => {
  it('is none before it has described itself', () => {
    expect(hallOf({ 'state/hall': examples.stateHall }, 'en')).toBeUndefined();
  });

  it('has each thing beside what belongs to it, and what was not told yet as nobody and closed', () => {
    const { queues, counters } = hallNow();
    expect(queues).toMatchObject([
      { id: 'approval', name: '中心审批', institution: '公积金中心', waiting: 5 },
    ]);
    expect(counters).toMatchObject([
      { id: '1', ticket: 'A007', institution: { name: '公积金中心' } },
      { id: '2', status: 'closed', place: 'idle', institution: { name: 'icbc' } },
    ]);
  });

  it('has the gravest alarm first, and the device that cannot work; numbers in their order', () => {
    const { alarms, devices } = hallNow();
    expect(alarms.map(({ id }) => id)).toEqual(['unserved', 'paper']);
    expect(devices.map(({ id }) => id)).toEqual(['printer-1', 'board-2', 'board-10']);
  });

  it('forgets what is gone, and everything that the whole does not have', () => {
    const later = joinedTopics(topics, { whole: false, topics: { 'state/visit/A007': null } });
    expect([...hallNow(later).visits.keys()]).toEqual(['B009']);
    expect(joinedTopics(topics, { whole: true, topics: { a: 1 } })).toEqual({ a: 1 });
  });

  it('counts the papers through the services of a ticket, one for several once', () => {
    const services = [
      { id: 'loan', papers: ['身份证', '合同'] },
      { id: 'withdrawal', papers: ['身份证', '银行卡'] },
    ] as unknown as Hall['services'];
    expect(papersOf({ services }, ['loan', 'withdrawal'])).toEqual(['身份证', '合同', '银行卡']);
  });

  it('knows the choice that lies ahead of a visit, and those that a ticket asks for once', () => {
    expect(choiceAhead(examples.stateVisit)).toEqual(['icbc', 'ccb']);
    expect(choiceAhead({ ...examples.stateVisit, step: 1 })).toEqual([]);
    const [withdrawal] = hallNow().services;
    if (withdrawal === undefined) throw new Error('no service');
    expect(choicesOf([withdrawal, withdrawal]).map(({ choice }) => choice)).toEqual(['bank']);
  });
});

describe('a ticket that is typed, or scanned by what types', () => {
  const meant = (typed: string, of = hallNow()) => ticketMeant(typed, of);

  it.each(['A007', 'a7', ' a07 ', 'Ａ００７', '7', '007'])('means A007 by %j', typed => {
    expect(meant(typed)).toEqual({ is: 'ticket', ticket: 'A007' });
  });

  it('is read out of the address on it, and out of the code of a hall without one', () => {
    const address = 'https://queue.example.cn/t/20261128A007KC.abc-_09';
    expect(meant(address)).toEqual({ is: 'ticket', ticket: 'A007' });
    expect(meant(address.replace('20261128', '20261127'))).toEqual({ is: 'other-day', day: '2026-11-27' });
    const hall = hallNow();
    const plain = { ...hall, info: { ...hall.info, ticketCode: 'fuzhou/{day}/{ticket}/{check}' } };
    expect(meant('fuzhou/2026-11-28/A007/KC', plain)).toEqual({ is: 'ticket', ticket: 'A007' });
    expect(meant('fuzhou/2026-11-27/A007/KC', plain)).toEqual({ is: 'other-day', day: '2026-11-27' });
  });

  it('is asked for by its letter where several have these digits, and is for the hall to know where none has', () => {
    const hall = hallNow({ ...topics, ...visit('C007') });
    expect(meant('7', hall)).toEqual({ is: 'several', tickets: ['A007', 'C007'] });
    expect(meant('12', hall)).toEqual({ is: 'ticket', ticket: '12' });
    expect(meant('  ', hall)).toEqual({ is: 'nothing' });
  });
});

describe('a code that is typed, or scanned by what types', () => {
  it('is of a slip or a booking where it says so, and may be of either where it was read out', () => {
    expect(byTypedCode('BOOK/20261128/7Q2M4KX0ZB')).toEqual([{ booking: '7Q2M4KX0ZB' }]);
    expect(byTypedCode('slip/20261210/7q2m4kx0zb')).toEqual([{ return: '7Q2M4KX0ZB' }]);
    const either = [{ booking: '7Q2M4KX0ZB' }, { return: '7Q2M4KX0ZB' }];
    expect(byTypedCode(' 7q2m4-kx0zb ')).toEqual(either);
    expect(byTypedCode('７Ｑ２Ｍ４ ＫＸ０ＺＢ')).toEqual(either);
  });

  it.each(['7Q2M4KX0Z', 'A007', '20261128A007KC', 'fuzhou/2026-11-28/A007/KC', ''])(
    'is none in %j',
    typed => {
      expect(byTypedCode(typed)).toEqual([]);
    },
  );
});

describe('what somebody has at the desk', () => {
  const { counters } = hallNow();

  it('is their own counter, those of their institution, or all', () => {
    expect(countersFor({ counter: '2' }, counters).map(({ id }) => id)).toEqual(['2']);
    expect(countersFor({ institution: 'centre' }, counters).map(({ id }) => id)).toEqual(['1']);
    expect(countersFor({}, counters)).toHaveLength(2);
  });

  it('follows from what they may order', () => {
    const nothing = { devices: [], alarms: [], state: undefined, slots: new Map(), info: hallNow().info };
    expect(partsFor(defaultOrders('attendant'), nothing)).toEqual(['counter', 'tickets', 'hall', 'sheets']);
    expect(partsFor(defaultOrders('supervisor'), hallNow())).toEqual([
      'counter',
      'tickets',
      'hall',
      'devices',
      'power',
      'sheets',
    ]);
    expect(partsFor(defaultOrders('engineer'), hallNow())).toEqual(['devices', 'hall', 'tickets', 'power']);
    expect(partsFor(defaultOrders('attendant'), { ...nothing, state: hallNow().state })).toContain('power');
    expect(partsFor(defaultOrders('viewer'), { ...nothing, state: hallNow().state })).not.toContain('power');
    expect(partsFor(defaultOrders('viewer'), nothing)).toEqual(['tickets', 'hall']);
    const slots = new Map([['withdrawal', { id: 'withdrawal', minutes: 30, days: [] }]]);
    expect(partsFor(defaultOrders('attendant'), { ...nothing, slots })).toContain('bookings');
    expect(partsFor(defaultOrders('engineer'), { ...nothing, slots })).not.toContain('bookings');
    const alarms = [{ id: 'bookings-astray', severity: 'warning', since: 1, text: '', count: 1 }];
    expect(partsFor(defaultOrders('attendant'), { ...nothing, alarms })).toContain('bookings');
  });

  it('is of the devices, too, for a clerk at the information desk, who puts the paper in', () => {
    const hall = hallNow({ ...topics, $info: { ...(topics['$info'] as object), desks: ['2'] } });
    expect(partsFor(defaultOrders('attendant'), hall, '2')).toContain('devices');
    expect(partsFor(defaultOrders('attendant'), hall, '1')).not.toContain('devices');
  });

  it('is of the devices, for a clerk, no more than what the own counter lacks', () => {
    expect(partsFor(defaultOrders('attendant'), hallNow())).not.toContain('devices');
    expect(partsFor(defaultOrders('viewer'), hallNow())).toContain('devices');
    const lost = (since: number, meanwhile: object) => ({
      ...examples.alarm,
      since,
      code: 'device',
      args: { device: 'one', since: '09:12', why: 'gone', meanwhile },
    });
    const dark = { is: 'no-board', counter: '1', onMain: false };
    const hall = hallNow({
      ...topics,
      'alarm/device-pad-1': lost(1, { is: 'no-pad', counter: '1' }),
      'alarm/device-board-1': lost(2, { ...dark, said: false }),
      'alarm/device-board-2': lost(3, { ...dark, said: false }),
      'alarm/device-board-3': lost(4, { ...dark, counter: '2', said: true }),
      'alarm/device-board-4': lost(5, { is: 'board-elsewhere', counter: '3', devices: ['board-5'] }),
      'alarm/device-printer-1': lost(6, { is: 'no-tickets', desks: ['1'] }),
    });
    expect(brokenAt(hall, '1')).toEqual([
      { is: 'no-number', since: 2 },
      { is: 'no-pad', since: 1 },
    ]);
    expect(brokenAt(hall, '2')).toEqual([{ is: 'no-board', since: 4 }]);
    expect(brokenAt(hall, '3')).toEqual([{ is: 'board-elsewhere', since: 5 }]);
    expect(brokenAt(hall, '4')).toEqual([]);
  });
});

describe('the questions that whoever looks may read', () => {
  const question = { openedAt: 1, due: '2026-12-01' };
  const told = {
    ...topics,
    'private/question/q1': { ...question, owner: '06' },
    'private/of/chen/question/q1': { ...question, owner: '06' },
    'private/of/chen/question/q2': { ...question, owner: '07', passedTo: '06', openedAt: 2 },
    'private/question/q3': { ...question, owner: '08', openedAt: 3, dueAt: 9 },
  };

  it('stand once, also where a supervisor owns one', () => {
    expect(hallOf(told, 'en')?.questions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
  });

  it('are mine first, then what I am asked to take over, then by when they are due', () => {
    const turns = (mine?: string) => inTurn(hallOf(told, 'en')?.questions ?? [], mine).map(({ id }) => id);
    expect(turns('06')).toEqual(['q1', 'q2', 'q3']);
    expect(turns('08')).toEqual(['q3', 'q1', 'q2']);
    expect(turns()).toEqual(['q3', 'q1', 'q2']);
  });
});
