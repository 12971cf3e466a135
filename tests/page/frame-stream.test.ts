/** Frames on their way to whoever looks; it is nobody's business but theirs when they do not read. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as immediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPage, type PageServer } from '../../simulators/demo/page-server.ts';
import { type FrameLog, newFrameLog } from '../../simulators/frames/frame-log.ts';
import { frameStream } from '../../simulators/frames/frame-stream.ts';
import type { Frame } from '../../simulators/page/contract.ts';
import { deviceOf } from '../simulators/frames/devices.ts';
import { device, smallPlan } from './plans.ts';

/** FF 68 L L 68 address func key sum 16, from the vectors of ff68-pad. */
const next = 'ff6803036803010c1016';

let log: FrameLog;
let page: PageServer;
let answers: ServerResponse[];
/** Ends what a test has left open. */
let ends: AbortController;

beforeEach(async () => {
  answers = [];
  ends = new AbortController();
  log = newFrameLog(new Map([['pad-1', deviceOf('ff68-pad')]]), () => 7);
  const answer = frameStream(log);
  const opened = await openPage({
    ports: [0],
    plan: smallPlan([device('pad-1', 'pad')]),
    serve() {},
    frames(id, request, response) {
      answers.push(response);
      answer(id, request, response);
    },
  });
  if (!opened.ok) throw new Error(opened.why);
  ({ page } = opened);
});
afterEach(async () => {
  ends.abort();
  await page.close();
});

const press = () => log.passed({ device: 'pad-1', dir: 'tx', hex: next });

/** What a reader gets, as it comes. `lastSeen`: the id of an event that it has already. */
async function read(lastSeen?: string) {
  const response = await fetch(`${page.url}/frames/pad-1`, {
    headers: lastSeen === undefined ? {} : { 'last-event-id': lastSeen },
    signal: ends.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = { text: '', response };
  void (async () => {
    if (response.body === null) return;
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) reader.text += text;
  })().catch(() => undefined);
  return reader;
}

const framesIn = (text: string): Frame[] =>
  Array.from(text.matchAll(/^data: (.*)\n\n/gm), ([, data = '']) => JSON.parse(data));
const countsIn = (text: string): number[] => framesIn(text).map(({ nth }) => nth);
const lastIdIn = (text: string): string | undefined => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];

it('first come the frames that are kept, then each as it passes', async () => {
  press();
  press();
  const reader = await read();
  await expect.poll(() => countsIn(reader.text)).toEqual([1, 2]);
  press();
  await expect.poll(() => countsIn(reader.text)).toEqual([1, 2, 3]);
  expect(framesIn(reader.text)[2]).toMatchObject({ at: 7, dir: 'tx', hex: next, says: 'pad 3: key next' });
});

it('who connects again gets what came meanwhile, and all of another run of the demo', async () => {
  press();
  const reader = await read();
  await expect.poll(() => countsIn(reader.text)).toEqual([1]);
  press();
  await expect.poll(() => countsIn(reader.text)).toEqual([1, 2]);
  press();
  const again = await read(lastIdIn(reader.text));
  await expect.poll(() => countsIn(again.text)).toEqual([3]);
  for (const strange of ['another-run/2', 'nonsense', '/', `${lastIdIn(reader.text)}x`]) {
    const other = await read(strange);
    await expect.poll(() => countsIn(other.text)).toEqual([1, 2, 3]);
  }
});

it('a reader that does not read holds up nobody, and learns by the count what it has missed', async () => {
  const passed = 30_000;
  const deaf = connect(page.port, '127.0.0.1').pause();
  let heard = '';
  deaf.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  deaf.pause();
  deaf.write(`GET /frames/pad-1 HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\n\r\n`);
  await expect.poll(() => answers.length).toBe(1);
  for (let nth = 0; nth < passed; nth += 1) {
    press();
    if (nth % 100 === 0) await immediate();
  }
  // Its connection is full, and nothing more is kept for it.
  expect(answers[0]?.writableNeedDrain).toBe(true);
  expect(answers[0]?.writableLength).toBeLessThan(128 * 1024);

  const other = await read();
  await expect.poll(() => countsIn(other.text).at(-1)).toBe(passed);
  deaf.resume();
  await expect.poll(() => heard.includes(`"nth":${passed},`)).toBe(true);
  const counts = Array.from(heard.matchAll(/"nth":(\d+),/g), ([, nth]) => Number(nth));
  expect(counts.length).toBeLessThan(passed);
  expect(counts).toEqual([...new Set(counts)].toSorted((one, other) => one - other));
  deaf.destroy();
  await once(deaf, 'close');
});

it('who has gone is told nothing more', async () => {
  const leaver = connect(page.port, '127.0.0.1');
  leaver.write(`GET /frames/pad-1 HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\n\r\n`);
  await once(leaver, 'data');
  leaver.resetAndDestroy();
  const leaves = () => {
    press();
    return answers[0]?.closed;
  };
  await expect.poll(leaves, { interval: 1 }).toBe(true);
  const { writableLength } = answers[0] ?? {};
  press();
  expect(answers[0]?.writableLength).toBe(writableLength);
});

it('asked for the head only, nothing is kept open', async () => {
  const response = await fetch(`${page.url}/frames/pad-1`, { method: 'HEAD' });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
});
