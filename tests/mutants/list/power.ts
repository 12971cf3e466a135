/** R21: the queues on paper in a power cut, and what is entered of it afterwards. */
import type { Mutated } from '../mutation.ts';

const tests = ['tests/core/visit/power-cut.test.ts'];

export const power: readonly Mutated[] = [
  {
    file: 'daemon/core/day/on-paper.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a failure lasts 30 s',
        found: 'const lastsMs = 30_000;',
        instead: 'const lastsMs = 0;',
      },
      {
        breaks: 'R21: nobody is missed for 15 min',
        found: 'const heldForMs = 15 * 60_000;',
        instead: 'const heldForMs = 0;',
      },
      {
        breaks: 'R21: where nobody waits nothing is printed',
        found: 'if (!isAnybodyIn) return undefined;',
        instead: '',
      },
      {
        breaks: 'R21: lists that are not entered are those of a second failure, too',
        found: ' || isOwedEntries(hall)) return undefined;',
        instead: ') return undefined;',
      },
      {
        breaks: 'R21: a low battery does not wait',
        found: 'failing.low ? failing.since : failing.since + lastsMs',
        instead: 'failing.since + lastsMs',
      },
    ],
  },
  {
    file: 'daemon/core/decide/power.ts',
    tests,
    mutations: [
      {
        breaks: 'R1: a number on a list is given by no kiosk',
        found: "to > taken ? [{ kind: 'numbers-skipped', day, to }] : []",
        instead: '[]',
      },
      {
        breaks: 'R21: what nobody has begun is not printed when the power is back',
        found: "...dropped(hall, 'power-back', begun => !begun),",
        instead: '',
      },
      {
        breaks: 'R21: the fullest queue first',
        found: 'other.waiting - one.waiting',
        instead: 'one.waiting - other.waiting',
      },
    ],
  },
  {
    file: 'daemon/core/decide/served-by-paper.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: neither before the power failed, nor to come, nor twice',
        found: 'if (servedAt < from || servedAt > now)',
        instead: 'if (false)',
      },
      {
        breaks: 'R21: a line is entered once',
        found: 'stoodSince(visit) + 1',
        instead: 'stoodSince(visit)',
      },
      {
        breaks: 'R21: newcomers stand in the order of their numbers',
        found: ', rank: visit.number',
        instead: '',
      },
      {
        breaks: 'R21: a served visit was told of no wait that could be judged',
        found: '{ ...untold(event), ...thenIn(',
        instead: '{ ...event, ...thenIn(',
      },
    ],
  },
  {
    file: 'daemon/core/decide/tick.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: nobody has left by time before the list is entered',
        found: 'if (isHeld(hall, now)) return events;',
        instead: '',
      },
      {
        breaks: 'R21: who is away is not missed before the list is entered',
        found: 'if (isHeld(hall, now)) return [];',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/visit/move.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: nothing is learned of what spans a power cut',
        found: 'isUnknown || isCutShort(hall, counter.handSince, at)',
        instead: 'isUnknown',
      },
    ],
  },
  {
    file: 'daemon/core/queue/promises.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: no promise counts across a power cut',
        found: 'if (isCutShort(hall, at - waitedMs, at)) return;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/power-told.ts',
    tests: ['tests/core/outputs/power-told.test.ts'],
    mutations: [
      {
        breaks: 'R21: whoever came from another list is not open on this one',
        found: ' || entered.has(ticket)',
        instead: '',
      },
      {
        breaks: 'R21: the last twenty lines are told',
        found: '.slice(-lastLines)',
        instead: '',
      },
      {
        breaks: 'R21: why a list is not printed any more is told',
        found: "if (why !== undefined) return { ...told, is: 'dropped', why };",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/power.ts',
    tests: ['tests/core/outputs/power-told.test.ts'],
    mutations: [
      {
        breaks: 'R21: a newcomer who was served is one line',
        found: 'last.counter === undefined ? lines.slice(0, -1) : lines',
        instead: 'false ? lines.slice(0, -1) : lines',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/roles.ts',
    tests: ['tests/mqtt/roles.test.ts'],
    mutations: [
      {
        breaks: 'R21: the desk enters the lists of all counters',
        found: "if (verb === 'served-by-paper' && rules.desks.has(counter)) return true;",
        instead: '',
      },
      {
        breaks: 'R21: none but the desk does',
        found: "if (verb === 'served-by-paper' && rules.desks.has(counter)) return true;",
        instead: "if (verb === 'served-by-paper') return true;",
      },
    ],
  },
  {
    file: 'daemon/page/desk/power/moment.ts',
    tests: ['tests/page/desk/paper-lines.test.ts'],
    mutations: [
      {
        breaks: 'R21: a time that is written down means the end of its minute',
        found: ': begins + minuteMs - 1',
        instead: ': begins',
      },
      {
        breaks: 'R21: after midnight it is of the evening before',
        found: 'today > now && today - dayMs >= failedIn ? today - dayMs : today',
        instead: 'today',
      },
    ],
  },
  {
    file: 'daemon/page/desk/power/typed.ts',
    tests: ['tests/page/desk/paper-lines.test.ts'],
    mutations: [
      {
        breaks: 'R21: a line is typed once',
        found: 'if (entered.some(isAgain))',
        instead: 'if (false)',
      },
      {
        breaks: 'R21: only a number from a list can be a newcomer',
        found: 'return newcomer === undefined\n      ?',
        instead: 'return false\n      ?',
      },
    ],
  },
  {
    file: 'daemon/history/power-cuts.ts',
    tests: ['tests/tools/report/power-cut.test.ts'],
    mutations: [
      {
        breaks: 'R21: a step by paper is of the cut in which it was done',
        found: 'from <= servedAt',
        instead: 'from < 0',
      },
    ],
  },
  {
    file: 'daemon/tools/explain/day-story.ts',
    tests: ['tests/tools/explain/power-cut.test.ts'],
    mutations: [
      {
        breaks: 'R20: a flicker of the power happened to nobody',
        found: "(event.kind === 'power-back' && isOnPaper)",
        instead: "event.kind === 'power-back'",
      },
      {
        breaks: 'R20: who was gone before the power failed went by no paper',
        found: "is === undefined || is === 'done' || is === 'left' ? [] : [ticket]",
        instead: '[ticket]',
      },
    ],
  },
  {
    file: 'daemon/journal/taken-numbers.ts',
    tests,
    mutations: [
      {
        breaks: 'R1: a number from a list may lie below a skip',
        found: 'number <= skipped && paper !== true',
        instead: 'number <= skipped',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/power.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: nothing is learned of what spans a second failure before the list is entered',
        found: '...(!power.entered && { backAt: undefined }),',
        instead: '',
      },
    ],
  },
];
