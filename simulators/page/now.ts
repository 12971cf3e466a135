/** The time, for what grows older on the page. */
import { computed, signal } from '@preact/signals';

/** ms UTC, once a second. */
export const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 1000);

const stepMs = 10_000;
/** For waits in minutes: who reads it is drawn again only every ten seconds. ms UTC. */
const slowNow = computed(() => Math.floor(now.value / stepMs) * stepMs);

/** Whole minutes since `since` (ms UTC), 0 when that lies ahead. */
export function minutesSince(since: number): number {
  return Math.max(0, Math.floor((slowNow.value - since) / 60_000));
}
