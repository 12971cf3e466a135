/** What is wrong with a command, told so that its sender can mend it: found, expected, for example. */
import type { z } from 'zod';
import type { FieldFault } from '../../core/types/refusal-args.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import { expectedBy } from '../../orders/args.ts';
import { withoutSteering } from '../../text/steering.ts';

const foundAtMost = 60;

/** A word from outside, no longer than it needs to be to be known again. */
export function shown(word: string): string {
  return withoutSteering(word.slice(0, 64));
}

/** `fields`: the names that are known. The schema's own messages carry what was expected. `isPrivate`: what was found is left out. */
export function faultOf(
  error: z.ZodError,
  found: unknown,
  {
    fields,
    example,
    isPrivate,
  }: { fields: readonly string[]; example: object; isPrivate?: true | undefined },
): Refusal {
  const faults = error.issues.map((issue): FieldFault => {
    if (issue.code === 'unrecognized_keys') {
      const unknown = withoutSteering([...issue.path, issue.keys.join(', ')].join('.'));
      return { fields, ...(isPrivate !== true && { unknown }) };
    }
    return {
      path: issue.path.map(key => withoutSteering(String(key))),
      ...(isPrivate !== true && { found: withoutSteering(foundAt(found, issue.path)) }),
      expected: expectedBy(issue.message),
    };
  });
  const isUnknown = error.issues.some(issue => issue.code === 'unrecognized_keys');
  return refuse(isUnknown ? 'unknown-field' : 'wrong-type', { faults, example });
}

function foundAt(value: unknown, path: readonly PropertyKey[]): string {
  let found = value;
  for (const key of path) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? Reflect.get(found, key)
        : undefined;
  }
  const text = JSON.stringify(found) ?? 'nothing';
  return text.length > foundAtMost ? `${text.slice(0, foundAtMost)}…` : text;
}
