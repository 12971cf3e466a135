/** Who works in the hall: whoever signs in, gives orders over MQTT and stands in the figures is one of them (R19). */
import { z } from 'zod';
import type { Person } from '../../daemon/core/types/rules.ts';
import { staffRoles } from '../../daemon/orders/roles.ts';
import type { Expectation } from '../../drivers/settings/finding.ts';
import { id, oneOf, text } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';
import { type MqttUser, userName } from './mqtt.ts';

/** As it is typed at a pad: two digits there. */
export const isPersonNumber = (word: string) => /^[A-Za-z0-9]{1,16}$/.test(word);
export const personNumberExpectation: Expectation = { expected: { is: 'person-number' }, example: '"06"' };

/** `institution` left out: of the whole hall. `user`: what they log in to the broker as. */
export const personSchema = strict({
  name: text('陈敏'),
  institution: id.optional(),
  role: oneOf(staffRoles, 'attendant'),
  user: userName.optional(),
});
export type WrittenStaff = Readonly<Record<string, z.output<typeof personSchema>>>;

export const staffSchema = z.record(z.string(), personSchema);

export const staffOf = (written: WrittenStaff): Map<string, Person> =>
  new Map(
    Object.entries(written).map(([number, { name, institution }]) => [
      number,
      { name, ...(institution !== undefined && { institution }) },
    ]),
  );

/** What those who log in to the broker are there. */
export function usersOf(written: WrittenStaff): Record<string, MqttUser> {
  const users: Record<string, MqttUser> = {};
  for (const [number, { user, role, institution }] of Object.entries(written)) {
    if (user === undefined) continue;
    const isBound = institution !== undefined && (role === 'attendant' || role === 'supervisor');
    users[user] = { role, person: number, ...(isBound && { institution }) };
  }
  return users;
}
