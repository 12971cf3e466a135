/** What is known of the registers of a display: what it confirmed, and what is still to be read back. */
import type { Block } from './layout.ts';

/** A display that reads back something else this often in a row does not give back what it shows: it is written to instead. */
const mismatchesBeforeBlind = 3;

export type Belief = {
  /** Nothing is known any more. */
  forget(): void;
  /** The link is new: an answer to anything earlier does not come. */
  renew(): void;
  /** The first block that the display has not confirmed. */
  due(blocks: readonly Block[]): Block | undefined;
  confirmed(block: Block): void;
  unknown(register: number): void;
  /** An answer is overdue. Function 16 is answered without its values, so the next answer may be that to an earlier picture. */
  doubt(): void;
  /** What was confirmed is not sure before it was read back. */
  isDoubtful(): boolean;
  /** All of it is to be read back; written again where it cannot be read. */
  distrust(blocks: readonly Block[]): void;
  /** What is to be read back next. */
  toCheck(): Block | undefined;
  /** What was read is compared; false: it is something else, and all is forgotten. */
  agrees(read: readonly number[]): boolean;
  /** The registers cannot be read. */
  blind(): void;
};

export function newBelief(): Belief {
  const held = new Map<number, readonly number[]>();
  let checks: Block[] = [];
  let reads = true;
  let mismatches = 0;
  let doubtful = false;

  function forget(): void {
    held.clear();
    checks = [];
  }

  function blind(): void {
    reads = false;
    checks = [];
  }

  return {
    forget,
    renew() {
      forget();
      reads = true;
      mismatches = 0;
      doubtful = false;
    },
    due: blocks => blocks.find(({ register, values }) => !same(held.get(register), values)),
    confirmed(block) {
      held.set(block.register, block.values);
      const others = checks.filter(({ register }) => register !== block.register);
      checks = doubtful && reads ? [...others, block] : others;
    },
    unknown(register) {
      held.delete(register);
    },
    doubt() {
      doubtful = true;
    },
    isDoubtful: () => doubtful && checks.length > 0,
    distrust(blocks) {
      if (reads) checks = [...blocks];
      else held.clear();
    },
    toCheck: () => checks[0],
    agrees(read) {
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
