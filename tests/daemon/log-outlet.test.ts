import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nonBlocking, ofFile } from '../../daemon/log-outlet.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'one-ticket-outlet-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function opened(path: string, flags: string): number {
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

/** Logs, and ends in the same breath as a daemon does whose journal has failed. */
const ending = `
  import { openLog } from ${JSON.stringify(resolve('daemon/log.ts'))};
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
