import { beforeEach, describe, expect, it, test } from 'vitest';
import { mqttOf, type WrittenMqtt } from '../../config/schema/mqtt.ts';
import { says } from '../../daemon/core/types/alarm-message.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { type Rights, rightsOf } from '../../daemon/mqtt/commands/roles.ts';
import { readCommand } from '../../daemon/mqtt/commands/verbs.ts';
import type { Ask, DeviceTest, Replay } from '../../daemon/orders/order.ts';
import { opsVerbs } from '../../daemon/orders/orders.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { type SmallHall, smallHall, takeTicket } from '../kit/hall/small-hall.ts';

const users: NonNullable<WrittenMqtt['users']> = {
  wall: { role: 'viewer' },
  chen: { role: 'attendant', counter: '1' },
  lin: { role: 'supervisor', institution: 'icbc' },
  head: { role: 'supervisor' },
  tech: { role: 'engineer' },
  kiosk: { role: 'citizen' },
};
const here = 'mqtt://127.0.0.1:1883';
const elsewhere = 'mqtts://broker.hall.lan:8883';

let small: SmallHall;
let rights: Rights;
beforeEach(() => {
  small = smallHall();
  rights = rightsOf(mqttOf({ url: here, roles: {}, users }), small.rules);
});

/** Why that user may not give the order now; undefined when they may. */
function refusal(user: string, order: Command | Ask | DeviceTest | Replay): string | undefined {
  const refused = rights.atTheDoor(order.verb, user) ?? rights.inItsTurn(order, user, small.hall);
  if (refused !== undefined) expect(refused.refused).toBe('not-allowed');
  return refused && refusalText(refused);
}
function turnedAway(by: Rights, verb: string, user: string | undefined): string {
  const refused = by.atTheDoor(verb, user);
  expect(refused?.refused).toBe('not-allowed');
  return refused === undefined ? '' : refusalText(refused);
}
const whoMay = (order: Command | Ask | DeviceTest | Replay) =>
  Object.keys(users).filter(user => refusal(user, order) === undefined);

const at = (verb: 'call-next' | 'finish' | 'start', counter: string): Command =>
  verb === 'finish' ? { verb, counter, outcome: 'approved' } : { verb, counter };

test('every verb of the contract can stand in a role, and nothing else', () => {
  const unknown = readCommand('', {}, { today: () => '2026-03-02', by: 'x' });
  const message = 'refused' in unknown ? refusalText(unknown) : '';
  const told = /expected one of (.*)$/.exec(message)?.[1] ?? '';
  expect(told.split(', ').toSorted()).toEqual(opsVerbs.toSorted());
});

describe('at the door', () => {
  it('whoever is no user of this hall is turned away, also with a verb that is none', () => {
    for (const user of ['eve', 'constructor', '__proto__', ''])
      for (const verb of ['ask', 'call-next', 'shutdown'])
        expect(turnedAway(rights, verb, user)).toBe(
          `found the user ${user}, expected one of mqtt.users in the config of this hall`,
        );
    expect(turnedAway(rights, 'ask', 'x'.repeat(300)).length).toBeLessThan(150);
  });

  it('a command of nobody is turned away in a hall that has users', () => {
    expect(turnedAway(rights, 'call-next', undefined)).toBe(
      'found cmd/call-next of nobody, expected cmd/call-next/<user>: this hall has users',
    );
  });

  it('in a hall without users it is taken over a broker on this machine, and over no other', () => {
    const open = rightsOf(mqttOf({ url: here, roles: {} }), small.rules);
    expect(open.atTheDoor('call-next', undefined)).toBeUndefined();
    expect(open.atTheDoor('call-next', 'chen')?.refused).toBe('not-allowed');
    const far = rightsOf(mqttOf({ url: elsewhere, roles: {} }), small.rules);
    expect(turnedAway(far, 'call-next', undefined)).toMatch(/^the config names no users, and the broker/);
  });

  it('a role that may not is told who may', () => {
    expect(turnedAway(rights, 'call-next', 'wall')).toBe(
      'wall is a viewer and may not call-next; attendant, supervisor may',
    );
    expect(turnedAway(rights, 'surge-stop', 'chen')).toBe(
      'chen is an attendant of counter 1 and may not surge-stop; supervisor may',
    );
    const idle = rightsOf(mqttOf({ url: here, roles: { supervisor: ['ask'] }, users }), small.rules);
    expect(turnedAway(idle, 'open-day', 'head')).toBe(
      'head is a supervisor and may not open-day; nobody may',
    );
    expect(idle.atTheDoor('ask', 'head')).toBeUndefined();
  });

  it('a verb that is none is let through to be told so', () => {
    expect(rights.atTheDoor('call-nxt', 'wall')).toBeUndefined();
  });
});

