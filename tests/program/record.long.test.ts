/** `one-ticket record` on the simulated devices of a stage, and what it keeps, replayed. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Stage } from '../../simulators/stage/stage.ts';
import { runVerb, startVerb } from '../kit/hall/program.ts';
import { stageHall } from '../kit/hall/staged-hall.ts';
import { readRecording, replay } from '../recordings/replayed.ts';

let folder: string;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-record-'));
  ({ stage } = await stageHall(folder, readFileSync('tests/recordings/stage.yaml', 'utf8'), {
    paced: false,
  }));
});
afterAll(() => {
  stage.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);
const words = (device: string, to: string) => ['record', '--state', folder, '--device', device, to];
const press = (device: string, key: string) => expect(stage.do(device, { press: key })).toBeUndefined();

it.concurrent('what a pad says is kept until Ctrl-C, with its settings, and nothing of where it stands', async () => {
  const to = file('pad.jsonl');
  const recording = startVerb(...words('pad-1', to));
  await recording.until('press each key');
  press('pad-1', 'next');
  await recording.until(/^ {2}next +left: recall/m);
  press('pad-1', '3');
  press('pad-1', 'ok');
  await recording.until(/^ {2}3 ok /m);
  recording.interrupt();
  expect(await recording.ended).toBe(0);
  expect(recording.out()).toMatch(/pad\.jsonl: pad-1 has spoken \d+ times/);
  const { head, chunks } = readRecording(to);
  expect(head).toEqual({ kind: 'ff68-pad', settings: { address: '1' }, line: {}, simulated: true });
  expect(chunks.map(({ dir }) => dir)).toContain('tx');
  const told = await replay({ head, chunks });
  expect(told.filter(line => line.startsWith('pressed'))).toEqual(['pressed next', 'pressed 3 ok']);
});

it.concurrent('a recording ends with the test of the device', async () => {
  const to = file('board.jsonl');
  const { code, out } = await runVerb(...words('board-1', to));
  expect(code).toBe(0);
  expect(out).toMatch(/board\.jsonl: board-1 has spoken \d+ times/);
  const recording = readRecording(to);
  expect(recording.head).toMatchObject({
    kind: 'onbon-k',
    settings: { address: '1', width: '96', model: '6k' },
  });
  // The board is left only when it has taken the dark picture.
  expect(recording.chunks.at(-1)).toMatchObject({ dir: 'rx' });
  expect(await replay(recording)).toEqual(
    expect.arrayContaining(['ready', 'shown: acked', 'errors 0, retries 0, reopened 0']),
  );
});

it.concurrent('reports of a USB pad are kept whole', async ({ expect }) => {
  const to = file('keypad.jsonl');
  const recording = startVerb(...words('pad-3', to));
  await recording.until('press each key');
  // What was held when it was plugged in is no press: its driver listens to that first.
  const out = () => {
    press('pad-3', 'next');
    return recording.out();
  };
  await expect.poll(out, { interval: 300, timeout: 15_000 }).toMatch(/^ {2}next +left: /m);
  for (const key of ['1', '2', 'ok']) press('pad-3', key);
  await recording.until(/^ {2}12 ok +left: recall$/m);
  press('pad-3', 'recall');
  expect(await recording.ended).toBe(0);
  const { chunks } = readRecording(to);
  const heard = chunks.filter(({ dir }) => dir === 'rx');
  expect(heard.map(({ hex }) => hex.length)).toEqual(heard.map(() => 16));
});

it.concurrent('a device that is lost is recorded all the same; that it said nothing is told', async () => {
  expect(stage.do('voice-1', { fault: 'mute' })).toBeUndefined();
  const recording = startVerb(...words('voice-1', file('voice.jsonl')));
  await recording.until('is recorded all the same, until Ctrl-C');
  recording.interrupt();
  expect(await recording.ended).toBe(74);
  expect(recording.err()).toContain('voice.jsonl: voice-1 has said nothing');
  expect(readRecording(file('voice.jsonl')).chunks.every(({ dir }) => dir === 'tx')).toBe(true);
});

it.concurrent('a recording is never written over', async () => {
  const there = file('there.jsonl');
  writeFileSync(there, 'mine');
  expect(await runVerb(...words('printer-1', there))).toEqual({
    code: 74,
    out: '',
    err: `${there}: found it there already, expected the name of a new file\n`,
  });
  expect(readFileSync(there, 'utf8')).toBe('mine');
});
