/** Orders of one kind, or of several that need the same, drawn at random. */
import fc from 'fast-check';

export function orderOf(
  weight: number,
  verbs: string | readonly string[],
  drawn: Readonly<Record<string, fc.Arbitrary<unknown>>>,
) {
  const verb = typeof verbs === 'string' ? fc.constant(verbs) : fc.constantFrom(...verbs);
  return { weight, arbitrary: fc.record({ verb, ...drawn }) };
}
