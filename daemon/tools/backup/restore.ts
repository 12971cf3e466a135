/** `one-ticket restore`: puts a copy in the place of a journal, proved before it replaces, and goes on above all its numbers. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { forgetMedia } from '../../copies/mark.ts';
import type { End } from '../../copies/merge.ts';
import { openCursors } from '../../journal/cursors.ts';
import { lockFolder, makeFolder } from '../../journal/folder.ts';
import { highWaterName } from '../../journal/high-water.ts';
import { problemOf } from '../../journal/problem.ts';
import { finishReplacing, replaceJournal } from '../../journal/replacement.ts';
import { keepFromDemos } from '../../process/demo-mark.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress } from '../../text/progress.ts';
import { tellJson } from '../../text/told-json.ts';
import { words as common } from '../../text/words.ts';
import { type OpenedCopy, openCopy } from './copy.ts';
import { historiesOf } from './histories.ts';
import { notTold } from './histories-text.ts';
import { type Restored, restoredForProgram, restoredText } from './restored.ts';
import { flushAll, highestShown, layOut, reachOf, skipNumbers, takeUp } from './restored-journal.ts';
import { restoreBookingKeys, restoreKey } from './restored-key.ts';
import { restoreTexts } from './restored-texts.ts';
import { wholeEnd } from './salvage.ts';
import { numbersSince } from './skipped-numbers.ts';
import { type VerifiedDay, verifyDays } from './verify-days.ts';
import { words } from './words.ts';

export type RestoreOptions = { state: string; numbersAbove?: string; json?: true };

type Done = { restored: Restored } | { fault: 'usage' | 'io'; message: string };

/** What was done goes to stdout (`json`: as a line of JSON), how far it is and what is wrong to stderr; returns the exit code. */
export function restore(given: string, options: RestoreOptions): number {
  const above = options.numbersAbove;
  if (above !== undefined && !/^\d{1,9}$/.test(above))
    return failed(words.restore.notANumber(above), 'usage');
  const state = resolve(options.state);
  let file = state;
  try {
    makeFolder(state);
    file = join(state, 'lock.db');
    const lock = lockFolder(state);
    const work = join(state, 'restore.draft');
    try {
      file = work;
      finishReplacing(state);
      rmSync(work, { recursive: true, force: true });
      const read = openCopy(given, join(work, 'unpacked'));
      if (!read.ok) return failed(read.message, read.fault);
      keepFromDemos(state);
      const done = replace(read.copy, state, work, above === undefined ? undefined : Number(above));
      if ('fault' in done) return failed(done.message, done.fault);
      if (options.json) tellJson(restoredForProgram(done.restored));
      else process.stdout.write(`${restoredText(done.restored).join('\n')}\n`);
      return exitCodes.ok;
    } finally {
      rmSync(work, { recursive: true, force: true });
      lock.close();
    }
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return failed(problem.message, 'io');
  }
}

function replace(copy: OpenedCopy, state: string, work: string, above: number | undefined): Done {
  const now = Date.now();
  const old = join(state, 'journal');
  const draft = join(work, 'journal');
  const all = [...copy.ends, ...copy.others];
  const histories = historiesOf(copy.ends, copy.others);
  const [taken, ...passed] = histories.toSorted((one, other) => reachOf(other, old) - reachOf(one, old));
  if (taken === undefined) return { fault: 'io', message: words.restore.noEvent(copy.path) };
  const missing = notTold(copy, taken);
  if (missing !== undefined) return { fault: 'io', message: missing };
  const progress = openProgress(
    2 * taken.stretches.length,
    common.progress(words.copiedOrVerified),
    process.stderr,
  );
  const { copied, end: laid } = layOut(taken.stretches, all, draft, () => progress.step());
  const end = takeUp(old, draft, laid ?? taken.end);
  const days: VerifiedDay[] = [];
  for (const day of verifyDays(draft)) {
    days.push(day);
    progress.step();
  }
  progress.end();

  const oldEnd = wholeEnd(old);
  const isWhole = oldEnd !== undefined && oldEnd.seq >= end.tip.seq;
  const since = numbersSince(days, now, day => highestShown(all, old, day), isWhole);
  const tooLow = since.find(({ known }) => above !== undefined && above < known);
  if (tooLow !== undefined)
    return { fault: 'usage', message: words.restore.tooLow(above, tooLow.known, tooLow.day) };
  const skips = above === undefined ? since : since.map(one => ({ ...one, to: above, isGuess: false }));
  skipNumbers(draft, end, skips, now);
  flushAll(draft);
  setCursor(copy, state, end);
  // Before the journal: what either has the hash of is there, whatever crashes now.
  const unread = restoreTexts(copy, state, work);
  const unreadKey = restoreKey(copy, state);
  const unreadBookingKeys = restoreBookingKeys(copy, state);
  const aside = join(state, `before-restore-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}`);
  const hadJournal = existsSync(old);
  // It knows of the journal that goes; what numbers follow from that was skipped above.
  rmSync(join(state, highWaterName), { force: true });
  replaceJournal(state, draft, aside);
  forgetMedia(state, randomUUID);
  return {
    restored: {
      state,
      copy: copy.path,
      ...(copied && { copied }),
      end,
      taken,
      passed,
      skips,
      isGiven: above !== undefined,
      ...(hadJournal && { aside: join(aside, 'journal') }),
      unread,
      ...(unreadKey !== undefined && { unreadKey }),
      ...(unreadBookingKeys !== undefined && { unreadBookingKeys }),
      timeZone: days.at(-1)?.timeZone,
    },
  };
}

/** Nothing is skipped on MQTT: what was told before the end of the copy is told, all after it is told anew. */
function setCursor({ cursors }: OpenedCopy, state: string, end: End): void {
  const path = join(state, 'cursors.db');
  if (!existsSync(path) && cursors !== undefined) copyFileSync(cursors, path);
  const own = openCursors(path);
  try {
    own.set('mqtt', Math.min(own.get('mqtt'), end.tip.seq));
  } finally {
    own.close();
  }
}
