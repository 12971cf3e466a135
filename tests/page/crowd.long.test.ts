/** A crowd at twenty times the speed for two minutes, while whatever can break breaks, and is mended. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DemoShows, HallPlan } from '../../simulators/page/contract.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { fortyDevices } from './forty-devices.ts';
import { readBack } from './journal-rules.ts';
import { breaker } from './random-faults.ts';

const seed = 7;
const lastsMs = 120_000;
/** Of the breaks, that the daemon's plug is pulled. */
const plugShare = 0.03;
/** So many events at most pass before somebody listens: the counters are opened. */
const watchedFrom = 50;
/** Whoever was lost in all that asks, is called again, and is served. */
const settlesWithinMs = 400_000;

let folder: string;
let demo: DemoChild;
let browser: Browser;
/** By the page's own way. */
let hand: MqttClient;
let plan: HallPlan;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-crowd-'));
  demo = await startDemo({ words: ['--config', fortyDevices(folder), '--crowd', '20', '--seed', `${seed}`] });
  browser = await openBrowser();
  const answer = await fetch(`${demo.url}/hall.json`);
  plan = JSON.parse(await answer.text());
  hand = await connectAsync(`${demo.url.replace('http', 'ws')}/mqtt`, { protocolVersion: 4 });
});
afterEach(async () => {
  await hand.endAsync(true);
  await browser.close();
  await demo.close();
  rmSync(folder, { recursive: true });
});

const figures = () => (demo.ops.last('demo/shows') as DemoShows | undefined)?.crowd.figures;
/** Who is still in the hall, by the crowd and by the daemon; who missed their call may come back until the day ends. */
function unsettled(): string[] {
  const visits = [...demo.ops.standing()].filter(([topic]) => topic.startsWith('state/visit/'));
  const places = visits.map(([topic, said]) => `${topic} ${(said as { place?: string }).place}`);
  return [...places.filter(place => !place.endsWith(' missed')), `inside ${figures()?.inside}`];
}

it('a crowd among random faults: the page complains of nothing, every rule holds, and nobody is lost', async () => {
  await browser.open(demo.url);
  const { around, breakFor } = breaker(hand, plan, seed);
  await breakFor(lastsMs, plugShare);
  const served = figures()?.served;
  await around({ crowd: { arrivals: '0:00 0' } });
  await expect.poll(unsettled, { timeout: settlesWithinMs, interval: 500 }).toEqual(['inside 0']);
  expect(browser.complaints).toEqual([]);
  expect(served).toBeGreaterThan(0);
  expect(figures()?.served).toBeGreaterThan((figures()?.came ?? 0) / 2);

  const { hall, events, broken } = readBack(demo.state);
  expect(broken).toEqual([]);
  const of = (kind: string) =>
    new Set(events.flatMap(({ event }) => (event.kind === kind && 'ticket' in event ? [event.ticket] : [])));
  expect(of('ticket-printed')).toEqual(of('ticket-issued'));
  expect(of('visit-done').size).toBe(
    [...hall.visits.values()].filter(({ place }) => place.is === 'done').length,
  );
  // What was told over MQTT is the journal, in its order; after a restart the last ones may be told again.
  const lastSeq = events.at(-1)?.seq ?? 0;
  const told = () => [...new Map(demo.ops.events().map(({ seq, kind }) => [Number(seq), kind]))];
  await expect.poll(() => told().some(([seq]) => seq === lastSeq)).toBe(true);
  // The clerks go on, to their tea at least. What passed before anybody listened may be told after an early restart.
  const heardFrom = told()[0]?.[0] ?? 0;
  const toldSoFar = told().filter(([seq]) => seq >= heardFrom && seq <= lastSeq);
  expect(toldSoFar).toEqual(events.map(({ seq, event }) => [seq, event.kind]).slice(-toldSoFar.length));
  expect(toldSoFar.length).toBeGreaterThan(events.length - watchedFrom);
  // Every board shows what it should, and has said so.
  const boards = plan.devices.filter(device => device.class === 'board').map(({ id }) => id);
  await vi.waitFor(
    () => {
      const unsure = boards.flatMap(id => {
        const { confirmed } = demo.ops.last(`state/board/${id}`) ?? {};
        const { state, why } = demo.ops.last(`device/${id}/$state`) ?? {};
        return confirmed === 'acked' ? [] : [[id, confirmed, state, why].join(' ')];
      });
      if (unsure.length > 0) throw new Error(unsure.join('\n'));
    },
    { timeout: 60_000, interval: 200 },
  );
}, 700_000);
