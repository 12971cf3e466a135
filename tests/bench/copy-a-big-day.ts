/**
 * How long the loop that runs the hall stands still while a big day is copied beside it, against the same loop alone. It
 * commits an event every 5 ms meanwhile, and a timer is looked at every millisecond.
 *
 *   node tests/bench/copy-a-big-day.ts [EVENTS]
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { pino } from 'pino';
import { openCopies } from '../../daemon/copies/copies.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { openJournal } from '../../daemon/journal/journal.ts';
import { systemTimers } from '../../daemon/process/clock.ts';

const day = '2026-03-02';
const events = Number(process.argv[2] ?? 300_000);
const base = mkdtempSync(join(tmpdir(), 'one-ticket-bench-'));
const state = join(base, 'state');
const medium = join(base, 'medium');
mkdirSync(medium);
const opened = openJournal(state);
if (!opened.ok) throw new Error(opened.problem.message);
const { journal } = opened;
const at = 1_772_000_000_000;

journal.commit({ at, events: [{ kind: 'day-opened', day }], replies: [], presses: [] });
const padding = 'x'.repeat(300);
for (let left = events; left > 0; left -= 1000)
  journal.commit({
    at,
    events: Array.from({ length: Math.min(left, 1000) }, () => ({ kind: 'tick', padding })),
    replies: [],
    presses: [],
  });

async function watched(isOver: () => boolean): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const startedMs = performance.now();
  const commits: number[] = [];
  delay.enable();
  while (!isOver()) {
    const commitMs = performance.now();
    journal.commit({ at, events: [{ kind: 'tick' }], replies: [], presses: [] });
    commits.push(performance.now() - commitMs);
    await after(5);
  }
  delay.disable();
  commits.sort((one, other) => one - other);
  const ms = (ns: number) => (ns / 1e6).toFixed(1);
  const commit = (share: number) => (commits[Math.floor(commits.length * share)] ?? 0).toFixed(1);
  return (
    `${((performance.now() - startedMs) / 1000).toFixed(1)} s: loop stood still at most ${ms(delay.max)} ms, 99 % ${ms(delay.percentile(99))} ms; ` +
    `a commit took ${commit(0.5)} ms, 99 % ${commit(0.99)} ms, at most ${commit(0.9999)} ms`
  );
}

const mib = statSync(join(state, 'journal', `${day}.db`)).size / 2 ** 20;
process.stdout.write(`a day of ${events} events, ${mib.toFixed(0)} MiB\n`);
const alone = performance.now() + 5000;
process.stdout.write(`alone        ${await watched(() => performance.now() > alone)}\n`);
const copies = openCopies({
  state,
  hall: 'bench',
  copies: { folder: medium },
  journal,
  timers: systemTimers,
  log: pino({ level: 'silent' }),
  alarm: () => undefined,
  beyond: () => undefined,
});
const copy = join(medium, 'bench', `${day}.db`);
const isThere = () => statSync(copy, { throwIfNoEntry: false }) !== undefined;
process.stdout.write(`while copied ${await watched(isThere)}\n`);
process.stdout.write(`the copy ends at event ${withDay(copy, own => own.tip()?.seq)}\n`);
await copies.close();
journal.close();
rmSync(base, { recursive: true });
