/** What something is called, in the languages of the hall. */
import type { Named } from '../../daemon/core/types/rules.ts';
import type { WrittenName } from '../../drivers/settings/name.ts';

/** By its language; a plain text is in that of the hall. */
export const byLanguage = (written: WrittenName, locale: string): Readonly<Record<string, string>> =>
  typeof written === 'string' ? { [locale]: written } : written;

/** As the core takes it. */
export function namesOf(written: WrittenName, locale: string): Named {
  const { [locale]: name = '', ...names } = byLanguage(written, locale);
  return { name, ...(Object.keys(names).length > 0 && { names }) };
}
