/** One pass of checked copies: every day that is not whole in the second folder, and the open one. Blocks for as long as it takes. */
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyDay, removeFile, syncFile, vacuumInto, wholeTip } from '../journal/copy.ts';
import { withDay } from '../journal/day-file.ts';
import { daysIn, syncFolder } from '../journal/folder.ts';
import { hex, type Tip } from '../journal/hash-chain.ts';
import { isSecretKey, secretKeyName } from '../journal/secret-key.ts';
import { writeWhole } from '../journal/whole-file.ts';
import { isStill, type Ours } from './keeper.ts';
import { readBook } from './mark.ts';
import { dayHolds } from './own-journal.ts';
import { followedPiece } from './piece.ts';
import { olderThan } from './retention.ts';
import type { CopiesPlace } from './survey.ts';
import { tailDays, tailPath } from './tail-file.ts';
import { words } from './words.ts';

/** `ours`: the medium that was recognised, and is asked for again before each copy. */
export type PassOptions = { place: CopiesPlace; ours: Ours; keepDays?: number };

/** `retirable`: the oldest days, which the state folder need not keep. */
export type Passed = { copied: number; retirable: string[] };

/** What lies beside the days and goes with them; none of it is needed for the journal. */
const beside = ['cursors.db'];

/** Throws a `JournalTrouble`, or what SQLite or the system says; what was copied before that stays. */
export function copyPass({ place, ours, keepDays }: PassOptions): Passed {
  const { state } = place;
  const { folder } = ours;
  const journal = join(state, 'journal');
  const days = daysIn(journal);
  const newest = days.at(-1);
  const passed: Passed = { copied: 0, retirable: [] };
  const tips = new Map<string, Tip>();
  let before: Tip | undefined;
  for (const day of days) {
    const source = join(journal, `${day}.db`);
    const copy = join(folder, `${day}.db`);
    const tip = withDay(source, own => own.tip());
    expectStill(place, ours);
    const known = existsSync(copy) ? standing(copy, source) : undefined;
    if (known !== undefined && known.seq === tip?.seq) before = known;
    else {
      expectRoom(ours, source);
      before = copyDay(source, copy, before);
      passed.copied += 1;
    }
    tips.set(day, before);
    if (day !== newest) dropFollowed(folder, day, copy);
  }
  expectStill(place, ours);
  for (const name of beside) copyBeside(join(state, name), join(folder, name));
  copyKey(join(state, secretKeyName), join(folder, secretKeyName));
  if (keepDays !== undefined) passed.retirable = retirable(place, ours, olderThan(days, keepDays), tips);
  return passed;
}

function expectStill(place: CopiesPlace, ours: Ours): void {
  const book = readBook(place.state, () => '');
  if (!isStill(place, book, ours)) throw new Error(words.otherMedium);
}

/**
 * Up to where the copy has the day; undefined: nothing that can be read is there, which is replaced. What is of another
 * history was kept aside before anything was followed; whatever is met now is not touched.
 */
function standing(copy: string, source: string): Tip | undefined {
  let tip: Tip | undefined;
  try {
    tip = withDay(copy, day => day.tip());
  } catch {
    return undefined;
  }
  if (tip === undefined || dayHolds(source, tip)) return tip;
  throw new Error(words.otherHistory(copy, source));
}

/** What followed a closed day goes once the checked copy has all of it. */
function dropFollowed(folder: string, day: string, copy: string): void {
  if (!tailDays(folder).includes(day)) return;
  const followed = followedPiece(day, tailPath(folder, day));
  if (followed !== undefined && !dayHolds(copy, followed.end)) return;
  rmSync(tailPath(folder, day), { force: true });
}

/** On the disk of the state folder copies must never be what fills it: that would stop the hall. */
function expectRoom({ disk, folder }: Ours, source: string): void {
  if (disk === 'apart') return;
  const { bavail, blocks } = statfsSync(folder);
  if (bavail < blocks / 10) throw new Error(words.noRoom(source));
}

/** How far the events were published, for one: without it a restored hall would tell all of them again. */
function copyBeside(from: string, copy: string): void {
  if (!existsSync(from)) return;
  const draft = `${copy}.draft`;
  removeFile(draft);
  vacuumInto(from, draft);
  syncFile(draft);
  renameSync(draft, copy);
  syncFolder(dirname(copy));
}

/** One that is damaged is not put over a whole one. */
function copyKey(from: string, copy: string): void {
  const text = existsSync(from) ? readFileSync(from, 'utf8') : '';
  if (!isSecretKey(text) || (existsSync(copy) && readFileSync(copy, 'utf8') === text)) return;
  const why = writeWhole(copy, text);
  if (why !== undefined) throw new Error(why);
  chmodSync(copy, 0o600);
}

/**
 * Looked at once more just before they are the only ones. On the disk of the state folder they are none: it dies with
 * both, or is the place where a medium will be mounted.
 */
function retirable(
  place: CopiesPlace,
  ours: Ours,
  old: readonly string[],
  tips: ReadonlyMap<string, Tip>,
): string[] {
  if (ours.disk === 'same') return [];
  let before: Tip | undefined;
  for (const day of old) {
    const copy = join(ours.folder, `${day}.db`);
    before = withDay(copy, own => wholeTip(own, copy, before));
    const own = tips.get(day);
    if (own === undefined || hex(own.hash) !== hex(before.hash))
      throw new Error(words.shortCopy(copy, before.seq, own?.seq));
  }
  expectStill(place, ours);
  return [...old];
}
