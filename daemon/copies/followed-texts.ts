/**
 * The texts on the second medium: replaced at each change, so that what is erased is gone there as soon as the medium is there
 * (R19). A medium that holds texts of another history keeps them, but for those that were erased anywhere.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile } from '../journal/copy.ts';
import { changeOf, copyTexts, putInPlace, takeUpFrom } from '../journal/texts/copy.ts';
import { readTextFile, textsName } from '../journal/texts/file.ts';
import type { Ours } from './keeper.ts';

export type FollowedTexts = {
  /** Throws what SQLite or the system says. */
  follow(ours: Ours): void;
  /** Something was erased, and is not known to be gone there. */
  owesErase(): boolean;
};

export function followTexts(state: string): FollowedTexts {
  const from = join(state, textsName);
  /** What lies there. */
  let there: { medium: string; change: number; erased: number } | undefined;
  let looked: { change: number | undefined; erased: number } = { change: undefined, erased: 0 };

  function erasedNow(): number {
    const change = changeOf(from);
    if (change === undefined) return 0;
    if (change !== looked.change) {
      const texts = readTextFile(from);
      try {
        looked = { change, erased: texts.erased().size };
      } finally {
        texts.close();
      }
    }
    return looked.erased;
  }

  return {
    follow({ medium, folder }) {
      const change = changeOf(from);
      const copy = join(folder, textsName);
      if (change === undefined) return;
      if (there?.medium === medium && there.change === change && existsSync(copy)) return;
      const erased = erasedNow();
      const draft = `${copy}.draft`;
      try {
        copyTexts(from, draft);
        // What was damaged here may be whole there. A copy that cannot be read is of no use, and may hold what was erased.
        takeUpFrom(draft, copy);
        putInPlace(draft, copy);
      } catch (error) {
        removeFile(draft);
        throw error;
      }
      there = { medium, change, erased };
    },
    owesErase() {
      try {
        return erasedNow() > (there?.erased ?? 0);
      } catch {
        return false;
      }
    },
  };
}
