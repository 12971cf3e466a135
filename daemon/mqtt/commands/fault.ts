/** What is wrong with a command, told so that its sender can mend it: found, expected, for example. */
import type { z } from 'zod';
import { withoutSteering } from '../../../config/load/steering.ts';
import type { Refusal } from '../../core/types/refusals.ts';

const foundAtMost = 60;

/** A word from outside, no longer than it needs to be to be known again. */
export function shown(word: string): string {
  return withoutSteering(word.slice(0, 64));
}

/**
 * `fields`: the names that are known. The schema's own messages say what was expected. `isPrivate`: what was found is left out.
 */
export function faultOf(
  error: z.ZodError,
  found: unknown,
  fields: readonly string[],
  example: unknown,
  isPrivate = false,
): Refusal {
  const messages = error.issues.map(issue =>
    issue.code === 'unrecognized_keys'
      ? `found ${isPrivate ? 'another field' : [...issue.path, issue.keys.join(', ')].join('.')}, expected only ${fields.join(', ') || 'no field'}`
      : `${issue.path.map(key => `${String(key)}: `).join('')}found ${isPrivate ? 'something else' : foundAt(found, issue.path)}, expected ${issue.message}`,
  );
  return {
    refused: error.issues.some(issue => issue.code === 'unrecognized_keys') ? 'unknown-field' : 'wrong-type',
    message: `${withoutSteering(messages.join('; '))}; for example ${JSON.stringify(example)}`,
  };
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
