import type { Command } from './stream.ts';

const mostBytes = 2048;

/**
 * The macro of a printer (GS : begins and ends its definition, GS ^ runs it). What it is made of is obeyed as it comes; ESC @ does
 * not forget it, and lost power does. GS ^ within a definition ends it and forgets all.
 */
export function macro() {
  let bytes: number[] = [];
  let isBeingMade = false;

  function forget(): void {
    bytes = [];
    isBeingMade = false;
  }

  return {
    /** A command was taken from the stream, and these were its bytes. */
    heard(command: Command, its: readonly number[]) {
      if (command.is === 'macro') {
        if (!isBeingMade) bytes = [];
        isBeingMade = !isBeingMade;
      } else if (isBeingMade && command.is === 'macro-run') forget();
      else if (isBeingMade && bytes.length + its.length <= mostBytes) bytes.push(...its);
    },
    run: (times: number) => Array.from({ length: times }, () => bytes).flat(),
    forget,
  };
}
