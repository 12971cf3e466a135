/** What the display is told, as signals, and whether it still holds. The way to the server is opened again for ever. */
import { computed, signal } from '@preact/signals';
import type { Display, HallNow } from './contract.ts';

const told = signal<Display | undefined>(undefined);
/** When it came: a clock that goes back counts as little as one that stands still. */
let cameAt = { wall: 0, steady: 0 };
const ageMs = signal(0);

/** The last that was told; undefined: nothing yet. */
export const hallTold = computed(() => told.value);
/** The hall as it is now; undefined: it is not heard, or what was heard may not hold any more. */
export const hallNow = computed<HallNow | undefined>(() => {
  const now = told.value?.now;
  return now === undefined || ageMs.value >= now.goodForMs ? undefined : now;
});
/** By the hall's clock, ms UTC, to the second; undefined before the first word. */
export const hallTime = computed(() =>
  told.value === undefined ? undefined : told.value.at + Math.floor(ageMs.value / 1000) * 1000,
);

const tickMs = 1000;
/** It says something every two seconds. */
const silentAfterMs = 8000;
const firstRetryMs = 500;
const lastRetryMs = 4000;

function age(): number {
  return Math.max(Date.now() - cameAt.wall, performance.now() - cameAt.steady, 0);
}

export function listen(): void {
  setInterval(() => {
    ageMs.value = age();
  }, tickMs);
  open(firstRetryMs);
}

/** A browser gives up an EventSource whose server answers with a refusal: here each try is a new one. */
function open(retryMs: number): void {
  const source = new EventSource('/display/stream');
  let heardAt = performance.now();
  let again = retryMs;
  // A way that is cut without a word is known by its silence.
  const watchdog = setInterval(() => {
    if (performance.now() - heardAt > silentAfterMs) fail();
  }, tickMs);

  function fail(): void {
    clearInterval(watchdog);
    source.close();
    // A hundred televisions do not come back in one moment.
    setTimeout(() => open(Math.min(lastRetryMs, again * 2)), again * (0.5 + Math.random() / 2));
  }

  source.addEventListener('error', fail);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    again = firstRetryMs;
    heardAt = performance.now();
    cameAt = { wall: Date.now(), steady: heardAt };
    const now: Display = JSON.parse(data);
    // Nobody touches a television for years, and the program beside the hall was renewed.
    if (told.value !== undefined && told.value.page !== now.page) location.reload();
    told.value = now;
    ageMs.value = 0;
  });
}
