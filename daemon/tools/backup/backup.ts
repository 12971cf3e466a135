/** `one-ticket backup`: the whole journal as one file or folder, made beside a running daemon or without one. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { bookingKeysIn, bookingKeysName, bookingKeysText } from '../../journal/booking-keys.ts';
import { copyDay, syncFile, vacuumInto } from '../../journal/copy.ts';
import { daysIn, makeFolder, syncFolder } from '../../journal/folder.ts';
import type { Tip } from '../../journal/hash-chain.ts';
import { problemOf } from '../../journal/problem.ts';
import { secretKeyName } from '../../journal/secret-key.ts';
import { copyTexts } from '../../journal/texts/copy.ts';
import { textsName } from '../../journal/texts/file.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress } from '../../text/progress.ts';
import { tellJson } from '../../text/told-json.ts';
import { words as common } from '../../text/words.ts';
import { dateOf } from './dates-and-hashes.ts';
import { hashOfFile, manifestName, manifestOf } from './manifest.ts';
import { hashesInTar, packTar } from './tar-file.ts';
import { dayForProgram, type VerifiedDay, verifyDays } from './verify-days.ts';
import { textsFault } from './verify-texts.ts';
import { words } from './words.ts';

export type BackupOptions = { to: string; state: string; json?: true };

/** What was made goes to stdout (`json`: as a line of JSON), how far it is and what is wrong to stderr; returns the exit code. */
export function backup({ to, state, json }: BackupOptions): number {
  const target = resolve(to);
  const journal = join(resolve(state), 'journal');
  if (existsSync(target)) return failed(words.backup.there(target), 'usage');
  if (!existsSync(journal) || daysIn(journal).length === 0) return failed(words.noJournal(state), 'io');
  const draft = `${target}.draft`;
  let file = target;
  try {
    makeFolder(dirname(target));
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(join(draft, 'journal'), { recursive: true });
    const copied = copyAll(resolve(state), draft);
    if (isTar(target)) {
      file = `${target}.draft.tar`;
      pack(draft, file);
      rmSync(draft, { recursive: true });
      renameSync(file, target);
    } else {
      syncFolder(join(draft, 'journal'));
      syncFolder(draft);
      renameSync(draft, target);
    }
    syncFolder(dirname(target));
    (json ? tellForProgram : tellInWords)(target, copied);
    return exitCodes.ok;
  } catch (error) {
    // Where no folder can be, `force` alone would throw.
    for (const made of [draft, `${target}.draft.tar`])
      if (existsSync(made)) rmSync(made, { recursive: true, force: true });
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return failed(problem.message, 'io');
  }
}

type Copied = { days: readonly VerifiedDay[]; warnings: readonly string[] };

function tellInWords(target: string, { days, warnings }: Copied): void {
  for (const warning of warnings) process.stderr.write(`${common.warning(warning)}\n`);
  const last = days.at(-1);
  const events = days.reduce((sum, day) => sum + day.events, 0);
  const end = last && { seq: last.tip.seq, day: last.day, date: dateOf(last.tip.at, last.timeZone) };
  process.stdout.write(`${words.backup.done(target, { days: days.length, events }, end)}\n`);
}

/** `last`: the last event that is in it, `at` ms UTC. */
function tellForProgram(target: string, { days, warnings }: Copied): void {
  const tip = days.at(-1)?.tip;
  tellJson({
    to: target,
    days: days.map(dayForProgram),
    ...(tip && { last: { seq: tip.seq, at: tip.at } }),
    warnings: warnings.map(text => ({ text })),
  });
}

function isTar(target: string): boolean {
  return target.endsWith('.tar');
}

/** Every day there is now; what is committed meanwhile may be in it or not. */
function copyAll(state: string, draft: string): Copied {
  const journal = join(state, 'journal');
  const names = daysIn(journal);
  const files: Record<string, string> = {};
  const add = (name: string) => {
    files[name] = hashOfFile(join(draft, name)) ?? '';
  };
  const progress = openProgress(2 * names.length, common.progress(words.copiedOrVerified), process.stderr);
  let before: Tip | undefined;
  for (const day of names) {
    before = copyDay(join(journal, `${day}.db`), join(draft, 'journal', `${day}.db`), before);
    add(`journal/${day}.db`);
    progress.step();
  }
  const cursors = join(state, 'cursors.db');
  if (existsSync(cursors)) {
    vacuumInto(cursors, join(draft, 'cursors.db'));
    add('cursors.db');
  }
  // After the days: what those have the hash of is there.
  const texts = join(state, textsName);
  if (existsSync(texts)) {
    copyTexts(texts, join(draft, textsName));
    add(textsName);
  }
  const key = join(state, secretKeyName);
  if (existsSync(key)) {
    copyFileSync(key, join(draft, secretKeyName));
    add(secretKeyName);
  }
  const keys = join(state, bookingKeysName);
  if (existsSync(keys)) {
    const text = bookingKeysText(bookingKeysIn(readFileSync(keys, 'utf8')));
    writeFileSync(join(draft, bookingKeysName), text, { mode: 0o600 });
    add(bookingKeysName);
  }
  const days: VerifiedDay[] = [];
  for (const verified of verifyDays(join(draft, 'journal'))) {
    days.push(verified);
    progress.step();
  }
  progress.end();
  const fault = textsFault(join(draft, 'journal'), join(draft, textsName));
  const manifest = manifestOf(days, files, packageJson.version, Date.now());
  writeFileSync(join(draft, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const name of [manifestName, ...Object.keys(files)]) syncFile(join(draft, name));
  return { days, warnings: fault === undefined ? [] : [fault] };
}

/** Read back once it is written: what was proved before is in it. */
function pack(draft: string, tar: string): void {
  const names = [
    manifestName,
    ...['cursors.db', textsName, secretKeyName, bookingKeysName].filter(name =>
      existsSync(join(draft, name)),
    ),
  ];
  for (const day of daysIn(join(draft, 'journal'))) names.push(`journal/${day}.db`);
  packTar(tar, draft, names);
  syncFile(tar);
  const hashes = hashesInTar(tar);
  for (const name of names)
    if (hashes.get(name) !== hashOfFile(join(draft, name)))
      throw new Error(words.backup.notAsItIs(tar, name));
}