describe('in its turn', () => {
  it('an attendant presses for the own counter only, a supervisor for those of the institution', () => {
    expect(whoMay(at('call-next', '1'))).toEqual(['chen', 'head']);
    expect(whoMay(at('call-next', '2'))).toEqual(['lin', 'head']);
    expect(refusal('chen', at('call-next', '2'))).toBe(
      'chen is an attendant of counter 1 and may not call-next for counter 2; the attendant of counter 2, a supervisor of icbc, a supervisor of the whole hall may',
    );
    expect(refusal('lin', at('call-next', '1'))).toBe(
      'lin is a supervisor of icbc and may not call-next for counter 1; the attendant of counter 1, a supervisor of centre, a supervisor of the whole hall may',
    );
  });

  it('a counter that is not there is the hall’s to refuse, but never an attendant’s own', () => {
    expect(refusal('lin', at('start', '77'))).toBeUndefined();
    expect(refusal('chen', at('start', '77'))).toMatch(/for counter 77; the attendant of counter 77/);
  });

  it('a counter is closed by its attendant, but by force only by a supervisor', () => {
    const close = (force: boolean): Command => ({ verb: 'close-counter', counter: '1', force });
    expect(whoMay(close(false))).toEqual(['chen', 'head']);
    expect(whoMay(close(true))).toEqual(['head']);
    expect(refusal('chen', close(true))).toMatch(
      /^chen is an attendant of counter 1 and may not close it by force/,
    );
  });

  it('a ticket is the business of the institution whose queue or counter it is at, wherever it has come to', () => {
    small.do(0, { verb: 'open-counter', counter: '1' });
    small.do(0, { verb: 'open-counter', counter: '2' });
    small.do(1, takeTicket('withdrawal'));
    const abandon: Command = { verb: 'abandon', ticket: 'A001', reason: 'gave up' };
    expect(whoMay(abandon)).toEqual(['head']);
    expect(refusal('lin', abandon)).toMatch(
      /for A001, which waits for approval; a supervisor of centre, a supervisor/,
    );
    small.do(2, at('call-next', '1'));
    expect(refusal('lin', abandon)).toMatch(/for A001, which is at counter 1; the attendant of counter 1/);
    small.do(3, at('finish', '1'));
    expect(whoMay(abandon)).toEqual(['lin', 'head']);
    small.do(4, at('call-next', '2'));
    expect(whoMay(abandon)).toEqual(['lin', 'head']);
    small.do(5, abandon);
    expect(whoMay({ verb: 'reopen', ticket: 'A001', reason: 'came back' })).toEqual(['lin', 'head']);
  });

  it('a ticket that was not issued is the hall’s to refuse', () => {
    expect(refusal('lin', { verb: 'abandon', ticket: 'A999', reason: 'x' })).toBeUndefined();
  });

  it('an attendant helps whoever waits for the counter, and gives a class only to the visit in hand', () => {
    small.do(0, { verb: 'open-counter', counter: '1' });
    small.do(1, takeTicket('withdrawal', 'green'));
    const reprint: Command = { verb: 'reprint', ticket: 'A001' };
    const green: Command = { verb: 'set-class', ticket: 'A001', class: 'green' };
    expect(refusal('chen', reprint)).toBeUndefined();
    expect(refusal('chen', green)).toMatch(/may not set-class for A001, which waits for approval/);
    small.do(2, at('call-next', '1'));
    expect(refusal('chen', green)).toBeUndefined();
    small.do(3, at('finish', '1'));
    expect(refusal('chen', reprint)).toMatch(/may not reprint for A001, which waits for icbc/);
  });

  it('the attendant of the desk answers whoever claims green, wherever they wait', () => {
    const rules = { ...small.rules, desks: new Set(['2']) };
    rights = rightsOf(
      mqttOf({ url: here, roles: {}, users: { ...users, wang: { role: 'attendant', counter: '2' } } }),
      rules,
    );
    small.do(1, takeTicket('withdrawal', 'green'));
    const green: Command = { verb: 'set-class', ticket: 'A001', class: 'green' };
    expect(refusal('wang', green)).toBeUndefined();
    expect(refusal('chen', green)).toMatch(/may not set-class/);
  });

  it('the attendant of the desk enters what was served by paper at any counter, one of a counter their own', () => {
    const rules = { ...small.rules, desks: new Set(['2']) };
    rights = rightsOf(
      mqttOf({ url: here, roles: {}, users: { ...users, wang: { role: 'attendant', counter: '2' } } }),
      rules,
    );
    const line = (counter: string): Command => ({
      verb: 'served-by-paper',
      ticket: 'A001',
      counter,
      outcome: 'approved',
      at: 1,
    });
    expect([refusal('wang', line('1')), refusal('chen', line('1'))]).toEqual([undefined, undefined]);
    expect(refusal('chen', line('2'))).toMatch(/may not served-by-paper/);
  });

  it('whoever gives green is told apart: the order has the counter of an attendant, and the number of a person', () => {
    const persons = { zhao: { role: 'supervisor', person: '05' } } as const;
    rights = rightsOf(mqttOf({ url: here, roles: {}, users }, persons), small.rules);
    const green: Command = { verb: 'set-class', ticket: 'A001', class: 'green' };
    expect(rights.signed(green, 'chen', small.hall)).toEqual({ ...green, counter: '1' });
    expect(rights.signed(green, 'zhao', small.hall)).toEqual({ ...green, clerk: '05' });
    expect(rights.signed(green, 'head', small.hall)).toEqual(green);
    expect(rights.signed(green, undefined, small.hall)).toEqual(green);
  });

  it('the day and the surge plan are the whole hall’s', () => {
    const orders: Command[] = [
      { verb: 'open-day', day: '2026-03-02' },
      { verb: 'close-day' },
      { verb: 'surge-start', level: 'busy' },
      { verb: 'surge-stop' },
      { verb: 'notice-set', text: '' },
    ];
    for (const order of orders) expect(whoMay(order)).toEqual(['head']);
    expect(refusal('lin', { verb: 'close-day' })).toBe(
      'lin is a supervisor of icbc and may not close-day for the whole hall; a supervisor of the whole hall may',
    );
  });

  it('a notice on boards of the own counters is a supervisor’s own', () => {
    const notice = (...boards: string[]): Command => ({ verb: 'notice-set', text: '稍候', boards });
    expect(whoMay(notice('board-2'))).toEqual(['lin', 'head']);
    expect(whoMay(notice('board-2', 'board-1'))).toEqual(['head']);
    expect(refusal('lin', notice('board-2', 'nowhere'))).toMatch(
      /for nowhere, a board of no counter; a supervisor of/,
    );
  });

  it('an alarm is acknowledged by whom it concerns, and one of nobody by anybody who may', () => {
    const ack = (alarm: string): Command => ({ verb: 'alarm-ack', alarm, by: 'x' });
    const raise = (id: string, subject: object) =>
      small.hall.alarms.set(id, {
        id,
        severity: 'warning',
        ...says('as-written', { text: id }),
        subject,
        since: 0,
        count: 1,
      });
    small.do(1, takeTicket('advice'));
    raise('idle', { counter: '2' });
    raise('long', { queue: 'icbc' });
    raise('pad', { device: 'pad-1' });
    raise('parked', { ticket: 'D001' });
    raise('paper', { device: 'printer-1' });
    raise('clock', {});
    expect(whoMay(ack('idle'))).toEqual(['lin', 'head', 'tech']);
    expect(whoMay(ack('long'))).toEqual(['lin', 'head', 'tech']);
    expect(whoMay(ack('pad'))).toEqual(['head', 'tech']);
    expect(whoMay(ack('parked'))).toEqual(['head', 'tech']);
    for (const alarm of ['paper', 'clock', 'unknown'])
      expect(whoMay(ack(alarm))).toEqual(['lin', 'head', 'tech']);
  });

  it('a complaint is taken by any supervisor, and closed by whose counter it is about', () => {
    expect(whoMay({ verb: 'follow-up-open', source: 'mail', text: 'x', ticket: 'A001' })).toEqual([
      'lin',
      'head',
    ]);
    small.hall.followUps.set('f1', {
      id: 'f1',
      source: 'rating',
      text: 'x',
      counter: '1',
      ticket: 'A001',
      openedAt: 0,
    });
    small.hall.followUps.set('f2', { id: 'f2', source: 'mail', text: 'x', ticket: 'A001', openedAt: 0 });
    expect(whoMay({ verb: 'follow-up-close', followUp: 'f1' })).toEqual(['head']);
    expect(whoMay({ verb: 'follow-up-close', followUp: 'f2' })).toEqual(['lin', 'head']);
  });

  it('a refusal is confirmed and overturned by whose counter refused', () => {
    const refused = { id: 'f1', source: 'refused', services: ['withdrawal'], ticket: 'A001', openedAt: 0 };
    small.hall.followUps.set('f1', { ...refused, counter: '1' });
    small.hall.followUps.set('f2', { ...refused, counter: '2' });
    for (const verb of ['refusal-confirm', 'refusal-overturn'] as const) {
      expect(whoMay({ verb, refusal: 'f1', text: 'x' })).toEqual(['head']);
      expect(whoMay({ verb, refusal: 'f2', text: 'x' })).toEqual(['lin', 'head']);
    }
  });

  it('anybody asks; tickets are taken at counters and by citizens, who alone rate; devices are an engineer’s', () => {
    expect(whoMay({ verb: 'ask', ticket: 'A001' })).toEqual(['wall', 'chen', 'lin', 'head', 'tech', 'kiosk']);
    expect(whoMay({ verb: 'replay', from: 1 })).toEqual(['wall', 'lin', 'head', 'tech']);
    expect(whoMay({ verb: 'rate', counter: '1', grade: 5, from: 'mqtt' })).toEqual(['kiosk']);
    expect(whoMay(takeTicket('withdrawal'))).toEqual(['chen', 'lin', 'head', 'kiosk']);
    expect(whoMay({ verb: 'device-test', device: 'board-1' })).toEqual(['tech']);
  });

  it('a ticket for several cases is given by the staff alone', () => {
    expect(whoMay({ ...takeTicket('withdrawal'), cases: 40 })).toEqual(['chen', 'lin', 'head']);
    expect(whoMay({ ...takeTicket('withdrawal'), cases: 1 })).toContain('kiosk');
  });
});

