import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import type { Entry } from '../../daemon/journal/journal.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';

/** What the writer was told is durable, and may have told others. */
export type Ack = { seq: number; ticket: string; command: string };

/** When and how a life of the writer is disturbed; see power-loss.c. */
export type Fault = {
  /** The number of the call, from 1, before which it happens. */
  at: number;
  counts: 'all' | 'flush';
  does: 'cut' | 'kill' | 'EIO' | 'ENOSPC';
  /** 0: a power cut takes all that was not flushed; else some of it survives. */
  seed: number;
};

export type Life = {
  acks: Ack[];
  end: 'killed' | 'failed' | 'finished';
  /** The call before which the writer died, as "write 2026-03-02.db-wal". */
  diedBefore: string | undefined;
  /** Why it failed. */
  said: string;
};

/** A disk of the shim's, with all that was ever acknowledged on it. */
export type Disk = { root: string; state: string; acks: Ack[] };

export type Work = { turns: number; paddingBytes?: number; weakly?: boolean };

const HERE = import.meta.dirname;
/** In memory where the system has it: the shim decides what a flush is worth, the real one only takes time. */
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Compiles the shim into a folder that goes away with the test. */
export function compiledShim(): string {
  const shim = join(temporaryFolder(), 'power-loss.so');
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', shim, join(HERE, 'power-loss.c'), '-ldl']);
  } catch (error) {
    throw new Error('The crash tests compile a small C file: install a compiler, apt install gcc libc6-dev', {
      cause: error,
    });
  }
  return shim;
}

export function freshDisk(): Disk {
  const root = temporaryFolder();
  mkdirSync(join(root, 'disk'));
  return { root, state: join(root, 'disk', 'state'), acks: [] };
}

/** Runs node with these words to its end, with the shim around what it does in `folder`; it keeps there what it may bring back. */
export async function runUnder(
  shim: string,
  words: readonly string[],
  { folder, kept }: { folder: string; kept: string },
  fault: Fault | undefined,
): Promise<{ code: number | null; signal: string | null; out: string; said: string }> {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      LD_PRELOAD: shim,
      POWER_LOSS_FOLDER: folder,
      POWER_LOSS_KEPT: kept,
      ...(fault !== undefined && {
        POWER_LOSS_AT: String(fault.at),
        POWER_LOSS_COUNTS: fault.counts,
        POWER_LOSS_DOES: fault.does,
        POWER_LOSS_SEED: String(fault.seed),
      }),
    },
  });
  let out = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code, signal] = await once(child, 'close');
  return { code, signal, out, said };
}

/** One life of the writer on this disk; what it acknowledged is noted on the disk. */
export async function live(shim: string, disk: Disk, work: Work, fault: Fault | undefined): Promise<Life> {
  const kept = join(disk.root, 'kept');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept);
  const weakly = work.weakly === true ? ['--import', join(HERE, 'normal-sync.ts')] : [];
  const words = [join(HERE, 'writer.ts'), disk.state, String(work.turns), String(work.paddingBytes ?? 0)];
  const medium = { folder: join(disk.root, 'disk'), kept };
  const { code, signal, out, said } = await runUnder(shim, [...weakly, ...words], medium, fault);
  const acks: Ack[] = out
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));
  disk.acks.push(...acks);
  const died = /power-loss: before (\S+) .*?([^/\n]*)\n/.exec(said);
  const diedBefore = died === null ? undefined : `${died[1]} ${died[2]}`;
  if (signal === 'SIGKILL' && diedBefore !== undefined) return { acks, end: 'killed', diedBefore, said };
  if (code === 0) return { acks, end: 'finished', diedBefore, said };
  if (code === 74) return { acks, end: 'failed', diedBefore, said };
  throw new Error(`The writer ended with ${code ?? signal}, which nobody planned: ${said}`);
}

/**
 * Opens the disk's journal as the next start would, expects all of it to hold together and to take the next
 * event, and returns the acknowledged tickets that are not in it.
 */
export function lostOn(disk: Disk): Ack[] {
  const journal = journalOf(disk.state);
  try {
    const entries = [...journal.since(0)];
    expect(entries.map(entry => entry.seq)).toEqual(entries.map((_, place) => place + 1));
    expect(journal.lastSeq()).toBe(entries.length);
    expect(journal.cursor('mqtt')).toBeLessThanOrEqual(entries.length);
    expectNumbersUniqueAndTurnsWhole(entries);
    const event = entries.length === 0 ? { kind: 'day-opened', day: '2026-03-02' } : { kind: 'went-on' };
    const [next] = journal.commit({ at: 1_772_000_000_000, events: [event], replies: [], presses: [] });
    expect(next?.seq).toBe(entries.length + 1);
    const lost = disk.acks.filter(({ seq, ticket, command }) => {
      const isThere = entries[seq - 1]?.event.ticket === ticket;
      return !isThere || journal.reply('kiosk', command)?.seq !== seq;
    });
    // What only a power cut can leave half written is no damage, and no witness knows of it.
    if (lost.length === 0) expect(journal.met).toEqual({ shortened: undefined, mended: undefined });
    return lost;
  } finally {
    journal.close();
    expect(checkJournal(disk.state)).toBeUndefined();
  }
}

/** Runs `job` for each item, two at a time. */
export async function twoAtATime<Item>(
  items: Iterable<Item>,
  job: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = Iterator.from(items);
  const worker = async () => {
    for (const item of rest) await job(item);
  };
  await Promise.all([worker(), worker()]);
}

/** How many calls the shim sees in an undisturbed life of this work on a fresh disk. */
export async function callsIn(shim: string, work: Work, counts: Fault['counts']): Promise<number> {
  const life = await live(shim, freshDisk(), work, { at: 0, counts, does: 'kill', seed: 0 });
  expect(life.end).toBe('finished');
  return Number(/power-loss: (\d+) calls/.exec(life.said)?.[1]);
}

/** Lives this work once on a fresh disk for each fault, and expects nothing acknowledged to be lost by it. */
export async function sweep(
  shim: string,
  work: Work,
  faults: Iterable<Fault>,
  look: (life: Life, fault: Fault) => void,
): Promise<void> {
  await twoAtATime(faults, async fault => {
    const disk = freshDisk();
    const life = await live(shim, disk, work, fault);
    look(life, fault);
    expect(lostOn(disk), `lost by ${JSON.stringify(fault)}`).toEqual([]);
    rmSync(disk.root, { recursive: true });
  });
}

export function* upTo(last: number, step = 1): Generator<number, undefined> {
  for (let at = 1; at <= last; at += step) yield at;
  return undefined;
}

/** A turn names its tickets by place; a turn is there with all of them or with none. */
function expectNumbersUniqueAndTurnsWhole(entries: readonly Entry[]): void {
  let numbers = new Set<unknown>();
  let due = 0;
  for (const { seq, event } of entries) {
    if (event.kind === 'day-opened') numbers = new Set();
    if (event.kind !== 'ticket-issued') continue;
    expect(numbers.has(event.number), `number ${String(event.number)} again at event ${seq}`).toBe(false);
    numbers.add(event.number);
    due = event.place === 1 ? Number(event.of) - 1 : due - 1;
    expect(event.place, `event ${seq}`).toBe(Number(event.of) - due);
  }
  expect(due, 'tickets missing of the last turn').toBe(0);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(BASE, 'one-ticket-crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
