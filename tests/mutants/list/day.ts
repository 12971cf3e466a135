/** The business day (R10), breaks and the worked clock (R2), expected waits (R11), the surge plan (R9). */
import type { Mutated } from '../mutation.ts';

export const day: readonly Mutated[] = [
  {
    file: 'daemon/core/day/timetable.ts',
    tests: ['tests/config/calendar.test.ts', 'tests/core/alarms/hall.test.ts'],
    mutations: [
      {
        breaks: 'R10: a holiday is no working day',
        found: 'if (calendar?.holidays.has(day)) return false;',
        instead: '',
      },
      {
        breaks: 'R10: a day at the weekend that is worked for a holiday is a working day',
        found: 'if (calendar?.workdays.has(day)) return true;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/file.ts',
    tests: ['tests/core/alarms/hall.test.ts'],
    mutations: [
      {
        breaks: 'R10: what is due follows the calendar as it is now',
        found: 'if (known?.rules === rules && known.calendar === rules.calendar) return known;',
        instead: 'if (known?.rules === rules) return known;',
      },
    ],
  },
  {
    file: 'daemon/hall/calendar.ts',
    tests: ['tests/hall/calendar.test.ts'],
    mutations: [
      {
        breaks: 'R10: of a faulty calendar what it said before holds',
        found: "log.warn({ path, why, isKept }, 'the calendar is not taken');",
        instead: 'rules.calendar = undefined;',
      },
      {
        breaks: 'R10: a year that it does not know is told in time',
        found: 'return faulty ?? (year === undefined',
        instead: 'return faulty ?? (year !== "1970"',
      },
    ],
  },
  {
    file: 'daemon/core/decide/day.ts',
    tests: [
      'tests/core/day/day.test.ts',
      'tests/core/day/wrong-date.test.ts',
      'tests/core/day/mistaken-close.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: a day before the last one is not opened',
        found: 'insteadOf === undefined && present !== undefined && day < present',
        instead: 'false',
      },
      {
        breaks: 'R10: no day is opened while the clock is doubted',
        found: 'if (named !== true && (doubt',
        instead: 'if (false && (doubt',
        tests: ['tests/core/day/wall-clock.test.ts', 'tests/core/day/wrong-date.test.ts'],
      },
      {
        breaks: 'R10: whoever names the date opens the day though the clock is doubted',
        found: 'if (named !== true && (doubt',
        instead: 'if ((doubt',
        tests: ['tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R10: who is inside when the day ends has left',
        found:
          "if (!ended(visit)) events.push({ kind: 'visit-left', ticket: visit.ticket, reason: 'closing' });",
        instead: '',
      },
      {
        breaks: 'R10: a day is put right only in place of the one that is the newest',
        found: '(insteadOf !== present || day === present)',
        instead: '(day === present)',
        tests: ['tests/core/day/wrong-date.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/mistaken-close.ts',
    tests: ['tests/core/day/mistaken-close.test.ts'],
    mutations: [
      {
        breaks: 'R10: more than ten minutes after a close nobody is brought back',
        found: 'now - closedAt > noticedWithinMs',
        instead: 'now - closedAt > 10 * noticedWithinMs',
      },
      {
        breaks: 'R10: ten minutes after a close everybody is still brought back',
        found: 'now - closedAt > noticedWithinMs',
        instead: 'now - closedAt >= noticedWithinMs',
      },
      {
        breaks: 'R10: who stood at a counter comes first in its queue',
        found: 'creditMs: place.creditMs + behindMs',
        instead: 'creditMs: place.creditMs',
      },
    ],
  },
  {
    file: 'daemon/core/day/day-end.ts',
    tests: ['tests/core/day/day.test.ts', 'tests/core/day/wall-clock.test.ts'],
    mutations: [
      {
        breaks: 'R10: the day closes by itself hardClose after its last session, not at once',
        found: 'const first = ends + rules.times.hardCloseMs - hall.wallAheadMs;',
        instead: 'const first = ends - hall.wallAheadMs;',
      },
      {
        breaks: 'R10: a day opened late by hand stays open until the next evening',
        found: 'Math.max(0, Math.floor((hall.openedAt - first) / dayMs) + 1) * dayMs',
        instead: '0',
      },
      {
        breaks: 'R10: no day closes by itself while the clock is doubted',
        found: 'if (!hall.open || ends === undefined || doubtsClock(hall)) return undefined;',
        instead: 'if (!hall.open || ends === undefined) return undefined;',
      },
    ],
  },
  {
    file: 'daemon/core/day/timetable.ts',
    tests: [
      'tests/core/day/day.test.ts',
      'tests/core/estimate/capacity.test.ts',
      'tests/core/day/worked-clock.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: in a break what is worked stands still',
        found: 'worked -= Math.max(0, Math.min(until, to) - Math.max(since, from));',
        instead: '',
      },
      {
        breaks: 'R10: a limit that would pass in a break passes after it',
        found: 'if (to > since && from < until) until += to - Math.max(from, since);',
        instead: '',
      },
      {
        breaks: 'R10: what ends just as a break begins is not put off by it',
        found: 'if (to > since && from < until) until +=',
        instead: 'if (to > since && from <= until) until +=',
      },
      {
        breaks: 'R10: an institution keeps its own sessions',
        found: "return hall.sessions.get(institution ?? '') ?? hall.sessions.get('') ?? [];",
        instead: "return hall.sessions.get('') ?? [];",
      },
    ],
  },
  {
    file: 'daemon/core/day/worked-clock.ts',
    tests: ['tests/core/day/worked-clock.test.ts'],
    mutations: [
      {
        breaks: 'R2: nobody gains P in the break of an institution',
        found: 'return then + workedMs(clock, at, moment, institution);',
        instead: 'return then + moment - at;',
      },
      {
        breaks: 'R2: a wall clock that is set changes nothing of what has run',
        found: 'return { ...shownUntil(clock, clock.sessions, at), wallAheadMs: event.aheadMs };',
        instead: 'return { ...clock, wallAheadMs: event.aheadMs };',
      },
      {
        breaks: 'R2: a changed timetable changes nothing of what has run',
        found: 'return { ...shownUntil(clock, sessions, at), sessions };',
        instead: 'return { ...clock, sessions };',
      },
      {
        breaks: 'R2: a day that is opened again goes on',
        found: 'if (day === clock.day) return { ...shownUntil(clock, sessions, at), timeZone, sessions };',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/carry-over.ts',
    tests: ['tests/core/day/carry-over.test.ts', 'tests/core/day/day.test.ts'],
    mutations: [
      {
        breaks: 'R10: open follow-ups outlive the day',
        found: '...[...hall.followUps.values()].map(',
        instead: '...[...hall.followUps.values()].slice(0, 0).map(',
      },
      {
        breaks: 'R10: open repairs outlive the day',
        found:
          "...[...hall.unfit.values()].map(repair => ({ kind, what: 'repair', id: repair.id, repair }) as const),",
        instead: '',
        tests: ['tests/core/devices/repairs.test.ts', 'tests/core/day/carry-over.test.ts'],
      },
      {
        breaks: 'R10: a notice whose time is over is not carried on',
        found: '(noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) > now',
        instead: 'true',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/day.ts',
    tests: [
      'tests/core/day/day.test.ts',
      'tests/core/day/carry-over.test.ts',
      'tests/core/alarms/alarms.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: a new day begins empty',
        found: 'Object.assign(hall, emptyHall(rules), { day, wallAheadMs, worked });',
        instead: 'Object.assign(hall, { day, wallAheadMs, worked });',
        tests: [
          'tests/core/day/day.test.ts',
          'tests/core/day/carry-over.test.ts',
          'tests/core/day/mistaken-close.test.ts',
        ],
      },
      {
        breaks: 'R9: who stopped the surge plan by hand does not get it back with the next look',
        found: "if (event.level === undefined && event.by === 'hand') hall.surgeStoppedAt = at;",
        instead: '',
        tests: ['tests/core/surge/plan.test.ts'],
      },
      {
        breaks: 'R9: the sentence of a level is said',
        found:
          "if (event.spoken !== undefined)\n        oweTo(rules.voices, hall, { is: 'notice', text: event.spoken, owedAt: at });",
        instead: '',
        tests: ['tests/core/surge/plan.test.ts', 'tests/core/outputs/speech.test.ts'],
      },
      {
        breaks: 'R7: whoever acknowledges the alarm of a device has seen its repair',
        found: 'noteSeen(hall, event.alarm, event.by);',
        instead: '',
        tests: ['tests/core/devices/repairs.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/clock.ts',
    tests: ['tests/core/day/wall-clock.test.ts'],
    mutations: [
      {
        breaks: 'R10: a wall clock far ahead of the journal is doubted',
        found: 'if (aheadMs > believedMs && hall.wallAheadMs <= believedMs)',
        instead: 'if (false)',
      },
      {
        breaks: 'R10: a wall clock that jumped while no program ran is doubted',
        found: 'if (forMs > believedMs)',
        instead: 'if (false)',
      },
      {
        breaks: 'R10: a clock that was set wrong sends nobody home',
        found:
          'if (closesAt !== undefined && closesAt > now && wouldCloseAt !== undefined && wouldCloseAt <= now) {',
        instead: 'if (false) {',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/taking.ts',
    tests: ['tests/core/estimate/capacity.test.ts', 'tests/core/visit/added-service.test.ts'],
    mutations: [
      {
        breaks: 'R10: a service gives its daily limit of tickets and no more',
        found: '(taken.services.get(id) ?? 0) >= dailyLimit',
        instead: '(taken.services.get(id) ?? 0) > dailyLimit',
      },
      {
        breaks: 'R10: an institution gives its daily limit of tickets and no more',
        found: '(taken.institutions.get(id) ?? 0) >= limit',
        instead: '(taken.institutions.get(id) ?? 0) > limit',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/capacity.ts',
    tests: [
      'tests/core/estimate/capacity.test.ts',
      'tests/core/estimate/service-now.test.ts',
      'tests/core/visit/added-service.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: a kiosk is told that a service is full when its way would end too late today',
        found: "const way = hall.alarms.has(alarmId('full', service.id))",
        instead: "const way = hall.alarms.has('')",
      },
      {
        breaks: 'R10: no ticket is taken whose way would end after the hall closes',
        found: 'ends <= closes - ease.ms) return undefined;',
        instead: 'true) return undefined;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/wait.ts',
    tests: ['tests/core/estimate/wait.test.ts', 'tests/core/day/day.test.ts'],
    mutations: [
      {
        breaks: 'R11: the upper end is rounded up to five minutes',
        found: 'Math.ceil(highMs / fiveMinutesMs) * 5',
        instead: 'Math.floor(highMs / fiveMinutesMs) * 5',
      },
      {
        breaks: 'R11: the lower end is rounded down',
        found: 'Math.floor(lowMs / fiveMinutesMs) * 5',
        instead: 'Math.ceil(lowMs / fiveMinutesMs) * 5',
      },
      {
        breaks: 'R11: who overtakes makes the wait longer, in which more overtake',
        found: 'const looks = 3;',
        instead: 'const looks = 1;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/calibration.ts',
    tests: ['tests/core/estimate/learned.test.ts'],
    mutations: [
      {
        breaks: 'R11: the range is calibrated on what came of estimates of its size',
        found: 'if (bandOf(one[0] / 10) === band)',
        instead: 'if (true)',
      },
      {
        breaks: 'R11: where few were told something, more of it must have held',
        found: 'const caution = 1;',
        instead: 'const caution = 0;',
      },
      {
        breaks: 'R11: nine in ten must hold',
        found: 'held >= needed',
        instead: 'held >= all',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/presence.ts',
    tests: ['tests/core/estimate/learned.test.ts'],
    mutations: [
      {
        breaks: 'R11: counters come as on days that looked like this one',
        found: 'const weight = (weights[index] ?? 0) * likeness(day, quarter, stand);',
        instead: 'const weight = 0;',
      },
      {
        breaks: 'R11: a counter that has not come while others work is expected the less, the later it is',
        found: 'const stillComes = 1 / 3;',
        instead: 'const stillComes = 1;',
      },
      {
        breaks: 'R11: before anybody has come, nobody is missing',
        found: 'served === undefined && othersWork }',
        instead: 'served === undefined }',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/staying.ts',
    tests: ['tests/core/estimate/learned.test.ts'],
    mutations: [
      {
        breaks: 'R11: of those ahead some go before they are called',
        found: 'Math.exp(-goPerMs * part * waitMs)',
        instead: '1',
      },
      {
        breaks: 'R11: of those ahead who are called late more do not come',
        found: '(1 - saved * absent)',
        instead: '1',
      },
      {
        breaks: 'R11: who does not come is in the mean of a cycle already',
        found: '(called + guessWeight) - usual,',
        instead: '(called + guessWeight),',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/day-pace.ts',
    tests: ['tests/core/estimate/learned.test.ts'],
    mutations: [
      {
        breaks: 'R11: one visit that took long makes no slow day',
        found: 'day.mean + between * (today.mean - day.mean)',
        instead: 'today.mean',
      },
      {
        breaks: 'R11: the pace of the hall is that of all its queues',
        found: 'took += sum / lessons.heldMs;\n    // A queue',
        instead: 'took += cycles.length;\n    // A queue',
      },
    ],
  },
  {
    file: 'daemon/history/told-waits.ts',
    tests: ['tests/history/learned-day.test.ts'],
    mutations: [
      {
        breaks: 'R11: who missed the call and came back was told anew',
        found: 'put(event.ticket, undefined, did);\n          if (one?.calledAt !== undefined &&',
        instead: 'if (one?.calledAt !== undefined &&',
      },
      {
        breaks: 'R11: who was sent to another counter of the queue was told anew',
        found: "if (event.when === 'now') put(event.ticket, undefined, did);",
        instead: '',
      },
      {
        breaks: 'R11: who went because the day ended had not had enough',
        found: "event.reason === 'closing' ? 0 : 1",
        instead: '1',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/overtaking.ts',
    tests: ['tests/core/estimate/learned.test.ts'],
    mutations: [
      {
        breaks: 'R11: who comes with what was waited elsewhere overtakes',
        found: '(mine - comers.aheadMs) / theirs',
        instead: 'mine / theirs',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/hands.ts',
    tests: ['tests/core/estimate/wait.test.ts', 'tests/core/day/day.test.ts'],
    mutations: [
      {
        breaks: 'R11: who joins waits for one call more than stand before',
        found: '(workMs - (found.now - 1) * cycleMs) / found.now',
        instead: '(workMs - found.now * cycleMs) / found.now',
      },
      {
        breaks: 'R11: the wait told before a break has the break in it',
        found: 'return workedUntil(hall, now, Math.max(0, lastsMs), institution) - now;',
        instead: 'return Math.max(0, lastsMs);',
      },
      {
        breaks: 'R11: a counter that is about to pause calls nobody any more',
        found: "return status === 'open' && !pausing;",
        instead: "return status === 'open';",
      },
      {
        breaks: 'R11: of a counter with several queues a part works for each',
        found: 'if (calls > 0) return fromIt / calls;',
        instead: 'if (calls > 0) return 1;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/pace.ts',
    tests: ['tests/core/estimate/wait.test.ts'],
    mutations: [
      {
        breaks: 'R11: the pace is learned from the last thirty cycles',
        found: 'Math.max(0, cycles.length - lastCycles)',
        instead: '0',
      },
      {
        breaks: "R11: the config's guess counts as ten cycles",
        found: '{ heldMs: usualMs, paceWeight: guessWeight }',
        instead: '{ heldMs: usualMs, paceWeight: 1 }',
      },
    ],
  },
  {
    file: 'daemon/core/surge/plan.ts',
    tests: ['tests/core/surge/plan.test.ts'],
    mutations: [
      {
        breaks: 'R9: a level is held for a while before it falls',
        found: '|| now < since + plan.holdMs)\n    return standing;',
        instead: ')\n    return standing;',
      },
      {
        breaks: 'R9: a level falls only well below its triggers',
        found: 'if (standing < 0 || shareOf(strains[standing]) >= plan.release ||',
        instead: 'if (standing < 0 || shareOf(strains[standing]) >= 1 ||',
      },
      {
        breaks: 'R9: a level rises as soon as a trigger is met',
        found: 'shareOf(strain) >= 1);\n  if (met',
        instead: 'shareOf(strain) > 1);\n  if (met',
      },
    ],
  },
  {
    file: 'daemon/core/surge/advice.ts',
    tests: ['tests/core/surge/advice.test.ts'],
    mutations: [
      {
        breaks: 'R9: a counter that was opened meanwhile is not advised',
        found:
          "if (advice !== undefined && hall.counters.get(advice.counter)?.status !== 'closed') return [];",
        instead: '',
      },
      {
        breaks: 'R9: advice that comes after the all clear is not heard',
        found: 'if (hall.surge === undefined && alarm === undefined) return [];',
        instead: '',
      },
      {
        breaks: 'R9: the same advice is told once',
        found: 'return Math.abs(told.savedMs - advice.savedMs) > told.savedMs * newsShare;',
        instead: 'return true;',
      },
    ],
  },
  {
    file: 'daemon/foresight/advice.ts',
    tests: ['tests/foresight/advice.test.ts'],
    mutations: [
      {
        breaks: 'R9: what saves little is not advised',
        found: 'if (saves < leastSavedMs || lowMs <= 0) return undefined;',
        instead: '',
      },
      {
        breaks: 'R9: a counter that has just closed is not advised',
        found: ' || now < state.handSince + changeOfClerkMs) return false;',
        instead: ') return false;',
      },
      {
        breaks: 'R9: a counter whose session has just begun is not advised',
        found: 'wall >= session.from + opensWithinMs',
        instead: 'wall >= session.from',
      },
      {
        breaks: 'R9: the counter that saves most is advised',
        found: 'mean(one.savedMs) > mean(best.savedMs)',
        instead: 'mean(one.savedMs) < mean(best.savedMs)',
      },
    ],
  },
  {
    file: 'daemon/foresight/present.ts',
    tests: ['tests/foresight/advice.test.ts'],
    mutations: [
      {
        breaks: 'R9: those who stood at the door are no rate',
        found: 'passedMs: Math.max(now - since, leastWatchedMs)',
        instead: 'passedMs: now - since',
      },
    ],
  },
  {
    file: 'daemon/hall/taken-advice.ts',
    tests: ['tests/hall/taken-advice.test.ts'],
    mutations: [
      {
        breaks: 'R9: a counter that nobody advised is not judged',
        found: "event.kind === 'counter-opened' && event.counter === standing?.counter",
        instead: "event.kind === 'counter-opened'",
      },
      {
        breaks: 'R9: a counter that closes is judged for as long as it was open',
        found: 'stops.has(event.kind) &&',
        instead: 'false &&',
      },
    ],
  },
  {
    file: 'daemon/foresight/future.ts',
    tests: ['tests/foresight/future.test.ts'],
    mutations: [
      {
        breaks: 'R9: whoever the kiosk sends away counts as waiting',
        found: 'if (!give(takes)) waitedMs += until - now;',
        instead: 'give(takes);',
      },
      {
        breaks: 'R9: afterwards the hour is played without the counter, too',
        found: "if (closing !== undefined) give({ verb: 'close-counter', counter: closing, force: true });",
        instead: '',
        tests: ['tests/foresight/afterwards.test.ts'],
      },
      {
        breaks: 'R9: who pauses is back after ten minutes',
        found: "if (status === 'paused' || pausing) backAt.set(counter, now + pauseMs);",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/surge/figures.ts',
    tests: ['tests/core/surge/plan.test.ts'],
    mutations: [
      {
        breaks: 'R9: visits kept for a counter raise no level',
        found: 'for (const lane of hall.queues.get(queue)?.pool.values() ?? []) count += lane.size;',
        instead: 'for (const lane of hall.queues.get(queue)?.joined.values() ?? []) count += lane.size;',
        tests: ['tests/core/surge/plan.test.ts', 'tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R9: in a queue with no open counter people wait for one',
        found: 'Math.max(1, countersFor(rules, hall, queue))',
        instead: 'Math.max(1000, countersFor(rules, hall, queue))',
      },
      {
        breaks: 'R9: the longest wait stands still in a break',
        found: 'return Math.max(0, workedMs(hall, since, now, rules.queues.get(queue)?.institution));',
        instead: 'return now - since;',
      },
    ],
  },
];
