import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('whoever reads only the beginning of what a verb tells meets no fault', async () => {
  const verb = `"${process.execPath}" "${resolve('daemon/one-ticket.mjs')}" check config/halls/fuzhou.yaml`;
  // Its stdout is the end of a pipe that nobody reads any more.
  const nobodyReads = `exec 3> >(exec true); wait $!; ${verb} >&3; echo "ended with $?"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', nobodyReads]);
  expect({ stdout, stderr }).toEqual({ stdout: 'ended with 0\n', stderr: '' });
});
