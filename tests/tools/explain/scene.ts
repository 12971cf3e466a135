/** Short days played in the core, and what explain tells of them: the expectations stand as texts in tests/golden. */
import type { Counter, Rules } from '../../../daemon/core/types/rules.ts';
import { clockIn } from '../../../daemon/tools/explain/clock.ts';
import { storyOf } from '../../../daemon/tools/explain/day-story.ts';
import { words } from '../../../daemon/tools/explain/words.ts';
import { fuzhou, type Play } from '../../kit/hall/play.ts';

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
            ? words.tellStory(story, mine, 'that day', clock).slice(2).filter(isTold)
            : [words.sentenceAgainst(story, mine, other, clock)];
        return [`${ask}:`, ...lines.map(line => (line === '' ? '' : `  ${line}`))];
      });
      return [`# ${what}`, ...tells, ''].join('\n');
    })
    .join('\n');
}
