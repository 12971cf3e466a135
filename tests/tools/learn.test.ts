import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnedIn, learnedPath, readLearned } from '../../daemon/hall/learned-file.ts';
import { learn } from '../../daemon/tools/learn/learn.ts';
import { fuzhou, play } from '../kit/hall/play.ts';
import { journalIn, journalled } from '../kit/hall/played-journal.ts';

/** A day on which one is served for so many minutes. */
function served(minutes: number) {
  const hall = play(fuzhou, ['1']);
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start');
  hall.wait(minutes * 60);
  hall.press('1', 'finish');
  return hall;
}

const learnedOf = (state: string) => {
  const read = readLearned(state);
  return read.ok ? learnedIn(read.file) : read.why;
};

describe('what is kept of earlier days', () => {
  it('is what each closed day teaches, and nothing of one that is open', () => {
    const hall = served(6);
    const state = journalled(hall);
    const sofar = hall.log.length;
    expect(learn(state, fuzhou)).toEqual([]);
    expect(learnedOf(state)).toEqual({ days: [] });
    hall.give({ verb: 'close-day' });
    journalIn(state, hall, sofar);
    expect(learn(state, fuzhou)).toEqual([]);
    expect(learnedOf(state)).toMatchObject({
      days: [{ day: '2026-11-24', queues: { approval: { heldSums: [1, 360_000, 360_000 ** 2] } } }],
    });
  });

  it('is looked at again when a day was opened again and closed again', () => {
    const hall = served(6);
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    learn(state, fuzhou);
    const sofar = hall.log.length;
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    hall.press('1', 'open');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.wait(240);
    hall.press('1', 'finish');
    hall.give({ verb: 'close-day' });
    journalIn(state, hall, sofar);
    learn(state, fuzhou);
    expect(learnedOf(state)).toMatchObject({
      days: [{ queues: { approval: { heldSums: [2, 600_000, 360_000 ** 2 + 240_000 ** 2] } } }],
    });
  });

  it('is nothing of a day on which nobody was served', () => {
    const hall = play(fuzhou, ['1']);
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    expect(learn(state, fuzhou)).toEqual([]);
    expect(learnedOf(state)).toEqual({ days: [] });
  });

  it('is the same made again where it is missing, torn, of another version or changed', () => {
    const hall = served(6);
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    expect(readLearned(state)).toEqual({ ok: false, why: 'missing' });
    learn(state, fuzhou);
    const path = learnedPath(state);
    const whole = readFileSync(path, 'utf8');
    const damages = [
      () => rmSync(path),
      () => writeFileSync(path, whole.slice(0, -40)),
      () => writeFileSync(path, ''),
      () => writeFileSync(path, whole.replace('learned 3', 'learned 2')),
      () => writeFileSync(path, whole.replace('360000', '360001')),
    ];
    for (const damage of damages) {
      damage();
      expect(readLearned(state)).toMatchObject({ ok: false });
      expect(learn(state, fuzhou)).toEqual([]);
      expect(readFileSync(path, 'utf8')).toBe(whole);
    }
  });

  it('is told what is wrong with a day that cannot be read, and does without it', () => {
    const hall = served(6);
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    writeFileSync(join(state, 'journal', '2026-11-24.db'), 'no database');
    const [why = ''] = learn(state, fuzhou);
    expect(why).toContain('2026-11-24.db');
    expect(learnedOf(state)).toEqual({ days: [] });
  });
});
