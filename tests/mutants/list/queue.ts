/** Who is next (R2), how one joins and what is kept for whom (R4, R5), the green channel (R6). */
import type { Mutated } from '../mutation.ts';

export const queue: readonly Mutated[] = [
  {
    file: 'daemon/core/queue/waiting-order.ts',
    tests: ['tests/core/credit.test.ts', 'tests/core/who-is-next.test.ts', 'tests/core/coming-back.test.ts'],
    mutations: [
      {
        breaks: 'R2: the credit for having waited before has a cap',
        found: 'Math.min(creditCapMs, Math.round(creditRate * waitedMs))',
        instead: 'Math.round(creditRate * waitedMs)',
      },
      {
        breaks: 'R5: a short return step has its soon credit',
        found: '(step?.soon === undefined ? 0 : soonCreditMs)',
        instead: '0',
      },
      {
        breaks: 'R5: only a step that says soon has the soon credit',
        found: '(step?.soon === undefined ? 0 : soonCreditMs)',
        instead: 'soonCreditMs',
      },
      {
        breaks: 'R2: the soon credit stands beside the cap, not under it',
        found: 'return waited + (step?.soon === undefined ? 0 : soonCreditMs);',
        instead: 'return Math.min(creditCapMs, waited + (step?.soon === undefined ? 0 : soonCreditMs));',
      },
      {
        breaks: 'R2: credit comes before who joined earlier',
        found: 'return weight[visitClass] * workedAtJoining - credit;',
        instead: 'return weight[visitClass] * workedAtJoining;',
      },
      {
        breaks: 'R2: the weight of a class counts while it waits',
        found: 'rules.priority.weight[line.class] * workedFor(rules, hall, line.queue, now) - waiting.key',
        instead: 'workedFor(rules, hall, line.queue, now) - waiting.key',
      },
      {
        breaks: 'R4: who rejoins stands behind the next few, not one further',
        found: 'const last = otherAt(Math.min(behind, size) - 1);',
        instead: 'const last = otherAt(Math.min(behind, size));',
      },
      {
        breaks: 'R4: who rejoins stands behind the last of those by a rank, not before them',
        found: ': last.rank + 0.5;',
        instead: ': last.rank - 0.5;',
      },
      {
        breaks: 'R4: who rejoins stands between two of equal P',
        found: '? (last.rank + next.rank) / 2 :',
        instead: '? next.rank + 0.5 :',
        tests: ['tests/core/presumed.test.ts'],
      },
      {
        breaks: 'R2: a transfer to another institution carries its P over',
        found: 'workedAtJoining: workedAtJoining + aheadMs,',
        instead: 'workedAtJoining,',
        tests: ['tests/core/send-on.test.ts', 'tests/core/worked-clock.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/queue/lane.ts',
    tests: ['tests/core/who-is-next.test.ts', 'tests/core/coming-back.test.ts'],
    mutations: [
      {
        breaks: 'R2: of equal P the rank given at joining decides',
        found: 'one.key === other.key && (one.rank < other.rank ||',
        instead: 'one.key === other.key && (one.rank > other.rank ||',
      },
      {
        breaks: 'R2: of equal P and rank the first ticket decides',
        found: 'one.rank === other.rank && one.order < other.order',
        instead: 'one.rank === other.rank && one.order > other.order',
      },
    ],
  },
  {
    file: 'daemon/core/queue/priority.ts',
    tests: ['tests/core/who-is-next.test.ts', 'tests/core/kept.test.ts', 'tests/core/surge.test.ts'],
    mutations: [
      {
        breaks: 'R2: the guard comes after two green calls in a row, not three',
        found: 'if (state.greens < guardAfter)',
        instead: 'if (state.greens <= guardAfter)',
      },
      {
        breaks: 'R2: the guard looks whether a normal visit waits long',
        found: 'if (!isDue) return undefined;',
        instead: '',
      },
      {
        breaks: 'R2: the guard lets nobody before who waits no longer than fairAfter',
        found: 'visit.place.workedSince > fairAfterMs',
        instead: 'visit.place.workedSince > 0',
        tests: ['tests/core/worked-clock.test.ts'],
      },
      {
        breaks: 'R2: the guard sees who is kept for this counter',
        found:
          'kept.some(({ lane }) => lane.chunks.flat().some(({ ticket }) => waitsLong(hall.visits.get(ticket))))',
        instead: 'false',
      },
      {
        breaks: 'R2: backup queues are looked at only when its own are empty',
        found: 'return withBackup ? [...counter.queues, ...counter.backup] : counter.queues;',
        instead: 'return [...counter.queues, ...counter.backup];',
      },
      {
        breaks: 'R9: the surge plan turns backup queues on',
        found: 'return withBackup ? [...counter.queues, ...counter.backup] : counter.queues;',
        instead: 'return counter.queues;',
      },
      {
        breaks: 'R2: a counter with nobody in its own queues looks at its backup queues',
        found: 'const [backup, runnerUp] = best(rules, hall, poolLines(hall, counter.backup), now, 2);',
        instead: 'const [backup, runnerUp] = best(rules, hall, [], now, 2);',
      },
      {
        breaks: 'R2: who is kept for this counter is one more of its candidates',
        found: 'best(rules, hall, [...poolLines(hall, pool), ...kept], now, 2)',
        instead: 'best(rules, hall, poolLines(hall, pool), now, 2)',
      },
      {
        breaks: 'R5: who is kept for a counter that is free waits for that one',
        found: '.filter(other => other !== counter.id && isBusy(hall.counters.get(other)))',
        instead: '.filter(other => other !== counter.id)',
      },
      {
        breaks: 'R5: who was sent to one counter is not taken over by another',
        found: 'place.bound !== undefined && !isSent(place.bound)',
        instead: 'place.bound !== undefined',
      },
      {
        breaks: 'R2: a call tells whom it passed over because they are kept',
        found: 'if (first !== undefined && first.priorityMs > winner.priorityMs)',
        instead: 'if (first !== undefined && first.priorityMs < winner.priorityMs)',
      },
    ],
  },
  {
    file: 'daemon/core/queue/joining.ts',
    tests: ['tests/core/kept.test.ts', 'tests/core/send-on.test.ts', 'tests/core/credit.test.ts'],
    mutations: [
      {
        breaks: 'R2: the wait in the queue it was called from counts for its credit',
        found: 'return waitedMs + (stood?.waitedMs ?? 0);',
        instead: 'return waitedMs;',
      },
      {
        breaks: 'R5: nobody is kept for a counter that closed',
        found: "works = isServing(rules, step.at, queue) && hall.counters.get(step.at)?.status !== 'closed'",
        instead: 'works = isServing(rules, step.at, queue)',
      },
      {
        breaks: 'R5: a returning visit is kept only for a counter that is open',
        found: 'return isOpen ? { counter, until } : undefined;',
        instead: 'return { counter, until };',
      },
      {
        breaks: 'R5: a visit is kept for preferFor, not for ever',
        found: 'const until = now + rules.times.preferForMs;',
        instead: 'const until = now + 100 * rules.times.preferForMs;',
      },
      {
        breaks: 'R5: a returning visit goes to the counter that knows it',
        found: 'const counter = step?.knownTo ?? earlier?.doneAt;',
        instead: 'const counter = step?.knownTo;',
      },
      {
        breaks: 'R7: who goes back where it stood keeps its time of joining',
        found: 'const { calledAt: _, waitedMs: __, ...standing } = stood;',
        instead:
          'const { calledAt: _, waitedMs: __, ...was } = stood; const standing = { ...was, workedAtJoining: workedNow(hall, now), joinedAt: now, since: now };\n  function workedNow(one: Hall, at: number) { return at - one.openedAt + was.workedAtJoining; }',
        tests: ['tests/core/at-the-counter.test.ts', 'tests/core/walk.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/queue/green.ts',
    tests: ['tests/core/green.test.ts', 'tests/core/scan.test.ts'],
    mutations: [
      {
        breaks: 'R6: a claim is normal until it is confirmed',
        found: "? { class: 'normal', asked: 'green' } : { class: wanted };",
        instead: "? { class: 'green', asked: 'green' } : { class: wanted };",
      },
      {
        breaks: 'R6: where nobody confirms, green counts at once',
        found: "wanted === 'green' && rules.confirmGreen ?",
        instead: "wanted === 'green' ?",
      },
      {
        breaks: 'R6: a claim that was denied is none any more',
        found: "visitClass !== 'green' && denied !== true",
        instead: "visitClass !== 'green'",
      },
      {
        breaks: 'R6: a claimed visit has the longer times at once',
        found: "return visit.class === 'green' || isClaim(visit);",
        instead: "return visit.class === 'green';",
      },
      {
        breaks: 'R6: after a denial only the desk gives green',
        found:
          "wanted === 'green' && visit.denied === true && counter !== undefined && !rules.desks.has(counter)",
        instead: 'false',
      },
      {
        breaks: 'R6: the desk may give green after a denial',
        tests: ['tests/core/desk.test.ts'],
        found: 'visit.denied === true && counter !== undefined && !rules.desks.has(counter)',
        instead: 'visit.denied === true && counter !== undefined',
      },
      {
        breaks: 'R6: who is confirmed has been green since it joined',
        found: "if (wanted === 'green' && visit.asked === 'green')",
        instead: 'if (false)',
      },
      {
        breaks: 'R6: green given unasked counts from now on, its P unbroken',
        found: 'return standing.creditMs + Math.round(pAs(visit.class) - pAs(wanted));',
        instead: 'return standing.creditMs;',
      },
      {
        breaks: 'R6: the class of who is over is not set any more',
        found: "if (ended(visit)) return refuse('wrong-place', `${ticket} is ${place.is} already`);",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/queue/promises.ts',
    tests: ['tests/core/found-by-review.test.ts', 'tests/core/presumed.test.ts', 'tests/core/undo.test.ts'],
    mutations: [
      {
        breaks: 'R10: a promise stands still at lunch',
        found: 'workedMs(hall, since, at, institution) <= promiseMs',
        instead: 'at - since <= promiseMs',
      },
      {
        breaks: 'R8: a promise that was kept to the minute is kept',
        found: 'workedMs(hall, since, at, institution) <= promiseMs',
        instead: 'workedMs(hall, since, at, institution) < promiseMs',
      },
      {
        breaks: 'R3: a step that was only presumed is no kept promise',
        found: 'add(hall, { calls: -1, kept: -1 });',
        instead: ';',
      },
      {
        breaks: 'R3: a broken promise stays broken, presumed or not',
        found: 'isKept(rules, hall, queue, stood.since, stood.calledAt) === true',
        instead: 'isKept(rules, hall, queue, stood.since, stood.calledAt) !== undefined',
      },
      {
        breaks: 'R3: a call that is undone is taken out of the promises',
        found: 'hall.pressing?.promises.push(counted);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/queue/stranded-visits.ts',
    tests: ['tests/core/found-by-review.test.ts'],
    mutations: [
      {
        breaks: 'R7: who was in the hand of a counter that the config lost goes back where it stood',
        tests: ['tests/stories/scenarios.test.ts'],
        found: 'if (visit !== undefined) events.push(putBack(rules, hall, visit, now));',
        instead: '',
      },
      {
        breaks: "R5: who was kept for a counter that the config lost is anybody's",
        found: 'events.push(...boundIn(hall, lanes, counter).map(visit => freed(rules, hall, visit, now)));',
        instead: '',
      },
    ],
  },
];
