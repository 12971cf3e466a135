/** At which counters somebody may order. Pure. */
import type { Session } from '../contract.ts';
import type { Counter } from '../told/hall.ts';

/** All of the hall where nothing binds them to a counter or an institution. */
export function countersFor(
  { counter, institution }: Pick<Session, 'counter' | 'institution'>,
  counters: readonly Counter[],
): readonly Counter[] {
  if (counter !== undefined) return counters.filter(({ id }) => id === counter);
  return counters.filter(one => institution === undefined || one.institution.id === institution);
}
