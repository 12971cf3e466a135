/** A journal with a second folder beside it, kept by the real process. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestContext } from 'vitest';
import { type Copies, type KnownBeyond, openCopies } from '../../daemon/copies/copies.ts';
import { readTailLine } from '../../daemon/copies/tail-line.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';

export type SecondFolder = {
  state: string;
  /** The medium's folder in the config, and this hall's in it. */
  medium: string;
  folder: string;
  journal: Journal;
  alarms: Map<string, string | undefined>;
  /** What was told of events that the journal lacks. */
  beyond: KnownBeyond[];
  start(more?: { keepDays?: number; journal?: Journal }): Copies;
};

const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Whether the system has two disks for a test: one of them is memory. */
export const isTwoDisks = statSync(inMemory).dev !== statSync(tmpdir()).dev;

/** The state folder is in memory where the system has it. `context`: of the test that it goes away with. */
export function secondFolder({ onTestFinished }: TestContext, disk: 'same' | 'apart' = 'same'): SecondFolder {
  const base = mkdtempSync(join(inMemory, 'one-ticket-copies-'));
  const apart = disk === 'apart' ? mkdtempSync(join(tmpdir(), 'one-ticket-medium-')) : base;
  const state = join(base, 'state');
  const medium = join(apart, 'medium');
  mkdirSync(medium);
  const result = openJournal(state);
  if (!result.ok) throw new Error(result.problem.message);
  let isClosed = false;
  const journal = {
    ...result.journal,
    close() {
      result.journal.close();
      isClosed = true;
    },
  };
  const started: Copies[] = [];
  onTestFinished(async () => {
    await Promise.all(started.map(copies => copies.close()));
    if (!isClosed) journal.close();
    for (const one of [base, apart]) rmSync(one, { recursive: true, force: true });
  });
  const beyond: KnownBeyond[] = [];
  const alarms = new Map<string, string | undefined>();
  return {
    state,
    medium,
    folder: join(medium, 'fuzhou'),
    journal,
    alarms,
    beyond,
    start({ keepDays, journal: own = journal } = {}) {
      const copies = openCopies({
        state,
        hall: 'fuzhou',
        copies: { folder: medium, ...(keepDays !== undefined && { keepDays }) },
        journal: own,
        timers: systemTimers,
        log: pino({ level: 'silent' }),
        alarm: (id, message) => void alarms.set(id, message && alarmText(message)),
        beyond: known => void beyond.push(known),
      });
      started.push(copies);
      return copies;
    },
  };
}

/** The numbers of the events that follow the journal on the medium. */
export function followed(folder: string, day: string): number[] {
  const path = join(folder, `${day}.jsonl`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map(line => readTailLine(line)?.seq ?? -1);
}

/** The end of the checked copy of a day, if there is one. */
export function copiedTo(folder: string, day: string): number | undefined {
  const path = join(folder, `${day}.db`);
  return existsSync(path) ? withDay(path, copy => copy.tip()?.seq) : undefined;
}
