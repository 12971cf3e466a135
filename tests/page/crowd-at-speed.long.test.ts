/** The demo at sixty times the speed of people for a minute: the hall serves, is called by voice, and no device complains. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DemoShows } from '../../simulators/page/contract.ts';
import { type DemoChild, startDemo } from './demo-child.ts';

let demo: DemoChild;

beforeEach(async () => {
  demo = await startDemo({ words: ['--crowd', '60'] });
});
afterEach(() => demo.close());

const crowd = () => (demo.ops.last('demo/shows') as DemoShows | undefined)?.crowd;
const count = (kind: string) => demo.ops.events().filter(event => event['kind'] === kind).length;

it('serves, says what it calls, and finds no noise on a line', async () => {
  await expect.poll(() => crowd()?.clockS ?? 0, { timeout: 90_000, interval: 500 }).toBeGreaterThan(3600);
  expect(crowd()?.figures.served).toBeGreaterThan((crowd()?.figures.came ?? 0) / 3);
  // A call that is not true any more is dropped unsaid: with a loudspeaker in real time three of four were.
  expect(count('speech-begun')).toBeGreaterThan(count('visit-called') / 2);
  const lost = demo.ops.events().filter(event => event['kind'] === 'device-lost');
  expect(lost).toEqual([]);
}, 120_000);
