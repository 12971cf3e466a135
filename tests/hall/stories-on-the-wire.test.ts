/** The stories that need no moved clock hold in a real hall as they do in the core. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { playOnTheWire } from '../scenarios/play-on-the-wire.ts';
import { readScenario } from '../scenarios/read-scenario.ts';

const folder = join(import.meta.dirname, '../scenarios');

describe('the stories of the hall, with daemon and devices', () => {
  for (const name of readdirSync(folder).filter(file => file.endsWith('.txt'))) {
    const read = readScenario(`tests/scenarios/${name}`, readFileSync(join(folder, name), 'utf8'));
    if (!read.ok || !read.scenario.atAnyPace) continue;
    it.concurrent(name.slice(0, -'.txt'.length).replaceAll('-', ' '), { timeout: 300_000 }, async ({
      expect,
    }) => {
      expect(await playOnTheWire(read.scenario)).toEqual([]);
    });
  }
});
