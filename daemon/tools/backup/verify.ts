/** `one-ticket verify`: everything that can be proved of a journal, in the state folder or in a copy. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Piece } from '../../copies/piece.ts';
import { shortenedLoss } from '../../hall/journal-loss.ts';
import { withDay } from '../../journal/day-file.ts';
import { daysIn } from '../../journal/folder.ts';
import { problemOf } from '../../journal/problem.ts';
import { shortenedBy, type Witness, witnessesBeside } from '../../journal/shortening.ts';
import { textsName } from '../../journal/texts/file.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress } from '../../text/progress.ts';
import { lossText } from '../../text/staff/sentences.ts';
import { tableText } from '../../text/table.ts';
import { tellJson } from '../../text/told-json.ts';
import { words as common } from '../../text/words.ts';
import { type OpenedCopy, openCopy } from './copy.ts';
import { inGroups } from './dates-and-hashes.ts';
import { historiesOf } from './histories.ts';
import { layOut } from './restored-journal.ts';
import { dayForProgram, type VerifiedDay, verifyDays } from './verify-days.ts';
import { textsFault } from './verify-texts.ts';
import { words } from './words.ts';

export type VerifyOptions = { state: string; json?: true };

/** `copy` left out: the state folder. The days go to stdout (`json`: each journal a line of JSON), how far it is and the first fault to stderr; returns the exit code. */
export function verify(copy: string | undefined, { state, json }: VerifyOptions): number {
  const tell = json ? inJson : inWords;
  if (copy === undefined) {
    const journal = join(resolve(state), 'journal');
    if (!existsSync(journal) || daysIn(journal).length === 0) return failed(words.noJournal(state), 'io');
    const texts = join(resolve(state), textsName);
    return verifyAll({ journal, of: 'journal', texts, tell, witnesses: witnessesBeside(resolve(state)) });
  }
  const work = mkdtempSync(join(tmpdir(), 'one-ticket-verify-'));
  try {
    const read = openCopy(copy, join(work, 'unpacked'));
    if (!read.ok) return failed(read.message, read.fault);
    return verifyCopy(read.copy, work, tell);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The checked copies, and each history that was kept aside from where it parted. */
function verifyCopy(copy: OpenedCopy, work: string, tell: Tell): number {
  const isOwn = ({ path }: Pick<Piece, 'path'>) => dirname(path) === resolve(copy.journal);
  const damaged = copy.damaged.find(path => isOwn({ path }));
  if (damaged !== undefined) return failed(words.verify.damaged(damaged), 'io');
  const { texts = join(copy.journal, textsName) } = copy;
  const aside = historiesOf(copy.ends, copy.others).filter(({ last }) => !isOwn(last));
  const hasOwn = copy.ends.some(piece => isOwn(piece) && piece.form === 'checked');
  if (!hasOwn && aside.length === 0) return failed(words.verify.noCheckedCopy(copy.path), 'io');
  const code = hasOwn ? verifyAll({ journal: copy.journal, of: 'copy', texts, tell }) : exitCodes.ok;
  if (code !== exitCodes.ok) return code;
  // A file that was found damaged is kept aside, too.
  for (const path of copy.damaged) tell.unread(path);
  for (const [nth, { stretches, last }] of aside.entries()) {
    const draft = join(work, `history-${nth}`);
    const parted = stretches.filter(({ piece }) => !isOwn(piece));
    layOut(parted, [...copy.ends, ...copy.others], draft, () => {});
    const proved = verifyAll({ journal: draft, of: 'copy', texts, tell, aside: last.path });
    if (proved !== exitCodes.ok) return proved;
  }
  return exitCodes.ok;
}

type Tell = {
  /** `aside`: whose days they are, of a history that was kept aside. */
  days(days: readonly VerifiedDay[], aside?: string): void;
  /** A file that was kept aside, of which no event can be read. */
  unread(path: string): void;
};

/**
 * A copy on a medium that was away for long lacks days in the middle, which a journal must not. `witnesses`: of how far it had
 * come (I11), heard before it is read, for it goes on meanwhile.
 */
function verifyAll({
  journal,
  of,
  texts,
  tell,
  witnesses = [],
  aside,
}: {
  journal: string;
  of: 'journal' | 'copy';
  texts: string;
  tell: Tell;
  witnesses?: readonly Witness[];
  aside?: string;
}): number {
  const days: VerifiedDay[] = [];
  const startedAt = performance.now();
  const progress = openProgress(daysIn(journal).length, common.progress(words.verify.unit), process.stderr);
  try {
    for (const day of verifyDays(journal, of)) {
      days.push(day);
      progress.step();
    }
  } catch (error) {
    progress.end();
    const problem = problemOf(error, journal);
    if (problem === undefined) throw error;
    return failed(problem.message, 'io');
  }
  progress.end();
  const end = days.at(-1);
  const shortened =
    end &&
    withDay(join(journal, `${end.day}.db`), file =>
      shortenedBy({ tip: end.tip, day: end.day, highest: end.highest, file }, witnesses),
    );
  if (shortened !== undefined)
    return failed(words.verify.lost(journal, lossText(shortenedLoss(shortened))), 'io');
  const events = days.reduce((sum, day) => sum + day.events, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  process.stderr.write(`${words.verify.speed(events, seconds)}\n`);
  tell.days(days, aside);
  const fault = textsFault(journal, texts);
  return fault === undefined ? exitCodes.ok : failed(fault, 'io');
}

const inWords: Tell = {
  days(days, aside) {
    if (aside !== undefined) process.stdout.write(`${words.verify.aside(aside)}\n`);
    process.stdout.write(`${table(days)}\n`);
  },
  unread: path => void process.stdout.write(`${words.verify.unreadAside(path)}\n`),
};

const inJson: Tell = {
  days: (days, aside) => tellJson({ ...(aside !== undefined && { aside }), days: days.map(dayForProgram) }),
  unread: aside => tellJson({ aside, days: [] }),
};

/** The closing hash is the one on the day's slip; none of a day that was never closed. */
function table(days: readonly VerifiedDay[]): string {
  const rows = days.map(({ day, events, tip, issuedAt, closing }) => [
    day,
    closing === undefined ? words.verify.notClosed : inGroups(closing.hash),
    `${events}`,
    `${tip.seq}`,
    `${issuedAt.length}`,
  ]);
  return tableText(words.verify.head, rows, 2);
}
