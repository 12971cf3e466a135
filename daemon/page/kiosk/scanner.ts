/** A scanner that types what it reads: the code of a return slip (R15), or of a booking (R18). The page has no field in which anybody writes. */
import { type ByCode, byScannedCode } from '../stream/by-code.ts';

/** It types faster than any hand. */
const handMs = 80;
/** Less is no code: somebody works by keys. */
const scanAtLeast = 6;

/** `read`: what is wanted by the code; undefined: something else was held there. */
export function hearScanner(read: (wanted: ByCode | undefined) => void): void {
  let typed = '';
  let at = Number.NEGATIVE_INFINITY;

  function hear(event: KeyboardEvent): void {
    const { key, timeStamp, repeat, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || repeat) return;
    if (timeStamp - at > handMs) typed = '';
    at = timeStamp;
    if (key === 'Enter' && typed.length >= scanAtLeast) {
      // It would press the button that has the focus.
      event.preventDefault();
      read(byScannedCode(typed));
      typed = '';
    }
    if (key.length === 1) typed += key;
  }

  document.addEventListener('keydown', hear, true);
}
