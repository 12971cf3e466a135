/** `one-ticket listen` on a real port, watched from its other end: nothing ever arrives there. */
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { earAt } from '../../daemon/tools/listen/ear.ts';
import { listenTo } from '../../daemon/tools/listen/session.ts';
import type { OpenLink } from '../../drivers/device.ts';
import { runVerb, startVerb } from '../kit/hall/program.ts';
import { readRecording } from '../recordings/replayed.ts';
import { type PluggedPty, pluggedPty } from './plugged-pty.ts';

let folder = '';
let line: PluggedPty;
let arrived: number[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-listen-'));
  arrived = [];
  line = pluggedPty(bytes => arrived.push(...bytes));
});
afterEach(() => {
  line.close();
  rmSync(folder, { recursive: true });
});

const hex = (written: string): Uint8Array => Uint8Array.from(Buffer.from(written.replaceAll(' ', ''), 'hex'));
/** Keys 1, 2 and call-next of the pads 1 and 2. */
const presses = [
  'FF 68 03 03 68 01 01 01 03 16',
  'FF 68 03 03 68 02 01 02 05 16',
  'FF 68 03 03 68 01 01 0C 0E 16',
];

it('frames are told as they come, kept, and drafted, and nothing is ever written', async () => {
  const to = join(folder, 'heard.jsonl');
  const listening = startVerb('listen', '--port', line.path, to);
  await listening.until('listening at 9600 baud');
  for (const [nth, press] of presses.entries()) {
    line.write(hex(press));
    await listening.until(['pad 1: key 1', 'pad 2: key 2', 'pad 1: key next'][nth] ?? '');
  }
  // What a terminal answers, echoes, or takes for a signal or flow control.
  line.write(hex('00 03 04 05 0A 0D 11 13 1A 7F FF'));
  await listening.until('00 03 04 05 0A 0D 11 13 1A 7F FF');
  listening.interrupt();
  expect(await listening.ended).toBe(0);
  expect(listening.out()).toContain('ff68-pad: sure. 3 frames, 3 different');
  expect(arrived).toEqual([]);

  const { head, chunks } = readRecording(to);
  expect(head).toEqual({ kind: 'unknown', settings: {}, line: { baud: 9600 }, simulated: false });
  expect(chunks.map(chunk => chunk.hex).join('')).toContain(
    presses.join('').replaceAll(' ', '').toLowerCase(),
  );
  expect(readFileSync(join(folder, 'heard.draft.txt'), 'utf8')).toContain('ff68-pad: sure');
  const again = await runVerb('listen', '--from', to);
  expect(again).toMatchObject({ code: 0, err: '', out: expect.stringContaining('ff68-pad: sure. 3 frames') });
});

it('for a program, what was found is one line, and the frames pass beside it', async () => {
  const to = join(folder, 'heard.jsonl');
  const listening = startVerb('listen', '--json', '--port', line.path, to);
  await listening.until('listening at 9600 baud');
  for (const [nth, press] of presses.entries()) {
    line.write(hex(press));
    await listening.until(['pad 1: key 1', 'pad 2: key 2', 'pad 1: key next'][nth] ?? '');
  }
  listening.interrupt();
  expect(await listening.ended).toBe(0);
  const found = JSON.parse(listening.out());
  const live = { port: line.path, recording: to, draft: join(folder, 'heard.draft.txt') };
  expect(found).toMatchObject({
    ...live,
    bytes: 30,
    baud: 9600,
    fits: [{ family: 'ff68-pad', frames: 3, distinct: 3, share: 1, sure: true }],
  });
  const again = await runVerb('listen', '--json', '--from', to);
  expect({ ...JSON.parse(again.out), ...live }).toEqual({ from: to, ...found });
});

describe('in this process', () => {
  let told = '';
  beforeEach(() => {
    told = '';
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation(text => (told += String(text)) !== '');
  });
  afterEach(() => vi.restoreAllMocks());

  function listening(open: OpenLink, to: string) {
    const stop = Promise.withResolvers<void>();
    const told = (line: string) => void process.stdout.write(`${line}\n`);
    const kept = { fd: openSync(to, 'w'), file: to, port: 'a line', baud: 9600, head: '{}\n', told };
    return { session: listenTo(open, kept, { asked: stop.promise, over() {} }), end: stop.resolve };
  }

  it('the port may go and come back, and what was heard before is kept', async () => {
    const ear = earAt(line.path, 9600);
    if (ear === undefined) throw new Error('a path is a port');
    const to = join(folder, 'heard.jsonl');
    const { session, end } = listening(ear, to);
    const until = (what: string) => vi.waitFor(() => expect(told).toContain(what), 15_000);
    await until('listening at 9600');
    line.write(hex(presses[0] ?? ''));
    await until('pad 1: key 1');
    line.pullOut();
    await until('The port is gone');
    line.plugIn();
    await until('The port is back');
    line.write(hex(presses[1] ?? ''));
    await until('pad 2: key 2');
    end();
    expect(await session).toMatchObject({ is: 'heard', troubled: false });
    expect(
      readRecording(to)
        .chunks.map(chunk => chunk.hex)
        .join(''),
    ).toBe(Buffer.concat(presses.slice(0, 2).map(hex)).toString('hex'));
    expect(arrived).toEqual([]);
  });

  it('a file that cannot be written is told once, and what is heard is told all the same', async () => {
    const open: OpenLink = async on => {
      setImmediate(() => {
        for (const press of presses) on.data(hex(press));
        end();
      });
      return { write: () => Promise.reject(new Error('written to')), close: async () => {} };
    };
    const { session, end } = listening(open, '/dev/full');
    expect(await session).toMatchObject({ is: 'heard', troubled: true, heard: [{}, {}, {}] });
    expect(told.match(/\/dev\/full: cannot be written \(ENOSPC/g)).toHaveLength(1);
    expect(told).toContain('pad 1: key next');
  });
});

it('a line that says nothing is told, and a port that is not there at once', async () => {
  const listening = startVerb('listen', '--port', line.path, join(folder, 'silent.jsonl'));
  await listening.until('listening at');
  listening.interrupt();
  expect(await listening.ended).toBe(74);
  expect(listening.err()).toContain('nothing was heard');
  expect(arrived).toEqual([]);
  const nowhere = await runVerb('listen', '--port', join(folder, 'nowhere'), join(folder, 'other.jsonl'));
  expect(nowhere).toMatchObject({ code: 74, err: expect.stringContaining('there is no such port') });
});
