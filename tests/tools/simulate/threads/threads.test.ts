import { expect, test } from 'vitest';
import { inThreads } from '../../../../daemon/tools/simulate/threads.ts';
import type { LateFirst } from './late-first.ts';

const moduleOf = (name: string) => new URL(`./${name}.ts`, import.meta.url);

test('results are taken in the order of their numbers, also when the first comes last, and few lie ready until then', async () => {
  const threads = 2;
  const data: LateFirst = { done: new Int32Array(new SharedArrayBuffer(4)), others: 16 * threads - 1 };
  const taken: number[] = [];
  let doneBefore = 0;
  await inThreads<{ nth: number; done: number }>({
    module: moduleOf('late-first'),
    data,
    first: 0,
    count: 200,
    threads,
    take({ nth, done }, number) {
      expect(nth).toBe(number);
      if (nth === 0) doneBefore = done;
      taken.push(number);
    },
  });
  expect(taken).toEqual(Array.from({ length: 200 }, (_, nth) => nth));
  expect(doneBefore).toBe(data.others);
});

test.each([
  { data: 'throws', why: 'no room for the second' },
  { data: 'exits', why: 'a thread ended by itself, with exit code 3' },
])('a thread that $data ends the work, and it is told why', async ({ data, why }) => {
  const taken: number[] = [];
  const take = (_: unknown, nth: number) => void taken.push(nth);
  await expect(
    inThreads({ module: moduleOf('ends-early'), data, first: 0, count: 5, threads: 3, take }),
  ).rejects.toThrow(why);
  expect(taken).not.toContain(1);
});

test('what fails while a result is taken ends the work too', async () => {
  const take = () => {
    throw new Error('no room for the sum');
  };
  await expect(
    inThreads({ module: moduleOf('ends-early'), data: 'throws', first: 0, count: 1, threads: 1, take }),
  ).rejects.toThrow('no room for the sum');
});
