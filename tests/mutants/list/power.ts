/** R21: the queues on paper in a power cut, and what is entered of it afterwards. */
import type { Mutated } from '../mutation.ts';

const tests = [
  'tests/core/power/lists.test.ts',
  'tests/core/power/by-paper.test.ts',
  'tests/core/power/afterwards.test.ts',
  'tests/core/power/figures.test.ts',
];

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
        found: 'if (unlisted(hall).size === 0) return undefined;',
        instead: '',
      },
      {
        breaks: 'R21: lists that are not entered are those of a second failure, too',
        found: 'if (goesOn && (failing === undefined || failing.since <= listedAt(hall))) return new Map();',
        instead: '',
      },
      {
        breaks: 'R21: who is away stands on a list, too',
        found: "if (place.is !== 'waiting' && place.is !== 'away') continue;",
        instead: "if (place.is !== 'waiting') continue;",
        tests: ['tests/model/paper.test.ts'],
      },
      {
        breaks: 'R21: of a second failure a queue whose list lies there has no other',
        found: 'if (goesOn && (out.has(place.queue) || owed.has(place.queue))) continue;',
        instead: '',
      },
      {
        breaks: 'R21: a list of a second failure, too, has five minutes to come out',
        found: 'return listedAt(hall) + (begun',
        instead: 'return (hall.power.printedAt ?? 0) + (begun',
      },
      {
        breaks: 'R21: by the lists of a first failure that one goes on, too',
        found: 'return goesOn ? span : {',
        instead: 'return {',
      },
      {
        breaks: 'R21: lists that are not entered are not those of a power cut hours later',
        found: 'span.entered || isOld(span, at) ? span',
        instead: 'span.entered ? span',
      },
      {
        breaks: 'R21: a flicker hours later holds nobody again',
        found: "backAt: span.backAt ?? at };\n    case 'paper",
        instead: "backAt: at };\n    case 'paper",
      },
      {
        breaks: 'R21: nothing is learned of what spans a second failure before the list is entered',
        found: '...span, backAt: undefined };',
        instead: '...span };',
      },
      {
        breaks: 'R21: a list that nobody has begun within five minutes is not printed',
        found: 'const printedWithinMs = 5 * 60_000;',
        instead: 'const printedWithinMs = 500 * 60_000;',
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
        breaks: 'R21: that nobody has begun, and nobody else',
        found: "...dropped(hall, 'power-back', begun => !begun),",
        instead: "...dropped(hall, 'power-back', () => true),",
      },
      {
        breaks: 'R21: a list of which nobody knows the end is not printed beside those of the next power cut',
        found: "...dropped(hall, 'too-late', begun => begun),",
        instead: '',
      },
      {
        breaks: 'R21: what is told again changes nothing',
        found: 'if (failing !== undefined && (battery === undefined || failing.low)) return [];',
        instead: '',
      },
      {
        breaks: 'R21: thirty numbers for newcomers',
        found: 'const numbersOnList = 30;',
        instead: 'const numbersOnList = 3;',
      },
      {
        breaks: 'R21: a list that did not come out uses up no other numbers',
        found: 'if (had?.from !== undefined) return { ...had, ...list };',
        instead: '',
      },
      {
        breaks: 'R21: a queue in which nobody waits has no list',
        found: '.filter(one => one.waiting > 0)',
        instead: '',
      },
      {
        breaks: 'R21: that the list is entered says that the power is back',
        found: '? entered : [...powerBack(hall), ...entered]',
        instead: '? entered : entered',
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
        found: 'if (isCutShort(hall, at - waitedMs, at)) return false;',
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
        breaks: 'R21: a list of which a piece may lie there is marked',
        found: 'again: isKnown(list.queue)',
        instead: 'again: false',
      },
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
    file: 'daemon/core/decide/device.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a list that breaks off when the power is back is not begun once more',
        found: 'if (isOfNoUse(hall, job) && !isLastTry(job)) return',
        instead: 'if (false) return',
      },
      {
        breaks: 'R21: nor after the process that had begun it has died',
        found: 'if (isOfNoUse(hall, job)) return [droppedList(job)];',
        instead: '',
      },
      {
        breaks: 'R21: while the power fails, both are',
        found: "job.what === 'queue' && power.failing === undefined;",
        instead: "job.what === 'queue';",
      },
    ],
  },
  {
    file: 'daemon/core/decide/clock.ts',
    tests: [...tests, 'tests/model/paper.test.ts'],
    mutations: [
      {
        breaks: 'R21: who was dark for less than two minutes does not know that the power is back',
        found: 'const darkMs = 120_000;',
        instead: 'const darkMs = 0;',
      },
      {
        breaks: 'R21: a hall that runs, and heard no time for long, was not dark',
        found: 'starts === true && Math.abs(unheardMs) > darkMs',
        instead: 'Math.abs(unheardMs) > darkMs',
      },
      {
        breaks: 'R21: a hall whose clock lost its time in the dark has power',
        found: 'Math.abs(unheardMs) > darkMs',
        instead: 'unheardMs > darkMs',
        tests: ['tests/hall/wall-clock.test.ts'],
      },
      {
        breaks: 'R10: a clock that lay behind is believed when it is right again',
        found: 'unheardMs + Math.min(0, hall.wallAheadMs)',
        instead: 'unheardMs',
        tests: ['tests/hall/wall-clock.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/hall/loop.ts',
    tests: ['tests/hall/wall-clock.test.ts'],
    mutations: [
      {
        breaks: 'R21: a process that ended for a moment, its clock known to be wrong, was not dark',
        found: 'journal.lastAt() + hall.wallAheadMs',
        instead: 'journal.lastAt()',
      },
    ],
  },
  {
    file: 'daemon/core/decide/current-visit.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: nobody is missed before the list is entered',
        found: "if (isHeld(hall, now)) return refuse('paper-first', heldTold(rules, hall));",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/decide/day.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a list is not printed when the day is over',
        found: "...dropped(hall, 'closing', () => true), ",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/carry-over.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: that the power fails is known in the morning',
        found: '...failingStill(hall),',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/queue/promises.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a promise that was not counted is not taken back',
        found: 'stood === undefined || stood.cut === true',
        instead: 'stood === undefined',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/jobs.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a list is printed before any ticket',
        found: "if (job.what === 'queue') return job;",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/queue-list.ts',
    tests: ['tests/core/outputs/queue-list.test.ts'],
    mutations: [
      {
        breaks: 'R21: a number that somebody has from a list is not offered again',
        found: 'number => !visits.has(number)',
        instead: '() => true',
      },
      {
        breaks: 'R21: eighty visits stand on a list',
        found: 'const listedAtMost = 80;',
        instead: 'const listedAtMost = 99;',
      },
      {
        breaks: 'R21: a second list says so',
        found: "...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),",
        instead: '',
      },
      {
        breaks: 'R21: who missed a call stands on the list',
        found: "...of('away'), ...of('missed')",
        instead: "...of('away')",
      },
    ],
  },
  {
    file: 'drivers/escpos/layout.ts',
    tests: ['tests/drivers/escpos/long-list.test.ts'],
    mutations: [
      {
        breaks: 'R21: a list has as much longer to come out as it is longer than a ticket',
        found: 'Math.max(1, lines / ticketLines)',
        instead: '1',
      },
    ],
  },
  {
    file: 'drivers/escpos/leftovers.ts',
    tests: ['tests/drivers/escpos/long-list.test.ts'],
    mutations: [
      {
        breaks:
          'R13: what a failed list says at its end, long after, is not the word for the ticket after it',
        found: '      outWithinMs = withinMs;\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/devices/printers.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: whatever printer works prints a list',
        found: "if (job.what === 'queue') return rules.printers.includes(printer);",
        instead: "if (job.what === 'queue') return rules.printers[0] === printer;",
      },
    ],
  },
  {
    file: 'daemon/history/learned-day.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: how long a turn in a power cut was is not learned',
        found: ' || cut.hides(calledAt, calledAt + tookMs)',
        instead: '',
      },
      {
        breaks: 'R21: how long somebody was in a hand in a power cut is not learned',
        found: '!presumed && !cut.hides(turn.calledAt, at)',
        instead: '!presumed',
      },
    ],
  },
  {
    file: 'daemon/history/hand-times.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: a report has no service time of a power cut',
        found: 'hand !== undefined && isCut(hand.since, at)',
        instead: 'false',
      },
    ],
  },
  {
    file: 'daemon/history/estimates.ts',
    tests,
    mutations: [
      {
        breaks: 'R21: no expected wait is judged by a power cut',
        found: 'if (cut.hides(joining.since, at)) return put(ticket, undefined);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/places.ts',
    tests: ['tests/core/hall.property.test.ts'],
    mutations: [
      {
        breaks: 'I1: a number that lay on paper is no gap in those of the kiosk',
        found: 'if (paper === true) return',
        instead: 'if (paper === true && false) return',
      },
      {
        breaks: 'I1: the numbers on every list of a day may come',
        found: 'event.lists.forEach(listed);',
        instead: 'event.lists.slice(0, 1).forEach(listed);',
      },
    ],
  },
];
