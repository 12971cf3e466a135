/** What is known of the registers of a display: what it confirmed, and what is still to be read back. */
import type { Block } from './layout.ts';

/** A display that reads back something else this often in a row does not give back what it shows: it is written to instead. */
const mismatchesBeforeBlind = 3;

/** `answers`: it does not, so nothing is ever read back. */
export function newBelief(answers: boolean) {
  const held = new Map<number, readonly number[]>();
  let checks: Block[] = [];
  let reads = answers;
  let mismatches = 0;
  let doubtful = false;

  /** Nothing is known any more. */
  function forget(): void {
    held.clear();
    checks = [];
  }

  /** The registers cannot be read. */
  function blind(): void {
    reads = false;
    checks = [];
  }

  return {
    forget,
    /** The link is new: an answer to anything earlier does not come. */
    renew(): void {
      forget();
      reads = answers;
      mismatches = 0;
      doubtful = false;
    },
    /** The first block that the display has not confirmed. */
    due: (blocks: readonly Block[]) =>
      blocks.find(({ register, values }) => !same(held.get(register), values)),
    confirmed(block: Block): void {
      held.set(block.register, block.values);
      const others = checks.filter(({ register }) => register !== block.register);
      checks = doubtful && reads ? [...others, block] : others;
    },
    unknown(register: number): void {
      held.delete(register);
    },
    /** An answer is overdue. Function 16 is answered without its values, so the next answer may be that to an earlier picture. */
    doubt(): void {
      doubtful = true;
    },
    /** What was confirmed is not sure before it was read back. */
    isDoubtful: () => doubtful && checks.length > 0,
    /** All of it is to be read back; written again where it cannot be read. */
    distrust(blocks: readonly Block[]): void {
      if (reads) checks = [...blocks];
      else held.clear();
    },
    /** What is to be read back next. */
    toCheck: () => checks[0],
    /** What was read is compared; false: it is something else, and all is forgotten. */
    agrees(read: readonly number[]): boolean {
      const [checked] = checks;
      if (same(checked?.values, read)) {
        mismatches = 0;
        checks.shift();
        if (checks.length === 0) doubtful = false;
        return true;
      }
      forget();
      mismatches += 1;
      if (mismatches >= mismatchesBeforeBlind) blind();
      return false;
    },
    blind,
  };
}

function same(one: readonly number[] | undefined, other: readonly number[]): boolean {
  return one?.join() === other.join();
}
