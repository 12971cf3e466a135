import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Fitness, Report, Reporter, Voice, VoiceSaid } from '../../drivers/device.ts';
import { say } from '../../drivers/say/driver.ts';
import { realTimers } from '../../simulators/stage/clock.ts';

export const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'voice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A program of a few lines of shell; its folder is the one of its words. */
export function aProgram(folder: string, shell: string): string {
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\ncd '${folder}'\n${shell}\n`);
  chmodSync(program, 0o755);
  return program;
}

/** On real time, closed when the test is over. */
export function listenTo(open: (report: Reporter<VoiceSaid>) => Voice) {
  const told: Report<VoiceSaid>[] = [];
  const voice = open(what => told.push(what));
  onTestFinished(() => voice.close());
  const fitness = (): Fitness[] => told.flatMap(what => (what.is === 'fitness' ? [what.fitness] : []));
  const ended = (): string[] =>
    told.flatMap(what =>
      what.is === 'job-ended' ? [[what.id, what.outcome, what.why ?? ''].join(' ').trim()] : [],
    );
  const until = (is: () => boolean): Promise<void> =>
    vi.waitFor(
      () => {
        if (!is()) throw new Error(`so far: ${JSON.stringify(told)}`);
      },
      { timeout: 15_000, interval: 20 },
    );
  return {
    voice,
    fitness,
    ended,
    untilFit: (is: Fitness['is']) => until(() => fitness().at(-1)?.is === is),
    untilEnded: (jobs: number) => until(() => ended().length === jobs),
  };
}

export const saying = (options: Partial<Parameters<typeof say>[0]>) =>
  listenTo(report =>
    say({ engine: 'espeak-ng', volume: 100, speed: 100, ...options }, { timers: realTimers, report }),
  );
