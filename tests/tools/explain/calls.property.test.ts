import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CreditFor } from '../../../daemon/history/visit.ts';
import { answerTo } from '../../../daemon/tools/explain/complaint.ts';
import { type DayStory, type Story, storyOf, waitingFrom } from '../../../daemon/tools/explain/day-story.ts';
import { answerSentence } from '../../../daemon/tools/explain/en/complaint.ts';
import { nothingLater } from '../../../daemon/tools/explain/later-days.ts';
import { overtakingsOf } from '../../../daemon/tools/explain/visit-story.ts';
import { words } from '../../../daemon/tools/explain/words.ts';
import { start } from '../../kit/hall/play.ts';
import { only, type Told as ToldCall, toldOf, type Wrong } from './held.ts';
import { holdAnswer, holdReason } from './held-answers.ts';
import { holdCall } from './held-calls.ts';
import { type Joining, type NaiveDay, scenesOf } from './naive-scenes.ts';
import { days, journalOf, sharedHall, type Told } from './random-days.ts';

const clock = { zone: 'here', second: (at: number) => `@${at}`, minute: (at: number) => `@${at}` };

type Held = { facts: number; wrong: string[] };

/**
 * Everything that explain finds out of a day's calls, of everybody and against everybody, against what the events come to by the
 * rules; and a sentence is made of each. `asTold`: what explain is given to read.
 */
function hold(journal: readonly Told[], asTold: readonly Told[] = journal): Held {
  const held: Held = { facts: 0, wrong: [] };
  const note = (about: string, wrong: readonly string[]): void => {
    held.facts += 1;
    const unsaid = /undefined|NaN|\[object/.test(about) ? ['it cannot be said'] : [];
    if (wrong.length + unsaid.length > 0) held.wrong.push(`${about}: ${[...wrong, ...unsaid].join('; ')}`);
  };
  const story = storyOf(asTold);
  const day = scenesOf(sharedHall, journal);
  const told = new Map(toldOf(sharedHall, day, start).map(one => [one.scene.call.seq, one]));
  for (const call of story.calls) {
    const one = told.get(call.seq);
    note(`call ${call.seq}`, one === undefined ? ['there was none'] : holdCall(call, one));
  }
  note('the calls', only([story.calls.length !== told.size && `there were ${told.size}`]));
  for (const mine of story.visits.values()) {
    for (const line of words.tellStory(story, mine, { name: 'that day', clock, later: nothingLater }))
      note(line, []);
    note(`who overtook ${mine.ticket}`, holdOvertakings(story, mine, told));
    note(`how ${mine.ticket} joined`, holdJoinings(mine, day));
    for (const other of story.visits.values()) {
      if (other === mine) continue;
      const answer = answerTo(story, mine, other);
      const sentence = answerSentence(answer, mine.ticket, other.ticket, clock);
      note(sentence, holdAnswer({ answer, told, day, mine: mine.ticket, other: other.ticket }));
    }
  }
  return held;
}

/** Those who were called from its queue while it waited there, and had come later. */
function holdOvertakings(story: DayStory, mine: Story, told: ReadonlyMap<number, ToldCall>): string[] {
  const over = new Map(
    [...told.values()].flatMap(one => {
      const { called, choice, scene } = one;
      const rival = choice.person(mine.ticket);
      if (rival === undefined || rival === called || rival.place !== 'waiting') return [];
      const isLater =
        called.waitsSince > rival.waitsSince ||
        (called.waitsSince === rival.waitsSince && called.order > rival.order);
      return rival.queue === called.queue && isLater ? [[scene.call.seq, { one, rival }] as const] : [];
    }),
  );
  const found = overtakingsOf(story, mine);
  return only([
    found.length !== over.size && `${over.size} did`,
    ...found.flatMap(({ call, reason }): Wrong => {
      const { one, rival } = over.get(call.seq) ?? {};
      if (one === undefined || rival === undefined) return [`call ${call.seq} did not`];
      return [
        call.from.waitsSince !== one.called.waitsSince && `it came at ${one.called.waitsSince}`,
        call.from.joinedAt !== one.called.joinedAt && `it counts as joined at ${one.called.joinedAt}`,
        call.undoneAt !== one.scene.undoneAt && 'it was taken back at another time',
        ...holdReason(reason, one, rival),
      ];
    }),
  ]);
}

/** How it came to its queues, and what its credit there was for, against what the credits of R2 come to. */
function holdJoinings(mine: Story, { joinings }: NaiveDay): string[] {
  const own = joinings.filter(({ ticket }) => ticket === mine.ticket);
  const joined = mine.moments.filter(
    ({ event, before }) =>
      event.kind === 'visit-queued' && (before?.place.is !== 'waiting' || before.place.queue !== event.queue),
  );
  return only([
    joined.length !== own.length && `it joined ${own.length} times`,
    ...joined.flatMap(({ seq }, index): Wrong => {
      const [place, joining] = [waitingFrom(mine, seq), own[index]];
      if (place === undefined || joining === undefined) return ['it did not'];
      const { creditMs } = joining.event;
      return [
        place.creditMs !== creditMs && `its credit is ${creditMs}`,
        creditMs !== 0 && place.creditFor === undefined && 'what the credit is for is not told',
        ...(place.creditFor === undefined ? [] : holdCredit(place.creditFor, joining)),
      ];
    }),
  ]);
}

function holdCredit(why: CreditFor, { event, isSoon, isFresh, stoodCredit, others }: Joining): Wrong {
  const { creditMs, waitedMs, joinedAt } = event;
  const { creditCapMs, creditRate, soonCreditMs } = sharedHall.priority;
  const waits = Math.min(creditCapMs, Math.round(creditRate * waitedMs));
  switch (why) {
    case 'waits':
      return [(creditMs !== waits || isSoon) && isFresh && `waits come to ${waits}`];
    case 'soon':
      return [(creditMs !== soonCreditMs || !isSoon || waits !== 0) && isFresh && 'it is more or less'];
    case 'waits-and-soon':
      return [
        (creditMs !== waits + soonCreditMs || !isSoon || waits === 0) && isFresh && 'it is more or less',
      ];
    case 'behind':
      return [
        others.every(one => one.joinedAt !== joinedAt || one.credit !== creditMs) &&
          isFresh &&
          'nobody there has that credit',
      ];
    case 'class':
    case 'first':
      return [isFresh && 'it comes anew', creditMs !== stoodCredit && 'it stood otherwise'];
  }
}

it('everything that is told of calls is so, in a hall whose counters share queues', () => {
  let facts = 0;
  const calls = new Set<string>();
  fc.assert(
    fc.property(days, steps => {
      const journal = journalOf(steps);
      const held = hold(journal);
      expect(held.wrong).toEqual([]);
      facts += held.facts;
      for (const { event } of journal) if (event.kind === 'visit-called') calls.add(event.why.by);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(facts, 'there was something to say').toBeGreaterThan(20_000);
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
