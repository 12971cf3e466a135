/** The stories that need no moved clock hold in a real hall as they do in the core. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playOnTheWire } from '../stories/play-on-the-wire.ts';
import { readScenario } from '../stories/read-scenario.ts';

const folder = join(import.meta.dirname, '../stories');

/** All their devices live in this process: with more of them, these answer later than a device does. */
const hallsAtATime = 6;

const stories = readdirSync(folder)
  .filter(file => file.endsWith('.txt'))
  .flatMap(name => {
    const read = readScenario(`tests/stories/${name}`, readFileSync(join(folder, name), 'utf8'));
    const scenario = read.ok && read.scenario.atAnyPace ? [read.scenario] : [];
    return scenario.map(story => ({ name: name.slice(0, -'.txt'.length).replaceAll('-', ' '), story }));
  });

for (let from = 0; from < stories.length; from += hallsAtATime) {
  describe('the stories of the hall, with daemon and devices', () => {
    it.concurrent.each(stories.slice(from, from + hallsAtATime))(
      '$name',
      async ({ story }) => {
        expect(await playOnTheWire(story)).toEqual([]);
      },
      300_000,
    );
  });
}
