/**
 * `npm run bench`: what a thousand phones that look at their tickets cost the daemon, `screens` and the broker, beside the same
 * hall unseen; and how long the first view of each page takes in a browser that has seen none.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type ClientRequest, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { type Program, startVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { noBrowser, openBrowser } from '../page/browser.ts';
import { figuresOf, table } from './figures.ts';
import { record } from './record.ts';

const phones = 1000;
const tickets = 400;
const lastsMs = 60_000;
const callsEachMs = 5000;
/** An address has 256 connections (decision 0057). */
const phonesEachAddress = 250;
const samples = 5;
/** Of the processor's clock, `getconf CLK_TCK`: Linux tells processor time in hundredths of a second. */
const tickMs = 10;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Of the process, in ms: proc_pid_stat(5), fields 14 and 15. */
function processorMs(pid: number): number {
  const [user, system] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return (Number(user) + Number(system)) * tickMs;
}

function residentMb(pid: number): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

/** The share of a core that each took while the hall calls somebody now and then. */
async function sharesOf(hall: StandingHall, pids: readonly number[]): Promise<number[]> {
  const before = pids.map(processorMs);
  const startedAt = performance.now();
  for (let nth = 0; performance.now() - startedAt < lastsMs; nth += 1) {
    const counter = nth % 2 === 0 ? '1' : '2';
    await hall.command('call-next', { counter });
    await hall.command('finish', { counter });
    await after(callsEachMs);
  }
  const tookMs = performance.now() - startedAt;
  return pids.map((pid, at) => (processorMs(pid) - (before[at] ?? 0)) / tookMs);
}

type Look = { heard: number; request: ClientRequest };

function look(url: string, path: string, nth: number): Look {
  const localAddress = `127.0.0.${2 + Math.floor(nth / phonesEachAddress)}`;
  const one: Look = {
    heard: 0,
    request: get(new URL(`${path}/stream`, url), { localAddress, agent: false }, response => {
      if (response.statusCode !== 200) throw new Error(`${path}: found ${response.statusCode}, expected 200`);
      response.on('data', (bytes: Buffer) => {
        one.heard += bytes.length;
      });
      response.on('error', () => undefined);
    }),
  };
  one.request.on('error', () => undefined);
  return one;
}

/** The least that a page can be. */
async function withBarePage<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>1</title><p>1');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/bare`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Milliseconds from the address to the page as it stands, in a browser that kept nothing. */
async function firstViews(urls: readonly string[]): Promise<{ url: string; ms: number[] }[]> {
  const views = urls.map(url => ({ url, ms: [] as number[] }));
  for (let nth = 0; nth < samples; nth += 1) {
    for (const view of views) {
      const browser = await openBrowser();
      const page = await browser.open('about:blank');
      await page.goto(view.url, { waitUntil: 'load' });
      const painted = await page.evaluate(
        () =>
          new Promise<number>(resolve => {
            new PerformanceObserver(list => {
              for (const entry of list.getEntriesByName('first-contentful-paint')) resolve(entry.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      );
      view.ms.push(painted);
      await browser.close();
    }
  }
  return views;
}

async function measure(hall: StandingHall, screens: Program, url: string) {
  const codes: string[] = [];
  for (let nth = 0; nth < tickets; nth += 1) {
    const { data } = await hall.command('take-ticket', { service: 'withdrawal', print: false });
    codes.push(new URL((data as { code: string }).code).pathname);
  }
  const daemon = hall.pid();
  const pids = [daemon, screens.child.pid ?? 0];
  say('a minute without phones');
  const [unseen = 0] = await sharesOf(hall, pids);
  say(`a minute with ${phones} phones`);
  const looks = Array.from({ length: phones }, (_, nth) => look(url, codes[nth % tickets] ?? '', nth));
  while (looks.some(({ heard }) => heard === 0)) await after(100);
  const [seen = 0, served = 0] = await sharesOf(hall, pids);
  const resident = residentMb(pids[1] ?? 0);
  for (const { request } of looks) request.destroy();
  const pages = [url, ...[codes.at(-1) ?? '', '/desk', '/kiosk'].map(path => new URL(path, url).href)];
  const views = noBrowser === undefined ? await withBarePage(bare => firstViews([bare, ...pages])) : [];
  return { unseen, seen, served, resident, views };
}

async function measured() {
  const hall = await standHall('config/halls/small.yaml', {
    edit: text => text.replace(/^hall: .*$/m, '$&\nphone: https://queue.example.cn'),
    paced: false,
  });
  try {
    await hall.open('1', '2');
    const screens = startVerb('screens', '--url', hall.broker.url, '--listen', '127.0.0.1:0');
    try {
      await screens.until(/^display .*\/display\n/m);
      await screens.until('is heard');
      return await measure(hall, screens, /https?:\S+/.exec(screens.out())?.[0] ?? '');
    } finally {
      await screens.end('SIGTERM');
    }
  } finally {
    await hall.close();
  }
}

const { unseen, seen, served, resident, views } = await measured();
if (noBrowser !== undefined) {
  say(noBrowser);
  process.exitCode = 1;
}
const [floor] = views.map(({ ms }) => figuresOf(ms).p50);
const rows = views.map(({ url, ms }) => {
  const { p50, worst } = figuresOf(ms);
  const name = new URL(url).pathname.replace(/\/t\/.*/, '/t/…');
  return [name, p50.toFixed(0), worst.toFixed(0), (p50 / (floor ?? p50)).toFixed(1)];
});
process.stdout.write(`first view of a page in a browser that has seen none, ${samples} times, ms
${table([['', 'p50', 'worst', 'p50 ÷ bare'], ...rows])}

`);
record([
  {
    name: `processor of the daemon, ${phones} phones`,
    value: seen * 100,
    unit: '% of a core',
    aim: { most: 5 },
  },
  { name: 'processor of the daemon, no phones', value: unseen * 100, unit: '% of a core' },
  {
    name: `processor of screens, ${phones} phones`,
    value: served * 100,
    unit: '% of a core',
    aim: { most: 5 },
  },
  { name: `memory of screens, ${phones} phones`, value: resident, unit: 'MB' },
  ...views.slice(1).map(({ url, ms }, at) => ({
    name: `first view of ${rows[at + 1]?.[0] ?? url}, worst`,
    value: Math.max(...ms),
    unit: 'ms',
    aim: { most: 1000 },
  })),
]);
