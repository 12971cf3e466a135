/** What `devices`, `record` and `listen` say to words that cannot be meant, and with which exit code. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main as mainOf } from '../../../daemon/cli.ts';
import { inEnglish } from '../../kit/hall/in-english.ts';

const main = (words: string[]) => mainOf(inEnglish(words));

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
let out: string;
let err: string;
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(text => (out += String(text)) !== '');
  vi.spyOn(process.stderr, 'write').mockImplementation(text => (err += String(text)) !== '');
});
afterEach(() => vi.restoreAllMocks());

const small = ['--config', 'config/halls/small.yaml'];
const every = ['--config', 'tests/recordings/stage.yaml'];
const nowhere = ['--state', join(folder, 'nowhere')];

it.each([
  [
    ['devices', ...small, '--test', 'bord-1'],
    /--test: found bord-1, expected a device of .*; did you mean board-1\?/,
  ],
  [['devices', ...nowhere, '--test', 'board-1'], /--test: found no hall, expected --config FILE/],
  [
    ['devices', ...small, '--test', 'board-1', '--set-address', '1'],
    /found --test and --set-address together/,
  ],
  [['devices', ...small, '--walk', '--test', 'board-1'], /found --walk and --test together/],
  [['devices', ...small, '--walk', '--set-address', '1'], /found --walk and --set-address together/],
  [
    ['devices', ...small, '--json', '--test', 'board-1'],
    /found --json and --test together.*call device-test --device board-1 --json/,
  ],
  [['devices', ...small, '--json', '--walk'], /found --json and --walk together/],
  [['devices', ...small, '--json', '--set-address', '3'], /found --json and --set-address together/],
  [['devices', ...nowhere, '--walk'], /--walk: found no hall, expected --config FILE/],
  [['devices', ...small, '--port', '/dev/ttyS0'], /--port: found it alone/],
  [['devices', ...small, '--set-address', '0', '--port', 'boards'], /for onbon-k a number from 1 to 32767/],
  [['devices', ...small, '--set-address', '3a', '--port', '/dev/ttyUSB9'], /found 3a, expected/],
  [['devices', ...every, '--set-address', '256', '--port', 'pad-2'], /for xkeys a number from 0 to 255/],
  [['devices', ...small, '--set-address', '256', '--port', '05f3:0405'], /for xkeys a number from 0 to 255/],
  [['devices', ...small, '--set-address', '1', '--port', 'a b'], /--port: found a b, expected a port/],
  [['devices', '--tset', 'board-1'], /Did you mean --test\?/],
  [['record', ...every, '--device', 'pad-7', 'x.jsonl'], /--device: found pad-7, .* with a port: .*pad-1/],
  [['record', ...nowhere, '--device', 'pad-1', 'x.jsonl'], /record: found no hall, expected --config FILE/],
  [['record', 'x.jsonl'], /required option '--device <id>' not specified/],
  [['listen'], /listen: found no --port, expected the port of a line/],
  [['listen', '--port', '/dev/ttyUSB9', '--from', 'x.jsonl'], /found --port and --from together/],
  [['listen', '--port', 'a b'], /--port: found a b, expected a serial port or a TCP port/],
  [['listen', '--port', '/dev/ttyUSB9', '--baud', '960'], /--baud: found 960, expected a speed from 1200/],
  [['listen', '--from', 'x.jsonl', 'y.jsonl'], /found a file to write beside --from/],
])('%j are told with what was expected', async (words, told) => {
  expect(await main(words)).toBe(64);
  expect(err).toMatch(told);
  expect(out).toBe('');
});

it('a config with faults is told whole', async () => {
  for (const words of [['devices'], ['record', '--device', 'pad-1', 'x.jsonl']]) {
    expect(await main([...words, '--config', 'tests/config/faulty.yaml'])).toBe(78);
    expect(err.trim().split('\n')).toHaveLength(12);
    err = '';
  }
});

it('a port that is not there is told, and an address is not set', async () => {
  const words = ['devices', ...nowhere, '--set-address', '3', '--port', '/dev/one-ticket-nowhere'];
  expect(await main(words)).toBe(74);
  expect(err).toContain('cannot open /dev/one-ticket-nowhere: there is no such port');
});

it('a recording that cannot be made is told', async () => {
  expect(await main(['record', ...every, '--device', 'pad-1', join(folder, 'no', 'x.jsonl')])).toBe(74);
  expect(err).toContain('cannot be made');
});

it('what is no recording is told, with the line', async () => {
  expect(await main(['listen', '--from', join(folder, 'nothing.jsonl')])).toBe(74);
  expect(err).toContain('no such file');
  const file = join(folder, 'text.jsonl');
  writeFileSync(file, '{"kind":"unknown"}\n{"at":1,"dir":"rx","hex":"0"}\n');
  expect(await main(['listen', '--from', file])).toBe(74);
  expect(err).toContain('text.jsonl: found line 2, which is no chunk, expected a recording');
});

it('the help tells every option, the exit codes and an example', async () => {
  for (const [verb, options] of [
    ['devices', ['--config', '--state', '--test', '--walk', '--set-address', '--port', '--json']],
    ['record', ['--config', '--state', '--device']],
    ['listen', ['--port', '--baud', '--from', '--json']],
  ] as const) {
    expect(await main([verb, '--help'])).toBe(0);
    for (const option of [...options, 'Exit codes: 64', 'Example']) expect(out).toContain(option);
    out = '';
  }
});
