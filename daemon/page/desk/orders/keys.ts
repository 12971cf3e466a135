/**
 * Single letters that do what the buttons do that show them, and a scanner that types what it reads. Nothing of it while somebody
 * writes in a field. Letters can be turned off: whoever dictates, or rests a hand on the keyboard, would press them.
 */
import { signal } from '@preact/signals';

const kept = 'desk-keys';
/** A scanner types faster than any hand: a letter is one that nothing follows so soon. */
const handMs = 80;
/** Of the shortest number of a ticket. */
const scanAtLeast = 4;

export const keysAreOn = signal(localStorage.getItem(kept) !== 'off');

export function switchKeys(): void {
  keysAreOn.value = !keysAreOn.value;
  localStorage.setItem(kept, keysAreOn.value ? 'on' : 'off');
}

const writes = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

export function hearKeys(scanned: (code: string) => void): void {
  let typed = '';
  let at = Number.NEGATIVE_INFINITY;
  let soon: ReturnType<typeof setTimeout> | undefined;

  function hear(event: KeyboardEvent): void {
    const { key, target, repeat, timeStamp } = event;
    const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (isHeld || repeat || (target instanceof Element && target.closest(writes) !== null)) return;
    clearTimeout(soon);
    if (timeStamp - at > handMs) typed = '';
    at = timeStamp;
    if (key === 'Enter' && typed.length >= scanAtLeast) {
      // It would press the button that has the focus.
      event.preventDefault();
      scanned(typed);
    }
    if (key.length !== 1) return;
    typed += key;
    if (typed.length === 1 && keysAreOn.value) soon = setTimeout(() => press(key), handMs);
  }

  document.addEventListener('keydown', hear, true);
}

function press(key: string): void {
  if (!/^[a-z]$/i.test(key)) return;
  const buttons = document.querySelectorAll<HTMLElement>(`[data-letter="${key.toUpperCase()}"]`);
  const button = Array.from(buttons).find(one => one.checkVisibility());
  button?.focus();
  button?.click();
}
