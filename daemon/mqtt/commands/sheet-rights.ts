/**
 * Whose sheet of the appraisal (R19) a user may see: a clerk their own; a supervisor those of their institution, and of who is of
 * it by the staff list as it stands now. Whoever left the list is of none: only who is there for the whole hall sees theirs.
 */
import type { MqttUser } from '../../../config/schema/mqtt.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { ListedSheet, SheetOf } from '../../hall/sheets/file.ts';
import type { SheetAsked } from '../../orders/order.ts';

/** `who`: none where the hall has no users, and does not know who asks. */
export function sheetRefused(
  { person, institution }: SheetAsked,
  who: (MqttUser & { user: string }) | undefined,
  rules: Rules,
): Refusal | undefined {
  if (who === undefined) return refuse('not-allowed', { is: 'sheets-of-nobody' });
  const { user, role, institution: of } = who;
  if (role !== 'supervisor' && who.person === undefined)
    return refuse('not-allowed', { is: 'no-person', user });
  const asked = wanted(person, institution);
  if (asked === undefined || isTheirs(asked, who, rules)) return undefined;
  return refuse('not-allowed', {
    is: 'sheet',
    giver: { user, role, ...(of !== undefined && { institution: of }) },
  });
}

/** A number may have been somebody else's: a person's is shown under the name of then, but to who is there for the whole hall. */
export function isShown(sheet: ListedSheet, who: MqttUser, rules: Rules): boolean {
  if (!isTheirs(sheet, who, rules)) return false;
  if (sheet.of === 'institution' || isOfWholeHall(who)) return true;
  return sheet.person !== undefined && sheet.person === rules.staff?.get(sheet.id)?.name;
}

function isTheirs({ of, id }: SheetOf, who: MqttUser, rules: Rules): boolean {
  if (of === 'person' && who.person === id) return true;
  if (who.role !== 'supervisor') return false;
  const institution = of === 'institution' ? id : rules.staff?.get(id)?.institution;
  return isOfWholeHall(who) || institution === who.institution;
}

const isOfWholeHall = ({ role, institution }: MqttUser): boolean =>
  role === 'supervisor' && institution === undefined;

function wanted(person: string | undefined, institution: string | undefined): SheetOf | undefined {
  if (person !== undefined) return { of: 'person', id: person };
  return institution === undefined ? undefined : { of: 'institution', id: institution };
}
