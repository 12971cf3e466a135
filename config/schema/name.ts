/** What something is called, in the languages of the hall. */
import type { Named } from '../../daemon/core/types/rules.ts';
import type { WrittenName } from '../../drivers/settings/name.ts';

/** By its language; a plain text is in that of the hall. */
export const byLanguage = (written: WrittenName, locale: string): Readonly<Record<string, string>> =>
  typeof written === 'string' ? { [locale]: written } : written;

/** Whether people read it as the number on a plate: 3, 12, a3, 3b, 2-05. */
export const isPlateNumber = (counter: string): boolean => /^(?:[a-z]-?)?\d+(?:-\d+)?[a-z]?$/.test(counter);

/** As the core takes it. */
export function namesOf(written: WrittenName, locale: string): Named {
  const { [locale]: name = '', ...names } = byLanguage(written, locale);
  return { name, ...(Object.keys(names).length > 0 && { names }) };
}
