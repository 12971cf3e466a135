import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { faultsOf, smallWith, written } from './hall-files.ts';
import { noHall, oneFault } from './one-fault.ts';
import { oneWarning } from './one-warning.ts';

type Told = readonly [name: string, faults: readonly string[]];
const golden = (told: readonly Told[]) =>
  told
    .map(([name, faults]) => `${[name, ...faults].join('\n  ')}\n`)
    .join('\n')
    .replaceAll(join(import.meta.dirname, '../../config/locales'), 'config/locales');

/** As `check` tells them; faults stand in no hall of these. */
function warningsOf(text: string): string[] {
  const read = readConfig(written(text));
  expect(read).toMatchObject({ ok: true });
  return read.warnings.map(fault => faultText(fault).replace(/^\S+ /, ''));
}

it('what works, but not as somebody may think, earns a warning', async () => {
  const told = oneWarning.map(([name, text]): Told => [name, warningsOf(text)]);
  await expect(golden(told)).toMatchFileSnapshot('warnings.golden.txt');
});

const board2 = 'board-2: { kind: onbon-k, line: boards, address: 2, counter: "2"';

describe('a fault of a config', () => {
  it('is told once, with its line, its column and what was expected', async () => {
    const told = oneFault.map(([name, from, to]): Told => [name, faultsOf(smallWith([from, to]))]);
    await expect(golden(told)).toMatchFileSnapshot('faults.golden.txt');
  });

  it('does not hide another: a board with a key too many is still looked for on its line', () => {
    const twoFaults = faultsOf(smallWith([board2, board2.replace('address: 2', 'address: 1, colour: red')]));
    expect(twoFaults).toHaveLength(2);
  });

  it('of twelve different kinds gives twelve messages, in the order of the file', () => {
    const file = join(import.meta.dirname, 'faulty.yaml');
    const result = readConfig(file);
    const messages = result.ok ? [] : result.faults.map(faultText);
    const marked = readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (/# \d+: /.test(line) ? [`${file}:${index + 1}:`] : []));
    expect(marked).toHaveLength(12);
    expect(
      messages.map(message => message.slice(0, message.lastIndexOf(':', message.indexOf(' ')) + 1)),
    ).toEqual(marked);
  });
});

describe('a file that is no hall', () => {
  it('is told with the place where it stops being one', async () => {
    await expect(golden(noHall.map(([name, text]): Told => [name, faultsOf(text)]))).toMatchFileSnapshot(
      'no-hall.golden.txt',
    );
  });

  it('a missing file, a folder and a file of another encoding are faults too', () => {
    const found = [
      '/nowhere/hall.yaml',
      '/',
      // 福州 as GB18030.
      written(new Uint8Array([0xb8, 0xa3, 0xd6, 0xdd]), 'gb.yaml'),
      written('#'.repeat(300_000), 'large.yaml'),
    ].map(file => readConfig(file));
    expect(found.flatMap(result => (result.ok ? [] : result.faults.map(faultText)))).toEqual(
      [
        "found ENOENT: no such file or directory, open '/nowhere/hall.yaml', expected a file that can be read",
        'found EISDIR: illegal operation on a directory, read, expected a file that can be read',
        'found another encoding, expected UTF-8',
        'found 300000 bytes, expected at most 262144 bytes',
      ].map(told => expect.stringMatching(new RegExp(`:1:1: ${told}$`))),
    );
  });
});
