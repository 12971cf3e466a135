/** A day of the journal that is played again, how far that may be from what was recorded, and what is learned from it. */
import type { Mutated } from '../mutation.ts';

const play = 'tests/tools/simulate/like/play.test.ts';
const whatIf = 'tests/tools/simulate/like/what-if.test.ts';
const pace = 'tests/tools/simulate/like/pace.test.ts';
const errors = 'tests/tools/simulate/like/replay-error.test.ts';
const told = 'tests/tools/simulate/like/like.long.test.ts';

export const like: readonly Mutated[] = [
  {
    file: 'daemon/tools/simulate/like/recording.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'a service takes as long as it took that day',
        found: '{ afterMs: at - stay.from, command }',
        instead: '{ afterMs: (at - stay.from) / 2, command }',
      },
      {
        breaks: 'a press that was taken back never was',
        found: 'history.did(() => void list.splice(list.lastIndexOf(one), 1));',
        instead: '',
      },
      {
        breaks: 'who was called by number, before others, is called so again',
        found: "event.why.by === 'number' && { named",
        instead: 'false && { named',
      },
      {
        breaks: 'who claimed green claims it again',
        found: "class: asked ?? (unconfirmed === true ? 'green' : event.class)",
        instead: 'class: event.class',
      },
      {
        breaks: 'a day that is open still is played as far as it has come',
        found: 'closedAt ?? lastAt ?? 0',
        instead: 'closedAt ?? 0',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/acts.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'who did not come does not come again',
        found: "return { verb: 'miss', counter: event.counter };",
        instead: 'return undefined;',
      },
      {
        breaks: 'who gave up gives up again',
        found: "order === 'abandon' ?",
        instead: "order === 'undo' ?",
      },
      {
        breaks: 'who was refused is refused again, and goes to no further counter',
        found: 'outcome: bad.outcome,',
        instead: "outcome: 'approved',",
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/rests.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'a clerk for whom nobody waited takes as long to call who comes as that day',
        found: "reactMs: hasCome ? pressedAt - came : 'usual'",
        instead: "reactMs: 'usual'",
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/play.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'a counter opens when it opened that day',
        found: 'at(shift.from, () => clerks',
        instead: 'at(day.openedAt, () => clerks',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/clerks.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'a counter closes when it closed that day',
        found: "if (isLast) stage.at(shift.until, () => become('closed'));",
        instead: '',
      },
      {
        breaks: 'a counter that paused that day pauses',
        found: "wanted === 'paused' && status === 'open'",
        instead: 'false',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/open-to-all.ts',
    tests: [play],
    mutations: [
      {
        breaks: 'who got a ticket that day gets it again, whatever the limit says',
        found: 'services: mapped(services, unlimited)',
        instead: 'services',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/pace.ts',
    tests: [pace],
    mutations: [
      {
        breaks: 'a few services say little about how quick a counter is',
        found: 'own.length / (own.length + halfBelieved)',
        instead: '1',
      },
      {
        breaks: 'at a quicker counter a service takes less time',
        found: 'paceAt(to) / paceAt(from)',
        instead: 'paceAt(from) / paceAt(to)',
      },
      {
        breaks: 'how quick a counter is, is told by services of the same kind',
        found: 'const kind = kindOf(person, stay);',
        instead: "const kind = '';",
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/replay-error.ts',
    tests: [errors],
    mutations: [
      {
        breaks: 'a played day with less waiting than was recorded is as wrong as one with more',
        found: 'Math.abs(share) > mostShare',
        instead: 'share > mostShare',
      },
      {
        breaks: 'five per cent of nearly nothing is no reason against advice',
        found: ' && Math.abs(playedMs - recordedMs) >= leastMs',
        instead: '',
      },
      {
        breaks: 'the error is a share of what was recorded',
        found: '(playedMs - recordedMs) / recordedMs',
        instead: '(playedMs - recordedMs) / playedMs',
      },
      {
        breaks: 'each queue is held against itself',
        found: 'waits.filter(wait => wait.queue === queue)',
        instead: 'waits',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/replay-text.ts',
    tests: [errors],
    mutations: [
      {
        breaks: 'each day is held against itself: what one has too much, another may have too little',
        found: 'errorsOf(waits, played[nth]?.waits ?? [])',
        instead: 'errorsOf(days.flatMap(day => [...day.waits]), played.flatMap(day => [...day.waits]))',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like.ts',
    tests: [told],
    mutations: [
      {
        breaks: 'no advice is given on a day that is too far from what was recorded',
        found: 'more !== undefined && isNear ?',
        instead: 'more !== undefined ?',
      },
      {
        breaks: 'more counters are not even tried on a day that is too far from what was recorded',
        found: 'more === undefined || !isNear ? []',
        instead: 'more === undefined ? []',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/like/what-if.ts',
    tests: [whatIf],
    mutations: [
      {
        breaks: 'a saving is that of those who waited at the time that was asked about',
        found: 'during === undefined || isDuring(wait, during)',
        instead: 'true',
      },
      {
        breaks: 'a minute longer is a minute',
        found: 'ms >= minuteMs',
        instead: 'ms >= 3 * minuteMs',
      },
      {
        breaks: 'days count by their people',
        found: 'one.withoutMs * one.people',
        instead: 'one.withoutMs * people / effects.length',
      },
    ],
  },
];
