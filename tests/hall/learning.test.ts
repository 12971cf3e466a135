import { writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { learnedIn, learnedPath, readLearned, writeLearned } from '../../daemon/hall/learned-file.ts';
import { type Learnt, type Lesson, lessonInChild, openLearning } from '../../daemon/hall/learning.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { taught } from '../kit/hall/learned.ts';
import { fuzhou, play } from '../kit/hall/play.ts';
import { journalled } from '../kit/hall/played-journal.ts';
import { virtualTimers } from '../virtual-timers.ts';

const [one] = taught(fuzhou, 1, {}).learned.days;

/** A hall that has learned from one day, 2026-11-01, and whose lessons the test ends. */
function learning({ lastClosed = '2026-11-01' }: { lastClosed?: string } = {}) {
  const state = stateFolder();
  if (one !== undefined) writeLearned(state, { days: [{ day: one.day, closing: 7, learned: one }] });
  const timers = virtualTimers();
  const rules: Rules = { ...fuzhou };
  const begun: { done(learnt: Learnt): void; killed: boolean }[] = [];
  const lesson: Lesson = done => {
    const run = { done, killed: false };
    begun.push(run);
    return { kill: () => void (run.killed = true) };
  };
  const log = pino({ level: 'silent' });
  const opened = openLearning({ rules, state, lastClosed, lesson, timers: timers.timers, log });
  return { state, timers, rules, begun, opened };
}

describe('a hall that learns', () => {
  it('knows at its start what the file says, and looks no further where that is all', () => {
    const { rules, begun } = learning();
    expect(rules.learned?.days).toEqual([one]);
    expect(begun).toHaveLength(0);
  });

  it('lets a process look at the days when one has closed since, or the file is not to be believed', () => {
    expect(learning({ lastClosed: '2026-11-02' }).begun).toHaveLength(1);
    const { state, begun, rules, opened } = learning();
    opened.dayClosed();
    expect(begun).toHaveLength(1);
    const { learned } = taught(fuzhou, 3, {});
    const days = learned.days.map(day => ({ day: day.day, closing: 1, learned: day }));
    writeLearned(state, { days });
    begun[0]?.done({ trouble: [] });
    expect(rules.learned).toEqual(learned);
  });

  it('goes on with what it knew while the file is wrong', () => {
    const { rules, begun, opened, state } = learning();
    opened.dayClosed();
    writeFileSync(learnedPath(state), 'torn');
    begun[0]?.done({ trouble: ['a day could not be read'] });
    expect(rules.learned?.days).toEqual([one]);
  });

  it('looks once more when a day closes meanwhile, and ends one that hangs', async () => {
    const { begun, opened, timers } = learning();
    opened.dayClosed();
    opened.dayClosed();
    expect(begun).toHaveLength(1);
    await timers.advance(600_000);
    expect(begun[0]?.killed).toBe(true);
    begun[0]?.done({ trouble: ['SIGKILL'] });
    expect(begun).toHaveLength(2);
    opened.close();
    expect(begun[1]?.killed).toBe(true);
  });

  it('is taught by a process of its own', async () => {
    const hall = play(fuzhou, ['1']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.wait(360);
    hall.press('1', 'finish');
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    const learnt = await new Promise<Learnt>(done => void lessonInChild(state, fuzhou)(done));
    expect(learnt).toEqual({ trouble: [] });
    const read = readLearned(state);
    expect(read.ok && learnedIn(read.file).days.map(({ day }) => day)).toEqual(['2026-11-24']);
  });
});
