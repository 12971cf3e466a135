import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { nonBlocking, ofFile } from '../../daemon/process/log-outlet.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'one-ticket-outlet-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function opened(path: string, flags: string | number): number {
  const file = openSync(path, flags);
  onTestFinished(() => closeSync(file));
  return file;
}

const taken = (file: number, open: typeof ofFile, text: string) =>
  new Promise<number>(told => open(file).send(Buffer.from(text), told));

test('a file has what it was given', async () => {
  const path = join(folder(), 'log');
  const file = opened(path, 'a');
  expect(await taken(file, ofFile, 'one\n')).toBe(4);
  expect(await taken(file, ofFile, 'two\n')).toBe(4);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

test('a full disk takes nothing, and throws nothing', async () => {
  expect(await taken(opened('/dev/full', 'a'), ofFile, 'one\n')).toBe(0);
  expect(await taken(opened('/dev/full', 'a'), nonBlocking, 'one\n')).toBe(0);
});

test('a file whose disk hangs is waited for by nobody, and told when it has answered', async () => {
  const path = join(folder(), 'log');
  execFileSync('mkfifo', [path]);
  // As a disk does: a blocking write to a full pipe comes back when somebody reads.
  const reader = opened(path, constants.O_RDWR | constants.O_NONBLOCK);
  const fills = opened(path, constants.O_WRONLY | constants.O_NONBLOCK);
  expect(() => {
    for (;;) writeSync(fills, 'x'.repeat(4096));
  }).toThrow('EAGAIN');
  let told: number | undefined;
  const waits = taken(opened(path, 'a'), ofFile, 'one\n').then(bytes => (told = bytes));
  for (let turn = 0; turn < 100; turn += 1) await nextTurn();
  expect(told).toBeUndefined();
  readSync(reader, Buffer.alloc(1 << 16));
  await waits;
  expect(told).toBe(4);
});

/** Logs, and ends in the same breath as a daemon does whose journal has failed. */
const ending = `
  import { openLog } from ${JSON.stringify(resolve('daemon/process/log.ts'))};
  const log = openLog({});
  for (let line = 0; line < 1000; line += 1) log.info({ line }, 'said');
  log.fatal('the journal took nothing');
  process.exit(74);
`;

test.each([
  ['a file', 'cat "$0/log"', '>"$0/log"'],
  ['a pipe whose reader is slow', '', '| (sleep 0.1; cat)'],
])('what was logged last is in %s although the process ended at once', (_name, afterwards, to) => {
  const command = `"$1" --input-type=module -e "$2" ${to}; ${afterwards}`;
  const { stdout } = spawnSync('sh', ['-c', command, folder(), process.execPath, ending], {
    encoding: 'utf8',
  });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines).toHaveLength(1001);
  expect(lines.at(-1)).toMatchObject({ level: 60, msg: 'the journal took nothing' });
});
