/** The thread in which the next hour is played: a real one. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { Foreseen } from '../../daemon/foresight/advice.ts';
import { type Present, presentOf } from '../../daemon/foresight/present.ts';
import type { ForesightWork } from '../../daemon/foresight/thread.ts';
import { inThread } from '../../daemon/hall/adviser.ts';
import { fuzhou, play, start } from '../kit/hall/play.ts';

function crowded() {
  const hall = play(fuzhou, ['1', '7', '10']);
  for (let come = 0; come < 20; come += 1) {
    hall.take('withdrawal', come % 2 === 0 ? 'icbc' : 'ccb');
    hall.wait(60);
  }
  return presentOf(hall.hall, hall.now());
}

async function answerOf(atMostMs: number): Promise<Foreseen> {
  const workerData: ForesightWork = { rules: fuzhou, present: crowded(), atMostMs };
  const worker = new Worker(new URL('../../daemon/foresight/thread.ts', import.meta.url), { workerData });
  const [found] = await once(worker, 'message');
  return found;
}

const seen = (present: Present) =>
  new Promise<Foreseen | { why: string }>(done => inThread(fuzhou, present, done));

test('the whole of a hall and its rules goes into the thread, and the advice comes out', async () => {
  expect(await answerOf(600_000)).toMatchObject({ crowds: 20, advice: { counter: '2' } });
});

test('a thread whose time is over at once advises nothing', async () => {
  expect(await answerOf(-1)).toEqual({ counters: expect.any(Number), crowds: 0 });
});

test('the hall begins it, and has its answer', async () => {
  expect(await seen(presentOf(play(fuzhou, ['1']).hall, start))).toMatchObject({
    counters: expect.any(Number),
  });
});

test('a thread that is ended says so', async () => {
  const found = await new Promise<Foreseen | { why: string }>(done =>
    inThread(fuzhou, crowded(), done).end(),
  );
  expect(found).toEqual({ why: expect.stringMatching(/^its thread ended with \d$/) });
});

test('a thread that throws says what', async () => {
  const found = await seen({ ...crowded(), hall: { ...crowded().hall, totals: undefined as never } });
  expect(found).toEqual({ why: expect.stringContaining('TypeError') });
});
