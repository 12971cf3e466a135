/** Short days played in the core, and what explain tells of them: the expectations stand as texts in tests/golden. */
import type { Command, FinishOutcome } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Visit } from '../../../daemon/core/types/model.ts';
import type { Counter, Rules } from '../../../daemon/core/types/rules.ts';
import { clockIn } from '../../../daemon/tools/explain/clock.ts';
import { storyOf } from '../../../daemon/tools/explain/day-story.ts';
import { sentenceAgainst } from '../../../daemon/tools/explain/en/complaint.ts';
import { tellStory } from '../../../daemon/tools/explain/en/story.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

/** An order, so many seconds that pass, something else that happens, or several of these. */
type Step = Command | number | ((hall: Play) => unknown) | readonly Step[];
/** `asks`: whose story is told, or after `against` whom the first complains about. */
export type Scene = [what: string, hall: Play, ...asks: string[]];

export const at = (counter: string) => ({
  next: { verb: 'call-next', counter } as const,
  start: { verb: 'start', counter } as const,
  park: { verb: 'park', counter } as const,
  miss: { verb: 'miss', counter } as const,
  undo: { verb: 'undo', counter } as const,
  resume: { verb: 'resume', counter } as const,
  recall: { verb: 'recall', counter } as const,
  finish: (outcome: FinishOutcome = 'approved') => ({ verb: 'finish', counter, outcome }) as const,
  bank: (queue: string) => ({ verb: 'choose-route', counter, queue }) as const,
  number: (ticket: string, reason: string) => ({ verb: 'call-number', counter, ticket, reason }) as const,
  send: (to: { counter: string } | { queue: string }) =>
    ({ verb: 'transfer', counter, to, when: 'now' }) as const,
});
export const take = (service: string, bank?: string, visitClass?: Visit['class']) => (hall: Play) =>
  hall.take(service, bank, visitClass);
export const withdrawal = take('withdrawal', 'icbc');
export const loan = take('loan');
export const green = (service: string) => take(service, undefined, 'green');
export const said = (hall: Play) => hall.sayAll();
export const passes = (seconds: number) => (hall: Play) => hall.pass(seconds);

/** Written by hand: what the core tells only after a long day, of an older version, or for a hall with other devices. */
export const told =
  (...events: Event[]) =>
  (hall: Play): void =>
    void hall.log.push(...events.map(event => ({ event, at: hall.now() })));

export function played(hall: Play, ...steps: readonly Step[]): Play {
  for (const step of steps) {
    if (typeof step === 'number') hall.wait(step);
    else if (typeof step === 'function') step(hall);
    else if (!('verb' in step)) played(hall, ...step);
    else if (typeof hall.give(step) === 'string') throw new Error(`refused: ${JSON.stringify(step)}`);
  }
  return hall;
}

/** All counters are open, or those alone. */
export const day = (...steps: readonly Step[]) => played(play(), ...steps);
export const dayAt = (open: readonly string[], ...steps: readonly Step[]) =>
  played(play(fuzhou, open), ...steps);

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
            ? tellStory(story, mine, 'that day', clock).slice(2).filter(isTold)
            : [sentenceAgainst(story, mine, other, clock)];
        return [`${ask}:`, ...lines.map(line => (line === '' ? '' : `  ${line}`))];
      });
      return [`# ${what}`, ...tells, ''].join('\n');
    })
    .join('\n');
}
