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
import { type OpenedCopy, openCopy } from './copy.ts';
import { dateOf } from './dates-and-hashes.ts';
import { historiesOf } from './histories.ts';
import { endText, notTold, otherText } from './histories-text.ts';
import { flushAll, highestShown, layOut, reachOf, skipNumbers, takeUp } from './restored-journal.ts';
import { restoreTexts } from './restored-texts.ts';
import { wholeEnd } from './salvage.ts';
import { numbersSince, type Since } from './skipped-numbers.ts';
import { type VerifiedDay, verifyDays } from './verify-days.ts';

export type RestoreOptions = { state: string; numbersAbove?: string };

type Done = { lines: string[] } | { fault: 'usage' | 'io'; message: string };

/** What was done goes to stdout, how far it is and what is wrong to stderr; returns the exit code. */
export function restore(given: string, options: RestoreOptions): number {
  const above = options.numbersAbove;
  if (above !== undefined && !/^\d{1,9}$/.test(above))
    return failed(`--numbers-above: found "${above}", expected a whole number, for example 200.`, 'usage');
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
      process.stdout.write(`${done.lines.join('\n')}\n`);
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
  if (taken === undefined)
    return { fault: 'io', message: `${copy.path}: found no event, expected at least one.` };
  const missing = notTold(copy, taken);
  if (missing !== undefined) return { fault: 'io', message: missing };
  const progress = openProgress(2 * taken.stretches.length, 'files copied or verified', process.stderr);
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
    return {
      fault: 'usage',
      message: `--numbers-above: found ${above}, expected at least ${tooLow.known}, which was issued on ${tooLow.day}.`,
    };
  const skips = above === undefined ? since : since.map(one => ({ ...one, to: above, isGuess: false }));
  skipNumbers(draft, end, skips, now);
  flushAll(draft);
  setCursor(copy, state, end);
  // Before the journal: what either has the hash of is there, whatever crashes now.
  const unread = restoreTexts(copy, state, work);
  const aside = join(state, `before-restore-${new Date(now).toISOString().replaceAll(/[-:.]/g, '')}`);
  const hadJournal = existsSync(old);
  // It knows of the journal that goes; what numbers follow from that was skipped above.
  rmSync(join(state, highWaterName), { force: true });
  replaceJournal(state, draft, aside);
  forgetMedia(state, randomUUID);
  const zone = days.at(-1)?.timeZone;
  return {
    lines: [
      ...(copied === undefined ? [] : [`copy      ${copy.path}: proved, to ${endText(copied, zone)}`]),
      ...(end.tip.seq === copied?.tip.seq
        ? []
        : [
            `and       ${end.tip.seq - (copied?.tip.seq ?? 0)} events that it lacked, to ${endText(end, zone)}`,
          ]),
      ...(passed.length === 0
        ? []
        : [`taken     ${taken.last.path}: the one of ${histories.length} histories that goes furthest`]),
      ...passed.flatMap(history => otherText(history, taken, zone)),
      ...skips.map(skip => numbersText(skip, end, zone, above !== undefined)),
      ...(hadJournal ? [`aside     the journal that was there: ${join(aside, 'journal')}`] : []),
      ...unread.map(path => `texts     ${path}: cannot be read, what people wrote is not taken from there`),
      `restored  ${state}`,
    ],
  };
}

function numbersText(
  { day, known, to, isGuess }: Since,
  end: End,
  zone: string | undefined,
  isGiven: boolean,
): string {
  if (isGiven) return `numbers   of ${day}: the hall goes on above ${to}, as you said`;
  if (to === 0)
    return `numbers   of ${day}: none was issued that is not in it; the hall goes on above ${known}`;
  if (!isGuess)
    return `numbers   of ${day}: up to ${known} were issued, as the journal that was there shows; the hall goes on above ${to}`;
  return (
    `numbers   of ${day}: ${known + 1} to ${to} may have been issued since ${dateOf(end.tip.at, zone)}, which nobody can tell from here; ` +
    `the hall goes on above ${to}; if anybody holds a higher one, restore again with --numbers-above`
  );
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
