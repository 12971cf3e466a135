/** Stepping out while waiting (R16), and why it is not my turn yet (R20). */
import type { Mutated } from '../mutation.ts';

const tests = ['tests/core/visit/away.test.ts'];
const noticeTests = ['tests/core/visit/break-notice.test.ts'];

export const away: readonly Mutated[] = [
  {
    file: 'daemon/core/decide/away.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: only who waits steps away',
        found:
          "if (place.is !== 'waiting') return refuse('wrong-place', { ticket, is: place.is, wanted: 'waiting' });",
        instead: "if (place.is !== 'waiting') return [];",
      },
      {
        breaks: 'R16: once in each queue',
        found: 'awayIn.includes(queue)',
        instead: 'false',
      },
      {
        breaks: 'R16: in each queue anew',
        found: 'awayIn.includes(queue)',
        instead: 'awayIn.length > 0',
      },
      {
        breaks: 'R16: back before its turn it has its old place',
        found: 'due === undefined || isFirst',
        instead: 'isFirst',
      },
      {
        breaks: 'R16: back after its turn it stands behind the next one',
        found: 'due === undefined || isFirst',
        instead: 'true',
      },
      {
        breaks: 'R16: with nobody to stand behind it has its old place',
        found: 'due === undefined || isFirst',
        instead: 'due === undefined',
      },
      {
        breaks: 'R16: behind one, not three',
        found: 'const behindNext = 1;',
        instead: 'const behindNext = 3;',
      },
      {
        breaks: 'R16: time away is no waiting',
        found: 'since: stood.since + awayMs, workedSince: stood.workedSince + awayMs',
        instead: 'since: stood.since, workedSince: stood.workedSince',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/away.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: whoever it was kept for, it is anybody’s when it is back',
        found: 'const { bound: _, ...standing } = place;',
        instead: 'const standing = place;',
      },
      {
        breaks: 'R16: what it waited until it left is credit, no more',
        found: 'waitedMs: workedLeft - standing.workedSince',
        instead: 'waitedMs: 0',
      },
    ],
  },
  {
    file: 'daemon/core/queue/passed-over.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: a turn comes as R2 names who is next, the guard included',
        found: 'if (!wouldBeCalled(away)) break;',
        instead: '',
      },
      {
        breaks: 'R16: a counter passes over who is away from a queue that it only helps out in',
        found: '[...counter.queues, ...counter.backup]',
        instead: 'counter.queues',
      },
    ],
  },
  {
    file: 'daemon/core/queue/priority.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: who is only back has overtaken nobody',
        found: 'cameAt(place)',
        instead: 'place.since',
      },
      {
        breaks: 'R16: the guard counts from joining',
        found: 'workedSince - awayMs;',
        instead: 'workedSince;',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/call-times.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: the time to come back stands still in a break',
        found: 'return workedUntil(hall, due.at, rules.times.awayForMs, institution);',
        instead: 'return due.at + rules.times.awayForMs;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/wait.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: ahead counts who is away before its turn',
        found: '(away === undefined ? 0 : aheadIn(rules, away, who, worked))',
        instead: '0',
      },
      {
        breaks: 'R16: who is away keeps nobody waiting where a hand is free',
        found: 'presentAt(rules, hall, queue, joining(rules, hall, queue, who, now), now) === 0',
        instead: 'aheadNow(rules, hall, queue, who, now) === 0',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/undo.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: an undone call has passed nobody over',
        found: "const touched = event.kind === 'visit-due' ? hall.pressing?.passed : hall.pressing?.left;",
        instead: "const touched = event.kind === 'visit-due' ? undefined : hall.pressing?.left;",
      },
      {
        breaks: 'R16: nobody’s coming back bars the undo of a call that passed them over',
        found: "event.kind === 'visit-due' ? hall.pressing?.passed : hall.pressing?.left;",
        instead: 'hall.pressing?.left;',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/scan-answer.ts',
    tests: ['tests/stories/scenarios.test.ts'],
    mutations: [
      {
        breaks: 'R16: the kiosk’s button means who scans within 20 s',
        found: 'const awayAskedForMs = 20_000;',
        instead: 'const awayAskedForMs = 30_000;',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/day.ts',
    tests: ['tests/stories/scenarios.test.ts'],
    mutations: [
      {
        breaks: 'R16: the kiosk’s button means one scan',
        found: 'hall.awayAskedAt = undefined;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/pictures.ts',
    tests: ['tests/stories/scenarios.test.ts'],
    mutations: [
      {
        breaks: 'R16: the main board names whose turn has come',
        found: '[dueLine(rules, hall), ...mayGoLines',
        instead: '[...mayGoLines',
      },
    ],
  },
  {
    file: 'daemon/core/queue/overtakes.ts',
    tests: ['tests/core/queue/overtakes.test.ts'],
    mutations: [
      {
        breaks: 'R20: only who came later went before',
        found: 'if (one.at <= came || one.came <= came) continue;',
        instead: 'if (one.at <= came) continue;',
      },
      {
        breaks: 'R20: nobody went before by a call that was taken back',
        found: 'one.ticket !== ticket || one.at < at',
        instead: 'true',
      },
    ],
  },
  {
    file: 'daemon/core/decide/handle.ts',
    tests,
    mutations: [
      {
        breaks: 'R16: a turn that came is kept also where the next was refused after a finish',
        found: 'take(decision.remembered ?? []);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/day/break-notice.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: people are told before the break, not from the morning on',
        found: 'toldFrom <= wall && wall < over',
        instead: 'wall < over',
      },
      {
        breaks: 'R16: of each break once',
        found: 'hall.breaksTold.get(institution) !== from',
        instead: 'true',
      },
      {
        breaks: 'R16: who has gone need not stand at the door when the session begins',
        found: 'const laterMs = 10 * 60_000;',
        instead: 'const laterMs = 0;',
      },
      {
        breaks: 'R16: while the clock is doubted nobody is told',
        found: 'if (!hall.open || doubtsClock(hall)) return undefined;',
        instead: 'if (!hall.open) return undefined;',
      },
      {
        breaks: 'R16: sessions without a gap have no break',
        found: 'if (over <= from) return [];',
        instead: '',
      },
      {
        breaks: 'R16: the board is painted when the time to be back has come',
        found: 'if (told !== undefined && wall < told.until',
        instead: 'if (told !== undefined && wall > told.until',
      },
    ],
  },
  {
    file: 'daemon/core/day/may-go.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: leave is for the queue in which it was told',
        found: 'isInQueue && place.queue === mayGo?.queue ? mayGo.until',
        instead: 'isInQueue && mayGo !== undefined ? mayGo.until',
      },
      {
        breaks: 'R16: leave ends, by the wall clock',
        found: 'now + hall.wallAheadMs < until',
        instead: 'now < until',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/after-break.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: only those whose range begins after the break',
        found: 'now + hall.wallAheadMs + leastMs < near.over',
        instead: 'now < 0',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/joining.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: who joins shortly before the break is told',
        found: 'return until !== undefined && !isTold && { mayGoUntil: until };',
        instead: 'return false;',
      },
      {
        breaks: 'R16: nobody is told twice',
        found: '!isTold && ',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/queue/passed-over.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: who has leave for a break is not due before it ends',
        found: 'if (mayStayOut(hall, away.ticket, now)) continue;',
        instead: '',
      },
      {
        breaks: 'R16: who has leave hides nobody who has none',
        found: 'if (mayStayOut(hall, away.ticket, now)) continue;',
        instead: 'if (mayStayOut(hall, away.ticket, now)) break;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/away.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: who has been out before may go for a break',
        found: '!isFree && awayIn',
        instead: 'awayIn',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/away.ts',
    tests: noticeTests,
    mutations: [
      {
        breaks: 'R16: going for a break spends nothing',
        found: 'if (event.free !== true) ',
        instead: '',
      },
    ],
  },
];
