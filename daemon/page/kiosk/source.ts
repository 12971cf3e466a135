/** What the kiosk is told, as signals, and whether it still holds. */
import { computed, signal } from '@preact/signals';
import { hallClock } from '../stream/clock.ts';
import { openSource } from '../stream/source.ts';
import type { Kiosk, KioskNow } from './contract.ts';

/** Undefined: not known yet. False: it was opened without the key of the hall, and nothing is offered. */
export const isLetIn = signal<boolean | undefined>(undefined);

/** It says something every two seconds. */
const source = openSource<Kiosk>('/kiosk/stream', 8000, async () => {
  await askEntry();
  return isLetIn.value === false;
});

/** The last that was told; undefined: nothing yet. */
export const kioskTold = source.told;
/** The hall as it is now; undefined: it is not heard, or what was heard may not hold any more. */
export const hallNow = computed<KioskNow | undefined>(() =>
  source.isGood.value ? kioskTold.value?.now : undefined,
);
export const clockNow = hallClock(source);

const retryMs = 2000;

/**
 * By the key behind the # of the address, which is taken away then: nobody who gets at a keyboard should read it there. `isIn`: told
 * once.
 */
export async function enter(isIn: () => void): Promise<void> {
  const key = location.hash.slice(1);
  if (key !== '') await asked('/kiosk/enter', { method: 'POST', body: key });
  await askEntry();
  if (isLetIn.value === undefined) setTimeout(() => void enter(isIn), retryMs);
  if (isLetIn.value === true) {
    history.replaceState(null, '', location.pathname + location.search);
    source.listen();
    isIn();
  }
}

async function askEntry(): Promise<void> {
  const status = await asked('/kiosk/session', {});
  if (status === 200) isLetIn.value = true;
  if (status === 401) isLetIn.value = false;
}

/** Undefined: nobody answers just now. */
async function asked(path: string, how: RequestInit): Promise<number | undefined> {
  try {
    return (await fetch(path, { ...how, cache: 'no-store' })).status;
  } catch {
    return undefined;
  }
}
