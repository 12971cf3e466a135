import { beforeEach, expect, it } from 'vitest';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { staffOf, usersOf, type WrittenStaff } from '../../config/schema/staff.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { type Rights, rightsOf } from '../../daemon/mqtt/commands/roles.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { type SmallHall, smallHall, takeTicket } from '../kit/hall/small-hall.ts';

const staff: WrittenStaff = {
  '06': { name: '陈敏', institution: 'centre', role: 'attendant', user: 'chen' },
  '07': { name: '林静', institution: 'icbc', role: 'supervisor', user: 'lin' },
  '08': { name: '吴强', role: 'supervisor', user: 'wu' },
  '09': { name: '高磊', institution: 'centre', role: 'engineer' },
};

let small: SmallHall;
let rights: Rights;
beforeEach(() => {
  small = smallHall({ staff: staffOf(staff) });
  const persons = usersOf(staff);
  rights = rightsOf(mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {} }, persons), small.rules);
});

function refusal(user: string, order: Command): string | undefined {
  const refused = rights.atTheDoor(order.verb, user) ?? rights.inItsTurn(order, user, small.hall);
  return refused && refusalText(refused);
}
const next = (counter: string): Command => ({ verb: 'call-next', counter });
const signIn = (counter: string, clerk: string): Command => ({ verb: 'sign-in', counter, clerk });

it('whoever has a user in the staff list has there the role of the person, and nobody else is let in', () => {
  expect(refusal('wu', { verb: 'close-day' })).toBeUndefined();
  expect(refusal('lin', next('2'))).toBeUndefined();
  expect(refusal('lin', next('1'))).toContain('a supervisor of icbc and may not call-next for counter 1');
  expect(refusal('gao', next('1'))).toContain('found the user gao');
});

it('an attendant of the list orders at the counter where they are signed in, wherever that is today', () => {
  expect(refusal('chen', next('1'))).toBe(
    'chen is signed in at no counter; sign in at one of centre with 06 first',
  );
  expect(refusal('chen', takeTicket('advice'))).toBeUndefined();
  expect(refusal('chen', signIn('1', '06'))).toBeUndefined();
  small.do(1000, signIn('1', '06'));
  expect(refusal('chen', next('1'))).toBeUndefined();
  expect(refusal('chen', next('2'))).toContain('chen is an attendant of counter 1');
});

it('and signs in nobody else, and nowhere else', () => {
  expect(refusal('chen', signIn('1', '07'))).toBe(
    'chen is number 06 of the staff list and signs in nobody else; a supervisor may',
  );
  expect(refusal('chen', signIn('2', '06'))).toBe(
    'chen works at the counters of centre, and counter 2 is one of icbc',
  );
});
