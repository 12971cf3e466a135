import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storyOf } from '../../../daemon/tools/explain/day-story.ts';
import { sentenceAgainst } from '../../../daemon/tools/explain/en/complaint.ts';
import { tellStory } from '../../../daemon/tools/explain/en/story.ts';
import { start } from '../../kit/hall/play.ts';
import { exact, toldOf } from './held.ts';
import { holdAnswer } from './held-answers.ts';
import { holdOwn } from './held-stories.ts';
import { scenesOf } from './naive-scenes.ts';
import { days, journalOf, sharedHall, type Told } from './random-days.ts';

type Held = { sentences: number; wrong: string[] };

/**
 * Everything that explain says of a day's calls, to everybody and about everybody, against what the events come to by the
 * rules. `asTold`: what explain is given to read.
 */
function hold(journal: readonly Told[], asTold: readonly Told[] = journal): Held {
  const held: Held = { sentences: 0, wrong: [] };
  const note = (sentence: string, wrong: readonly string[]): void => {
    held.sentences += 1;
    if (wrong.length > 0) held.wrong.push(`${sentence} (WRONG: ${wrong.join('; ')})`);
  };
  const day = storyOf(asTold);
  const naive = scenesOf(sharedHall, journal);
  const told = toldOf(sharedHall, naive, start);
  const visits = [...day.visits.values()];
  for (const mine of visits) {
    const story = tellStory(day, mine, 'that day', exact);
    for (const { sentence, wrong } of holdOwn(told, naive, mine.ticket, story)) note(sentence, wrong);
    for (const other of visits) {
      if (other === mine) continue;
      const sentence = sentenceAgainst(day, mine, other, exact);
      note(sentence, holdAnswer({ told, day: naive, mine: mine.ticket, other: other.ticket }, sentence));
    }
  }
  return held;
}

it('every sentence about a call is so, in a hall whose counters share queues', () => {
  let sentences = 0;
  const calls = new Set<string>();
  fc.assert(
    fc.property(days, steps => {
      const journal = journalOf(steps);
      const held = hold(journal);
      expect(held.wrong).toEqual([]);
      sentences += held.sentences;
      for (const { event } of journal) if (event.kind === 'visit-called') calls.add(event.why.by);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(sentences, 'there was something to say').toBeGreaterThan(20_000);
  expect([...calls]).toEqual(expect.arrayContaining(['priority', 'guard', 'backup', 'number']));
});

it('a call that told other queues than its counter looked at would be found out', () => {
  let wrong = 0;
  fc.assert(
    fc.property(days, steps => {
      const journal = journalOf(steps);
      wrong += hold(journal, journal.map(lookingOnlyThere)).wrong.length;
    }),
    { numRuns: 10, seed: 12 },
  );
  expect(wrong).toBeGreaterThan(0);
});

/** As if the counter had looked at the queue of the called one and at no other. */
function lookingOnlyThere(told: Told): Told {
  const { event } = told;
  return event.kind === 'visit-called'
    ? { ...told, event: { ...event, why: { ...event.why, pool: [event.queue] } } }
    : told;
}
