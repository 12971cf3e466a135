/**
 * The journal at a start, held against the second folder (I11). Of what that has beyond its end, it takes up what follows from
 * it by the hash chain: those events were acknowledged, and are nowhere else.
 */
import { join } from 'node:path';
import type { Row, Tip } from '../journal/hash-chain.ts';
import type { Journal } from '../journal/journal.ts';
import type { Mended } from '../journal/log-repair.ts';
import { problemOf } from '../journal/problem.ts';
import { mergeRows } from './merge.ts';
import type { Witness, WitnessSaid } from './witness.ts';

/** `taken`: so many events were taken up. `said`: what the second folder knows beyond the end, or why it said nothing. */
export type Started = {
  journal: Journal;
  mended: Mended | undefined;
  taken: number;
  said: WitnessSaid | undefined;
};

/** `open`: undefined ends the start. `witness`: asked once, so made anew each time; left out where there is no second folder. */
export async function startJournal(
  open: () => Promise<Journal | undefined>,
  witness: (() => Witness) | undefined,
): Promise<Started | undefined> {
  let mended: Mended | undefined;
  let taken = 0;
  let endedAt = -1;
  for (;;) {
    const asked = witness?.();
    const journal = await open();
    if (journal === undefined) {
      asked?.close();
      return undefined;
    }
    mended ??= journal.met.mended;
    const said = await asked?.ask(journal.end());
    // The rows come in pages; what the disk does not take would be told for ever.
    const hasGrown = journal.lastSeq() > endedAt;
    if (said?.is !== 'beyond' || said.follow.length === 0 || !hasGrown)
      return { journal, mended, taken, said };
    endedAt = journal.lastSeq();
    const { tip, day } = journal.end();
    journal.close();
    taken += takeUp(
      join(journal.state, 'journal'),
      tip === undefined || day === undefined ? undefined : { day, tip },
      said.follow,
    );
  }
}

/** What the disk does not take stays where it is: the hall goes on above its numbers. Returns how many it took. */
function takeUp(folder: string, from: { day: string; tip: Tip } | undefined, rows: readonly Row[]): number {
  try {
    const end = mergeRows(folder, from, rows);
    return (end?.tip.seq ?? 0) - (from?.tip.seq ?? 0);
  } catch (error) {
    if (problemOf(error, folder) === undefined) throw error;
    return 0;
  }
}
