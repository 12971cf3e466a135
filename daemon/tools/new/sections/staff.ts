/** Who works in the hall. */
import { staffRoles } from '../../../orders/roles.ts';
import type { Answers, Person } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { askOne, askText, askYes } from '../prompts.ts';
import { words } from '../words.ts';
import { askList } from './menu.ts';

export async function askStaff(answers: Answers): Promise<Answers> {
  if (!(await askYes(words.staff.listed, answers.staff.length > 0))) return { ...answers, staff: [] };
  let { staff } = answers;
  const whole = (now: readonly Person[]): Answers => ({ ...answers, staff: now });
  if (staff.length === 0) {
    do staff = await added(whole(staff));
    while (await askYes(words.staff.another, true));
  }
  staff = await askList(staff, {
    what: words.sections.staff,
    nameOf: ({ number, name, role }) => `${number} ${name} ${roleText(role)}`,
    add: now => added(whole(now)),
    change: (now, index) => changed(whole(now), index),
  });
  return whole(staff);
}

const roleText = (role: string): string =>
  (words.staff.roles as Readonly<Record<string, string>>)[role] ?? role;

async function added(answers: Answers): Promise<readonly Person[]> {
  const { staff, institutions } = answers;
  const last = Math.max(0, ...staff.map(({ number }) => Number(number)).filter(Number.isInteger));
  const number = `${last + 1}`.padStart(2, '0');
  const institution = institutions[0]?.id;
  const fresh = { number, name: '', role: 'attendant', ...(institution !== undefined && { institution }) };
  return await changed({ ...answers, staff: [...staff, fresh] }, staff.length);
}

async function changed(answers: Answers, index: number): Promise<readonly Person[]> {
  const before = answers.staff[index];
  if (before === undefined) return answers.staff;
  const whole = (person: Person): Answers => ({ ...answers, staff: answers.staff.with(index, person) });
  const others = answers.staff.filter(one => one !== before).map(one => one.number);
  const number = await askText(words.staff.number, before.number, entered =>
    others.includes(entered)
      ? words.staff.taken(entered)
      : wrongAt(whole({ ...before, name: 'a', number: entered }), `staff.${entered}`),
  );
  const name = await askText(words.staff.name, before.name, entered =>
    wrongAt(whole({ ...before, number, name: entered }), `staff.${number}.name`),
  );
  const roles = staffRoles.map(value => ({ name: roleText(value), value: value as string }));
  const role = await askOne(words.staff.role, roles, before.role);
  const institution = await askOne<string>(
    words.staff.institution,
    [
      // Only an attendant is always somewhere.
      ...(role === 'attendant' ? [] : [{ name: words.staff.whole, value: '' }]),
      ...answers.institutions.map(({ id, name }) => ({ name, value: id })),
    ],
    before.institution,
  );
  const person = { number, name, role };
  return whole(institution === '' ? person : { ...person, institution }).staff;
}
