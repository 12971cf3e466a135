/** Nobody stands there any more: the page returns to its start by itself, and says so before. */
import { computed, signal } from '@preact/signals';

const goneAfterMs = 30_000;
const warnBeforeMs = 10_000;

const idleMs = signal(0);

/** In how many seconds it returns; undefined: not soon. */
export const returnsInS = computed(() => {
  const left = goneAfterMs - idleMs.value;
  return left > warnBeforeMs ? undefined : Math.max(1, Math.ceil(left / 1000));
});

/** `gone`: told again each second while nobody is there. */
export function watchIdle(gone: () => void): void {
  let touchedAt = performance.now();
  const touched = () => {
    touchedAt = performance.now();
    idleMs.value = 0;
  };
  for (const what of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
    addEventListener(what, touched, { capture: true, passive: true });
  setInterval(() => {
    idleMs.value = performance.now() - touchedAt;
    if (idleMs.value >= goneAfterMs) gone();
  }, 1000);
}
