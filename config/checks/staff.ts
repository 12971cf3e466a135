/** That the staff list fits the hall, and that everybody on it is one person wherever they are named. */

import { wrongValue } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import { isPersonNumber, personNumberExpectation } from '../schema/staff.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

export function crossCheckStaff(draft: Draft): { faults: ConfigFinding[]; warnings: ConfigFinding[] } {
  return { faults: [...faults(draft)], warnings: [...anybodySignsIn(draft)] };
}

function* faults(draft: Draft): Generator<ConfigFinding> {
  const { staff, mqtt } = draft.top;
  if (staff === undefined) return;
  if (Object.keys(staff).length === 0) yield atValue(['staff'], 'nobody-listed', {});
  const numbers = new Map<string, string>();
  for (const [number, { institution, role, user }] of Object.entries(staff)) {
    const path = ['staff', number];
    if (!isPersonNumber(number)) yield { ...wrongValue(path, number, personNumberExpectation), on: 'key' };
    if (institution !== undefined)
      yield* mustBeIn(draft, 'institutions', institution, [...path, 'institution']);
    else if (role === 'attendant') yield atKey(path, 'attendant-of-no-institution', {});
    if (user === undefined) continue;
    const at = [...path, 'user'];
    const other = numbers.get(user);
    if (other !== undefined) yield atValue(at, 'user-taken', { user, is: 'person', number: other });
    else if (Object.hasOwn(mqtt?.users ?? {}, user)) yield atValue(at, 'user-taken', { user, is: 'machine' });
    else if (mqtt?.user === user) yield atValue(at, 'user-taken', { user, is: 'daemon' });
    else if (!draft.hasBroker) yield atKey(at, 'user-without-broker', {});
    numbers.set(user, number);
  }
}

function* anybodySignsIn({ hasStaff }: Draft): Generator<ConfigFinding> {
  if (!hasStaff) yield atKey(['staff'], 'no-staff-list', {});
}
