/** Which counter whoever is signed in works at: their own, or one of those that they may order at. */
import { computed, signal } from '@preact/signals';
import { standing } from '../session/session.ts';
import type { Counter } from '../told/hall.ts';
import { hallTold } from '../told/now.ts';
import { countersFor } from './bound.ts';

const kept = 'desk-counter';
const wanted = signal(sessionStorage.getItem(kept) ?? undefined);

export function choose(counter: string): void {
  wanted.value = counter;
  sessionStorage.setItem(kept, counter);
}

export const countersToChoose = computed<readonly Counter[]>(() => {
  const now = standing.value;
  const hall = hallTold.value;
  return now.is === 'in' && hall !== undefined ? countersFor(now.session, hall.counters) : [];
});

export const chosenCounter = computed<Counter | undefined>(() => {
  const among = countersToChoose.value;
  return among.length === 1 ? among[0] : among.find(({ id }) => id === wanted.value);
});
