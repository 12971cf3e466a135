/** What an entry of a kind must say beside where the device is: asked of its own schema, so that a new kind is asked for too. */
import { type DeviceKind, definitionOf } from '../../../drivers/kinds.ts';
import { isExpectation } from '../../../drivers/settings/scalars.ts';

/** `among`: the words that are possible, where they are few. */
export type NeededKey = { key: string; example: string; among?: readonly string[] };

/** None where it needs what is no single word: such an entry is written by hand. */
export function neededKeys(kind: DeviceKind): NeededKey[] | undefined {
  const read = definitionOf(kind).settings.safeParse({ kind });
  if (read.success) return [];
  const keys = read.error.issues.map(issue => {
    const [key = ''] = issue.path;
    if (issue.code !== 'custom' || !isExpectation(issue.params)) return undefined;
    const { example = '', among } = issue.params;
    return { key: String(key), example, ...(among !== undefined && { among }) };
  });
  return keys.every(key => key !== undefined) ? keys : undefined;
}
