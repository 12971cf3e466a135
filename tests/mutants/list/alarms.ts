/** What raises an alarm, once, and clears it, once (R7, R8), and what is recorded of a device until it is mended. */
import type { Mutated } from '../mutation.ts';

export const alarms: readonly Mutated[] = [
  {
    file: 'daemon/core/alarms/alarms.ts',
    tests: ['tests/core/alarms/alarms.test.ts', 'tests/core/alarms/hall.test.ts'],
    mutations: [
      {
        breaks: 'R8: an alarm is raised once',
        found: 'if (stands === undefined) return true;\n  return retold === true &&',
        instead: 'if (stands === undefined) return true;\n  return',
      },
      {
        breaks: 'R8: an alarm is cleared when it is over',
        found:
          "if (isWatched(hall, alarm) && !due.has(alarm)) events.push({ kind: 'alarm-cleared', alarm });",
        instead: '',
      },
      {
        breaks: 'R9: the alarms of the surge plan are left to the plan',
        found: "isOfTheDay(alarm) && kindOf(alarm) !== 'surge'",
        instead: 'isOfTheDay(alarm)',
        tests: ['tests/core/surge/plan.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/alarms/counters.ts',
    tests: ['tests/core/alarms/alarms.test.ts'],
    mutations: [
      {
        breaks: 'R8: whoever serves longer than the limit is told',
        found: 'if (serveMs !== undefined) {',
        instead: 'if (false) {',
      },
      {
        breaks: 'R8: a step over forgotten is flagged',
        found: 'see(handSince, forgottenMs, institution, () => ({',
        instead: 'see(handSince, 2 * forgottenMs, institution, () => ({',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/idle-counters.ts',
    tests: ['tests/core/alarms/alarms.test.ts', 'tests/core/alarms/hall.test.ts'],
    mutations: [
      {
        breaks: 'R7: a counter that has just been free is not idle',
        found: 'const since = Math.max(handSince, waitedFor, worksSince);',
        instead: 'const since = Math.max(waitedFor, worksSince);',
      },
      {
        breaks: 'R7: nobody is idle while nobody has waited for long',
        found: 'const since = Math.max(handSince, waitedFor, worksSince);',
        instead: 'const since = Math.max(handSince, worksSince);',
      },
      {
        breaks: 'R7: nobody is to call before the first session',
        found: 'const since = Math.max(handSince, waitedFor, worksSince);',
        instead: 'const since = Math.max(handSince, waitedFor);',
      },
      {
        breaks: 'R7: the alarm names only those counters that have been idle so long',
        found: 'counters.filter(one => dueAt(one) <= now)',
        instead: 'counters',
        tests: ['tests/stories/scenarios.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/alarms/kiosks.ts',
    tests: [
      'tests/core/alarms/hall.test.ts',
      'tests/core/alarms/alarms.test.ts',
      'tests/stories/scenarios.test.ts',
    ],
    mutations: [
      {
        breaks: 'R7: three tickets from one button within 20 s are nothing yet',
        found: 'if (recent.length <= fewEnough && !goesOn) {',
        instead: 'if (recent.length < fewEnough && !goesOn) {',
      },
      {
        breaks: 'R7: tickets taken more than 20 s apart are not hoarded',
        found: 'filter(one => at - one.at <= withinMs)',
        instead: 'filter(one => at - one.at <= 10 * withinMs)',
      },
      {
        breaks: 'R7: each button of a kiosk counts by itself',
        found: 'const id = `${from.device} ${from.press}`;',
        instead: 'const id = `${from.device}`;',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/opening.ts',
    tests: ['tests/core/alarms/hall.test.ts', 'tests/stories/scenarios.test.ts'],
    mutations: [
      {
        breaks: 'R7: a session has ten minutes before nobody having opened is told',
        found: 'const graceMs = 10 * 60_000;',
        instead: 'const graceMs = 0;',
      },
      {
        breaks: 'R7: what was open in this session and closed again, somebody has closed',
        found: '.filter(span => closed < span.from)\n    .map(span => ({ span }));',
        instead: '.map(span => ({ span }));',
      },
      {
        breaks: 'R7: nobody is told to open while the clock is doubted',
        found: 'doubtsClock(hall) ? [] : hall.open',
        instead: 'hall.open',
      },
      {
        breaks: 'R7: an institution with one open counter is open',
        found: '.filter(([institution]) => !open.has(institution))',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/readiness.ts',
    tests: ['tests/core/alarms/hall.test.ts', 'tests/stories/scenarios.test.ts'],
    mutations: [
      {
        breaks: 'R7: what is not ready is told half an hour before, not in the night',
        found: 'from - beforeMs,\n    0,',
        instead: 'from - 20 * beforeMs,\n    0,',
      },
      {
        breaks: 'R7: in the evening nobody is told of the morning that is over',
        found: 'if (hall.closedAt !== undefined && hall.closedAt >= from - beforeMs) return;',
        instead: '',
      },
      {
        breaks: 'R7: once the day is open and has begun it is no alarm of the morning',
        found: 'const endsAt = hall.open ? from : first.until - hall.wallAheadMs;',
        instead: 'const endsAt = first.until - hall.wallAheadMs;',
      },
      {
        breaks: 'R7: a device that warns is not ready either',
        found: "if (isWarning(id)) faults.push({ is: 'warned', device: subject.device ?? id });",
        instead: 'if (isWarning(id)) ;',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/queues.ts',
    tests: ['tests/core/alarms/alarms.test.ts', 'tests/core/alarms/hall.test.ts'],
    mutations: [
      {
        breaks: 'R8: a broken promise is told',
        found: 'if (promiseMs === undefined) return;',
        instead: 'if (true) return;',
      },
      {
        breaks: 'R7: people whom nobody serves are told',
        found: 'if (!isServed(rules, hall, queue)) watchUnserved(rules, hall, queue, now, see);',
        instead: '',
      },
      {
        breaks: 'R7: a counter that pauses after this visit serves nobody',
        found: 'state !== undefined && isWorking(state)',
        instead: "state?.status === 'open'",
      },
    ],
  },
  {
    file: 'daemon/core/alarms/visits.ts',
    tests: ['tests/core/alarms/alarms.test.ts'],
    mutations: [
      {
        breaks: 'R8: who is parked too long is told',
        found: 'for (const ticket of state.parked) watchOne(rules, hall, counter, ticket, see);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/unprinted.ts',
    tests: ['tests/core/alarms/alarms.test.ts', 'tests/core/visit/unprinted-slip.test.ts'],
    mutations: [
      {
        breaks: 'R15: a return slip that no printer has printed is told',
        found: "if (isReturnSlip(job)) return alarmId('slip-failed', job.slip);",
        instead: '',
      },
      {
        breaks: 'R15: until somebody has come by it, or its press is taken back',
        found: 'slip === undefined || !isToFetch(hall, id)',
        instead: 'slip === undefined',
      },
      {
        breaks: 'R15: and again once they leave without being served',
        found: 'if (told !== undefined) see(job.failed.at',
        instead: 'if (told !== undefined && hall.alarms.has(told.id)) see(job.failed.at',
      },
      {
        breaks: 'R15: of a slip of another day no visit of today is told',
        found: '...(day === hall.day && { ticket })',
        instead: 'ticket',
      },
      {
        breaks: 'R13: nobody needs the ticket of a visit that is over',
        found: 'visit !== undefined && !ended(visit)',
        instead: 'visit !== undefined',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/supervisor-call.ts',
    tests: [
      'tests/core/alarms/hall.test.ts',
      'tests/stories/scenarios.test.ts',
      'tests/core/alarms/alarms.test.ts',
    ],
    mutations: [
      {
        breaks: '请主任来: pressed twice it is one call',
        found: 'if (hall.alarms.has(alarm)) return [];',
        instead: '',
      },
      {
        breaks: '请主任来: after half an hour it is over',
        found: 'endsAt: since + standsForMs,',
        instead: 'endsAt: since + 100 * standsForMs,',
      },
    ],
  },
  {
    file: 'daemon/core/alarms/follow-ups.ts',
    tests: ['tests/core/day/carry-over.test.ts'],
    mutations: [
      {
        breaks: 'R10: too many open follow-ups do not come and go as an alarm',
        found: '(hall.alarms.has(id) ? fewAgain : tooMany)',
        instead: 'tooMany',
      },
    ],
  },
  {
    file: 'daemon/core/devices/repairs.ts',
    tests: ['tests/core/devices/repairs.test.ts'],
    mutations: [
      {
        breaks: 'R7: a device that is lost again for the same reason is no new repair',
        found: 'if (open?.why === why) return [];',
        instead: '',
      },
      {
        breaks: 'R7: a loss that changes its reason is one repair',
        found: 'repair: open?.id ?? nextId(hall) }];',
        instead: 'repair: nextId(hall) }];',
      },
      {
        breaks: 'R7: a mended device is told how long it was away',
        found: 'downMs: now - since,',
        instead: 'downMs: 0,',
      },
    ],
  },
  {
    file: 'daemon/core/devices/conditions.ts',
    tests: [
      'tests/core/devices/repairs.test.ts',
      'tests/core/alarms/alarms.test.ts',
      'tests/core/devices/failover.test.ts',
    ],
    mutations: [
      {
        breaks: 'R7: the last printer that is lost is critical',
        found: 'group.includes(device) && group.every(one => hall.unfit.has(one))',
        instead: 'false',
      },
      {
        breaks: 'R7: a lost printer with another beside it is a warning',
        found: 'group.includes(device) && group.every(one => hall.unfit.has(one))',
        instead: 'group.includes(device)',
      },
    ],
  },
  {
    file: 'daemon/core/devices/warnings.ts',
    tests: ['tests/core/devices/warnings.test.ts'],
    mutations: [
      {
        breaks: 'R7: a warning is raised once',
        found: 'message !== undefined && isSame(stands, message)',
        instead: 'false',
      },
      {
        breaks: 'R7: a warning that is over is cleared',
        found: '...(stands === undefined ? [] : [cleared(alarm)]),',
        instead: '',
      },
    ],
  },
];
