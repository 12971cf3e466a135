/** A scanner that types what it reads: the code of a return slip (R15). The page has no field in which anybody writes. */

/** It types faster than any hand. */
const handMs = 80;
/** Less is no code: somebody works by keys. */
const scanAtLeast = 6;

/** `read`: the code of the slip; undefined: something else was held there. */
export function hearScanner(read: (code: string | undefined) => void): void {
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
      read(codeOf(typed));
      typed = '';
    }
    if (key.length === 1) typed += key;
  }

  document.addEventListener('keydown', hear, true);
}

/** Pure. `SLIP/20261124/1A2B3C4D5E`; a Chinese keyboard may type letters of full width. */
export function codeOf(typed: string): string | undefined {
  return /^SLIP\/\d{8}\/([0-9A-Z]{10})$/.exec(typed.normalize('NFKC').trim().toUpperCase())?.[1];
}
