/** Who may sign in, and where they are (R7, R19). */
import type { Event } from '../types/events.ts';
import type { CounterState, Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';

/** With a staff list, whoever is not on it is nobody. */
export function isUnknownPerson({ staff }: Rules, clerk: string): boolean {
  return staff !== undefined && !staff.has(clerk);
}

export function unknownPerson(clerk: string): Refusal {
  return refuse('unknown-person', { found: clerk });
}

/** With a staff list one is at one counter at a time. */
export function signIn({ staff }: Rules, hall: Hall, counter: string, clerk: string): Event[] {
  const signedIn: Event = { kind: 'clerk-signed-in', counter, clerk };
  if (staff === undefined) return [signedIn];
  const elsewhere = [...hall.counters].filter(([id, state]) => id !== counter && state.clerk === clerk);
  return [
    signedIn,
    ...elsewhere.map(([id]): Event => ({ kind: 'clerk-signed-out', counter: id, clerk, elsewhere: counter })),
  ];
}

/** Nobody is signed in at a closed counter. */
export function signedOut(counter: string, { clerk }: CounterState): Event[] {
  return clerk === undefined ? [] : [{ kind: 'clerk-signed-out', counter, clerk }];
}