describe('who', () => {
  it('is answered to every user, whatever the config lets the role order', () => {
    const idle = rightsOf(mqttOf({ url: here, roles: { viewer: [] }, users }), small.rules);
    for (const user of Object.keys(users)) expect(idle.atTheDoor('who', user)).toBeUndefined();
    expect(idle.who('wall', small.hall)).toEqual({ role: 'viewer', verbs: [] });
    expect(turnedAway(idle, 'who', 'eve')).toMatch(/^found the user eve/);
    expect(turnedAway(idle, 'who', undefined)).toMatch(/of nobody/);
  });

  it('tells what the user is here, and what they may', () => {
    expect(rights.who('chen', small.hall)).toMatchObject({ role: 'attendant', counter: '1' });
    expect(rights.who('lin', small.hall)).toMatchObject({ role: 'supervisor', institution: 'icbc' });
    expect(rights.who('tech', small.hall)).toEqual({
      role: 'engineer',
      verbs: expect.arrayContaining(['device-test', 'alarm-ack']),
    });
    for (const user of Object.keys(users))
      for (const verb of opsVerbs)
        expect([user, verb, rights.who(user, small.hall).verbs.includes(verb)]).toEqual([
          user,
          verb,
          rights.atTheDoor(verb, user) === undefined,
        ]);
  });

  it('somebody of the staff list is at the counter where they are signed in, and at none before', () => {
    const rules = { ...small.rules, staff: new Map([['07', { name: '王芳', institution: 'centre' }]]) };
    const persons = { wang: { role: 'attendant', person: '07', institution: 'centre' } } as const;
    const listed = rightsOf(mqttOf({ url: here, roles: {} }, persons), rules);
    const wang = {
      role: 'attendant',
      institution: 'centre',
      person: { number: '07', name: '王芳' },
      verbs: expect.arrayContaining(['sign-in']),
    };
    expect(listed.who('wang', small.hall)).toEqual(wang);
    small.do(0, { verb: 'open-counter', counter: '1' });
    small.do(1, { verb: 'sign-in', counter: '1', clerk: '07' });
    expect(listed.who('wang', small.hall)).toEqual({ ...wang, counter: '1' });
  });

  it('without users whoever asks may order everything, and is nobody', () => {
    const open = rightsOf(mqttOf({ url: here, roles: {} }), small.rules);
    expect(open.who(undefined, small.hall)).toEqual({ verbs: opsVerbs });
  });
});
