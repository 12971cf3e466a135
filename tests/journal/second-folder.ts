/** A journal with a second folder beside it, kept by the real process. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TestContext } from 'vitest';
import { systemTimers } from '../../daemon/clock.ts';
import { type Copies, openCopies } from '../../daemon/copies/copies.ts';
import { readTailLine } from '../../daemon/copies/tail-line.ts';
import { type Journal, openJournal } from '../../daemon/journal.ts';
import { withDay } from '../../daemon/journal-day.ts';

export type SecondFolder = {
  state: string;
  /** The medium's folder in the config, and this hall's in it. */
  medium: string;
  folder: string;
  journal: Journal;
  alarms: Map<string, string | undefined>;
  start(more?: { keepDays?: number }): Copies;
};

/** In memory where the system has it. `context`: of the test that it goes away with. */
export function secondFolder({ onTestFinished }: TestContext): SecondFolder {
  const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'one-ticket-copies-'));
  const state = join(base, 'state');
  const medium = join(base, 'medium');
  mkdirSync(medium);
  const result = openJournal(state);
  if (!result.ok) throw new Error(result.problem.message);
  const { journal } = result;
  const started: Copies[] = [];
  onTestFinished(async () => {
    await Promise.all(started.map(copies => copies.close()));
    journal.close();
    rmSync(base, { recursive: true, force: true });
  });
  const alarms = new Map<string, string | undefined>();
  return {
    state,
    medium,
    folder: join(medium, 'fuzhou'),
    journal,
    alarms,
    start(more = {}) {
      const copies = openCopies({
        state,
        hall: 'fuzhou',
        copies: { folder: medium, ...more },
        journal,
        timers: systemTimers,
        log: pino({ level: 'silent' }),
        alarm: (id, text) => void alarms.set(id, text),
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
