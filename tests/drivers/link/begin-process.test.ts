import { expect, test } from 'vitest';
import {
  beginProcess,
  howEnded,
  type ProcessEnd,
  spawnProcess,
} from '../../../drivers/link/begin-process.ts';

const quiet = { stdio: 'ignore' } as const;

test.each([
  ['is not there', 'no-such-program', [], 'ENOENT'],
  ['lies below a file', '/etc/hostname/program', [], 'ENOTDIR'],
  ['is given more words than the system takes', 'true', ['x'.repeat(3_000_000)], 'E2BIG'],
  ['is given a word with a NUL', 'true', ['a\0b'], 'ERR_INVALID_ARG_VALUE'],
] as const)(
  'a program that %s is told once, later, and throws nothing',
  async (_name, program, args, code) => {
    const ends: ProcessEnd[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    spawnProcess([program, ...args], quiet, how => {
      ends.push(how);
      resolve();
    });
    expect(ends).toEqual([]);
    await promise;
    // The end of its streams, which comes after an error, is nothing new.
    await new Promise(setImmediate);
    expect(ends).toEqual([{ is: 'not-started', code, message: expect.any(String) }]);
  },
);

test('whatever the system throws is told in words', async () => {
  const how = await new Promise<ProcessEnd>(told =>
    beginProcess(() => {
      throw Object.assign(new Error('spawn ENOMEM'), { code: 'ENOMEM' });
    }, told),
  );
  expect(how).toEqual({ is: 'not-started', code: 'ENOMEM', message: 'spawn ENOMEM' });
  expect(howEnded(how)).toBe('found "spawn ENOMEM" when its process was started');
});

test('a program that ends is told with its code, one that is killed with its signal', async () => {
  const ended = await new Promise<ProcessEnd>(told => spawnProcess(['sh', '-c', 'exit 3'], quiet, told));
  expect(howEnded(ended)).toBe('found its process ended by exit code 3');
  const killed = await new Promise<ProcessEnd>(told => {
    spawnProcess(['sleep', '600'], quiet, told)?.kill('SIGKILL');
  });
  expect(howEnded(killed)).toBe('found its process ended by SIGKILL');
});
