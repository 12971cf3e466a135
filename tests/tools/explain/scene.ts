/** Short days played in the core, and what explain tells of them: the expectations stand as texts in tests/golden. */
import type { Counter, Rules } from '../../../daemon/core/types/rules.ts';
import { clockIn } from '../../../daemon/tools/explain/clock.ts';
import { storyOf } from '../../../daemon/tools/explain/day-story.ts';
import { nothingLater } from '../../../daemon/tools/explain/later-days.ts';
import { words } from '../../../daemon/tools/explain/words.ts';
import { fuzhou, type Play } from '../../kit/hall/play.ts';
import { latinWords } from '../../text/filled-in.ts';
import { unspoken } from '../../text/names.ts';

/** `asks`: whose story is told, or after `against` whom the first complains about. */
export type Scene = [what: string, hall: Play, ...asks: string[]];

export function withCounter1(changes: Partial<Counter>): Rules {
  const one = fuzhou.counters.get('1');
  if (one === undefined) throw new Error('no counter 1');
  return { ...fuzhou, counters: new Map(fuzhou.counters).set('1', { ...one, ...changes }) };
}

/** `isTold`: which lines of the stories. */
export function explained(scenes: readonly Scene[], isTold = (_line: string): boolean => true): string {
  return scenes
    .map(([what, { log }, ...asks]) => {
      const story = storyOf(log.map((one, index) => ({ seq: index + 1, ...one })));
      const clock = clockIn(story.timeZone);
      const tells = asks.flatMap(ask => {
        const [mine, other] = ask.split(' against ').map(ticket => story.visits.get(ticket));
        if (mine === undefined) throw new Error(`nobody holds ${ask}`);
        const lines =
          other === undefined
            ? words
                .tellStory(story, mine, { name: 'that day', clock, later: nothingLater })
                .slice(2)
                .filter(isTold)
            : [words.sentenceAgainst(story, mine, other, clock)];
        return [`${ask}:`, ...lines.map(line => (line === '' ? '' : `  ${line}`))];
      });
      return [`# ${what}`, ...tells, ''].join('\n');
    })
    .join('\n');
}

/** What is neither typed nor of the hall, in a story that is told in Chinese; its scenes are named in English. `given`: what they say themselves. */
export function englishIn(told: string, given: readonly string[] = []): string[] {
  const own = new Set([
    ...fuzhou.queues.keys(),
    ...fuzhou.services.keys(),
    'bank',
    ...fuzhou.institutions.keys(),
  ]);
  return (
    told
      .split('\n')
      .filter(line => !/^#|:$/.test(line))
      // What somebody wrote or pressed is told as it came.
      .map(line => given.reduce((rest, one) => rest.replaceAll(one, ''), line.replaceAll(/“[^”]*”/g, '')))
      .flatMap(line => latinWords(unspoken(line)).map(word => ({ word, line })))
      .filter(({ word }) => !own.has(word))
      .map(({ word, line }) => `${word}: ${line.trim()}`)
  );
}
