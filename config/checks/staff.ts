/** That the staff list fits the hall, and that everybody on it is one person wherever they are named. */

import { atKey, atValue, describe, type Finding } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import { isPersonNumber, personNumberExpectation } from '../schema/staff.ts';
import { mustBeIn } from './references.ts';

export function crossCheckStaff(draft: Draft): { faults: Finding[]; warnings: Finding[] } {
  return { faults: [...faults(draft)], warnings: [...anybodySignsIn(draft)] };
}

function* faults(draft: Draft): Generator<Finding> {
  const { staff, mqtt } = draft.top;
  if (staff === undefined) return;
  if (Object.keys(staff).length === 0)
    yield atValue(
      ['staff'],
      'nobody',
      'those who work in the hall, or no staff',
      '"06": { name: 陈敏, institution: centre, role: attendant }',
    );
  const numbers = new Map<string, string>();
  for (const [number, { institution, role, user }] of Object.entries(staff)) {
    const path = ['staff', number];
    if (!isPersonNumber(number))
      yield { path, on: 'key', found: describe(number), ...personNumberExpectation };
    if (institution !== undefined)
      yield* mustBeIn(draft, 'institutions', institution, [...path, 'institution']);
    else if (role === 'attendant')
      yield atKey(
        path,
        'an attendant of no institution',
        'the institution at whose counters they work',
        'institution: centre',
      );
    if (user === undefined) continue;
    const taken = (whose: string): Finding =>
      atValue(
        [...path, 'user'],
        `${user}, ${whose}`,
        'a name of their own: mqtt.users is for machines, the staff list for persons',
      );
    const other = numbers.get(user);
    if (other !== undefined) yield taken(`who is ${other} already`);
    else if (Object.hasOwn(mqtt?.users ?? {}, user)) yield taken('who is in mqtt.users too');
    else if (mqtt?.user === user) yield taken('what the daemon itself logs in as');
    else if (!draft.hasBroker)
      yield atKey(
        [...path, 'user'],
        'a user, and no broker',
        'mqtt, or no user',
        'mqtt: { url: mqtt://127.0.0.1:1883 }',
      );
    numbers.set(user, number);
  }
}

function* anybodySignsIn({ hasStaff }: Draft): Generator<Finding> {
  if (hasStaff) return;
  yield atKey(
    ['staff'],
    'no staff list',
    'staff: without it any number signs in, and the figures name numbers',
    'staff: { "06": { name: 陈敏, institution: centre, role: attendant } }',
  );
}
