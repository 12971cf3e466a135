/**
 * `npm run bench`: a hall of 40 devices with a crowd at 20 times its pace, once unseen and once with the page open: how long
 * a press of next takes to its counter's board, on lines as slow as real ones, while whatever can break breaks and is
 * mended; and how often the page draws.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import type { Page } from 'playwright-core';
import type { Frame, HallPlan } from '../../simulators/page/contract.ts';
import { noBrowser, openBrowser } from '../page/browser.ts';
import { type DemoChild, startDemo } from '../page/demo-child.ts';
import { counters, fortyDevices } from '../page/forty-devices.ts';
import { breaker, type Outage } from '../page/random-faults.ts';
import { figuresOf, table } from './figures.ts';
import { record } from './record.ts';

const lastsMs = 120_000;
/** People an hour of their own: three times as many as the counters can serve, so that no clerk waits. */
const crowd = { speed: 20, seed: 7, arrivals: '0:00 150' };

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Everything that passes at the devices, until `signal`. */
function follow(url: string, device: string, signal: AbortSignal, heard: (frame: Frame) => void): void {
  const reading = async (): Promise<void> => {
    const { body } = await fetch(`${url}/frames/${device}`, { signal });
    let rest = '';
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) heard(JSON.parse(line.slice(6)));
    }
  };
  reading().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** `at`: of the press, in ms UTC. */
type Timed = { counter: string; ticket: string; at: number; ms: number };

/** From the last byte of a press of next to the last byte of the first picture with the number that it called. */
function timePresses(url: string, counters: readonly string[], signal: AbortSignal): Timed[] {
  const times: Timed[] = [];
  for (const counter of counters) {
    let pressedAt: number | undefined;
    let ticket = '';
    follow(url, `pad-${counter}`, signal, ({ dir, says, at, forAnother }) => {
      if (dir === 'tx' && forAnother !== true && says.endsWith('key next')) pressedAt = at;
    });
    follow(url, `board-${counter}`, signal, ({ dir, says, at, forAnother }) => {
      const [, called] = / shows ([A-Z]\d{3}), blinking/.exec(says) ?? [];
      if (dir !== 'rx' || forAnother === true || called === undefined || called === ticket) return;
      ticket = called;
      if (pressedAt !== undefined) times.push({ counter, ticket, at: pressedAt, ms: at - pressedAt });
      pressedAt = undefined;
    });
  }
  return times;
}

/** Called by an arrival at a counter whose clerk had pressed long before. */
const calledByArrival = (demo: DemoChild): Set<string> =>
  new Set(
    demo.ops
      .events()
      .filter(({ kind, why }) => kind === 'visit-called' && (why as { ready?: true }).ready === true)
      .map(({ counter, ticket }) => `${String(counter)} ${String(ticket)}`),
  );

/** What is broken shows nothing, and what was broken is first painted again: such a press tells of the fault only. */
const paintsAgainMs = 3000;
const wasBroken = ({ counter, at, ms }: Timed, outages: readonly Outage[]): boolean =>
  outages.some(
    ({ device, from, until }) =>
      (device === `board-${counter}` || device === `pad-${counter}`) &&
      at < until + paintsAgainMs &&
      at + ms > from,
  );

/** How many pictures the page drew in each second. */
async function countPictures(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const seconds: number[] = [];
    let begun = performance.now();
    let pictures = 0;
    const draw = (): void => {
      pictures += 1;
      const now = performance.now();
      if (now - begun >= 1000) {
        seconds.push((pictures * 1000) / (now - begun));
        begun = now;
        pictures = 0;
      }
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    Object.assign(window, { picturesInSeconds: seconds });
  });
  return () => page.evaluate('picturesInSeconds');
}

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-bench-'));
const config = fortyDevices(folder);

async function measure(withPage: boolean) {
  const demo = await startDemo({ words: ['--config', config] });
  try {
    return await measureIn(demo, withPage);
  } finally {
    await demo.close();
  }
}

async function measureIn(demo: DemoChild, withPage: boolean) {
  await demo.ops.publish('demo/do', JSON.stringify({ crowd }));
  const browser = withPage ? await openBrowser() : undefined;
  const page = await browser?.open(demo.url);
  const pictures = page && (await countPictures(page));
  const end = new AbortController();
  const times = timePresses(demo.url, counters, end.signal);
  const answer = await fetch(`${demo.url}/hall.json`);
  const plan: HallPlan = JSON.parse(await answer.text());
  const hand = await connectAsync(`${demo.url.replace('http', 'ws')}/mqtt`, { protocolVersion: 4 });
  const outages = await breaker(hand, plan, crowd.seed).breakFor(lastsMs, 0);
  await hand.endAsync();
  end.abort();
  const drawn = (await pictures?.()) ?? [];
  const byArrival = calledByArrival(demo);
  const presses = times.filter(
    press => !byArrival.has(`${press.counter} ${press.ticket}`) && !wasBroken(press, outages),
  );
  await browser?.close();
  return {
    presses: figuresOf(presses.map(({ ms }) => ms)),
    count: presses.length,
    // In the first second it was still opening.
    drawn: drawn.slice(1).toSorted((a, b) => a - b),
  };
}

say('two minutes of a crowd, without the page');
const without = await measure(false);
if (noBrowser === undefined) say('two minutes of a crowd, with the page');
else say(`without the page only: ${noBrowser}`);
const withPage = noBrowser === undefined ? await measure(true) : undefined;
rmSync(folder, { recursive: true });
if (noBrowser !== undefined) process.exitCode = 1;

const row = (name: string, { presses, count }: typeof without): string[] => [
  name,
  `${count}`,
  ...[presses.p50, presses.p99, presses.worst].map(ms => ms.toFixed(0)),
];
const rows = withPage === undefined ? [] : [row('with the page', withPage)];
process.stdout.write(`40 devices, six of them broken at a time, a crowd at 20 times its pace; press of next to board where pad and board work, ms
${table([['', 'presses', 'p50', 'p99', 'worst'], ...rows, row('without', without)])}
`);
if (withPage !== undefined) {
  const { drawn } = withPage;
  record([
    {
      name: 'press to board with the page ÷ without, p50',
      value: withPage.presses.p50 / without.presses.p50,
      unit: '×',
    },
    {
      name: 'press to board with the page ÷ without, p99',
      value: withPage.presses.p99 / without.presses.p99,
      unit: '×',
    },
    {
      name: 'pictures of the page in its worst second',
      value: drawn[0] ?? 0,
      unit: '/s',
      aim: { least: 30 },
    },
  ]);
}
