/** What an order does and what time alone does: calls (R3), coming back (R4), routes (R5), counters (R7), the order of effects. */
import type { Mutated } from '../mutation.ts';

export const decide: readonly Mutated[] = [
  {
    file: 'daemon/core/decide/current-visit.ts',
    tests: [
      'tests/core/counter/call.test.ts',
      'tests/core/counter/status.test.ts',
      'tests/core/visit/route.test.ts',
      'tests/core/visit/green.test.ts',
    ],
    mutations: [
      {
        breaks: 'R3: a visit is called three times at most, green or not',
        found: 'if (call.nth >= maxCalls)',
        instead: "if (call.nth >= maxCalls + (visit.class === 'green' ? 1 : 0))",
      },
      {
        breaks: 'R3: a visit is called three times at most',
        found: 'if (call.nth >= maxCalls)',
        instead: 'if (call.nth > maxCalls)',
      },
      {
        breaks: 'R3: a recall comes 8 s after the last call was said',
        found: 'if (since === undefined || now < since + recallGapMs) {',
        instead: 'if (since === undefined) {',
      },
      {
        breaks: 'R3: a recall is allowed after exactly 8 s',
        found: 'now < since + recallGapMs',
        instead: 'now <= since + recallGapMs',
      },
      {
        breaks: 'R3: no recall before the call was said',
        found: 'if (since === undefined || now < since + recallGapMs) {',
        instead: 'if (since !== undefined && now < since + recallGapMs) {',
      },
      {
        breaks: 'R5: a choice made by the clerk is that of a later step',
        found: "index > visit.step && next.is === 'choice'",
        instead: "next.is === 'choice'",
        tests: [
          'tests/core/counter/call.test.ts',
          'tests/core/counter/status.test.ts',
          'tests/core/visit/route.test.ts',
        ],
      },
      {
        breaks: 'R7: a pause pressed with a visit in hand takes effect when it is missed',
        found: 'queue: place.queue }, ...pauseAfter(hall, counter)];',
        instead: 'queue: place.queue }];',
        tests: [
          'tests/core/counter/call.test.ts',
          'tests/core/counter/status.test.ts',
          'tests/core/visit/route.test.ts',
        ],
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/call-times.ts',
    tests: [
      'tests/core/counter/call.test.ts',
      'tests/core/day/day.test.ts',
      'tests/core/visit/green.test.ts',
    ],
    mutations: [
      {
        breaks: 'R4: with no voice a visit is missed only after twice as long',
        found: 'call.saidAt === undefined ? 2 * wait : wait',
        instead: 'wait',
      },
      {
        breaks: 'R3: nobody starts by itself before it may be missed',
        found: 'return Math.max(missedFrom, since + ',
        instead: 'return Math.min(missedFrom, since + ',
        tests: ['tests/core/visit/presumption.test.ts'],
      },
      {
        breaks: 'R3: green and claimed start by themselves after 60 s, not 30',
        found: 'hasLongTimes(visit) ? autoStartGreenMs : autoStartMs',
        instead: 'autoStartMs',
        tests: ['tests/core/visit/presumption.test.ts'],
      },
      {
        breaks: 'R4: green and claimed are missed after 60 s, not 30',
        found: 'hasLongTimes(visit) ? rules.times.missAfterGreenMs : rules.times.missAfterMs',
        instead: 'rules.times.missAfterMs',
      },
      {
        breaks: 'R10: the time to come back after a missed call stands still in a break',
        found: 'return workedUntil(hall, missed.since, rules.times.missedForMs, institution);',
        instead: 'return missed.since + rules.times.missedForMs;',
        tests: ['tests/core/counter/call.test.ts', 'tests/core/day/day.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/subjects.ts',
    tests: ['tests/core/day/day.test.ts'],
    mutations: [
      {
        breaks: 'R10: the hall wakes up to close the day by itself',
        found: 'hardCloseAt(rules, hall),\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/next-deadline.ts',
    tests: ['tests/core/counter/desk.test.ts'],
    mutations: [
      {
        breaks: 'R6: the hall wakes up when a claim makes room at the desk',
        found: 'claimUntil(rules, hall, now),\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/file.ts',
    tests: ['tests/core/deadlines/filed.property.test.ts'],
    mutations: [
      {
        breaks: 'whether a queue is served is looked at again when its counter changes',
        found: 'if (id !== undefined) takeOutQueues(file, id);',
        instead: '',
      },
      {
        breaks: 'what nobody can foresee of a full hall is looked at at each look',
        found: 'looksAtCapacity(now) ||',
        instead: '',
        tests: ['tests/core/deadlines/deadlines.test.ts'],
      },
      {
        breaks: 'an alarm that was cleared stands no more',
        found: 'else owner.standing.delete(id);',
        instead: '',
      },
      {
        breaks: 'who missed a call and is somewhere else is awaited no more',
        found: "if (place.is === 'missed' || place.is === 'away') file.parts.absent.at = out;",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/touched.ts',
    tests: ['tests/core/deadlines/filed.property.test.ts'],
    mutations: [
      {
        breaks: 'a call that was said can be missed, and starts by itself, from then on',
        found: "'speech-ended': 'counter',",
        instead: "'speech-ended': 'nothing',",
      },
      {
        breaks: 'who has no voice any more is heard by the board',
        found: "'device-lost': 'everything',",
        instead: "'device-lost': 'nothing',",
      },
    ],
  },
  {
    file: 'daemon/core/decide/handle.ts',
    tests: [
      'tests/core/counter/call.test.ts',
      'tests/core/queue/ready-counter.test.ts',
      'tests/core/queue/priority.test.ts',
      'tests/core/day/day.test.ts',
      'tests/core/visit/presumption.test.ts',
    ],
    mutations: [
      {
        breaks: 'R3: next while serving finishes that step first',
        found: 'return [finished(command.counter, {}), command];',
        instead: 'return [command];',
      },
      {
        breaks: 'R3: the answer carries out the next that was refused',
        found: 'if (asked === undefined) return [command];',
        instead: 'return [command];',
      },
      {
        breaks: 'R3: a counter that is ready is given whoever joins next',
        found: "  'visit-queued',\n",
        instead: '',
      },
      {
        breaks: 'R3: a counter that is ready is given who comes back to its queue by an undo',
        found: "  'press-undone',\n",
        instead: '',
        tests: ['tests/core/queue/ready-counter.test.ts'],
      },
      {
        breaks: 'R5: a counter that is ready takes over from one that becomes busy',
        found: "  'visit-called',\n",
        instead: '',
        tests: ['tests/core/queue/kept-visits.test.ts'],
      },
      {
        breaks: 'R5: a counter that is ready takes over from one that pauses',
        found: "  'counter-paused',\n",
        instead: '',
        tests: ['tests/core/queue/kept-visits.test.ts'],
      },
      {
        breaks: 'R3: of several ready counters the longest ready is given the next',
        found: 'one.since - other.since)) {',
        instead: 'other.since - one.since)) {',
      },
      {
        breaks: 'AB岗: a backup counter that is ready waits while a counter of the queue is',
        found: "if (event.why.by !== 'backup') return told;",
        instead: 'return told;',
        tests: [
          'tests/core/counter/call.test.ts',
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/priority.test.ts',
          'tests/core/day/day.test.ts',
        ],
      },
      {
        breaks: 'R3: a next that was asked back is remembered',
        found: 'for (const event of decision.remembered ?? []) evolve(rules, hall, event, now);',
        instead: '',
      },
      {
        breaks: 'R7: the first clerk of the morning opens the day too',
        found: "return isNew && rules.counters.has(counter) ? [{ verb: 'open-day', day }] : [];",
        instead: 'return [];',
        tests: [
          'tests/core/counter/call.test.ts',
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/priority.test.ts',
          'tests/core/day/day.test.ts',
        ],
      },
      {
        breaks: 'R10: a day that was closed today stays closed, though a clerk signs in',
        found: "!hall.open && day > (hall.day ?? '')",
        instead: "!hall.open && day >= (hall.day ?? '')",
        tests: [
          'tests/core/counter/call.test.ts',
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/priority.test.ts',
          'tests/core/day/day.test.ts',
        ],
      },
      {
        breaks: 'R7: whoever is not on the staff list opens neither day nor counter',
        found: 'if (opens !== true || isUnknownPerson(rules, clerk)) return [command];',
        instead: 'if (opens !== true) return [command];',
        tests: ['tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R10: the day of the wrong date is closed before the right one opens',
        found: "return isPutRight ? [{ verb: 'close-day' }, command] : [command];",
        instead: 'return [command];',
        tests: ['tests/core/day/wrong-date.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/finish.ts',
    tests: [
      'tests/core/counter/call.test.ts',
      'tests/core/visit/outcomes.test.ts',
      'tests/core/visit/presumption.test.ts',
    ],
    mutations: [
      {
        breaks: 'R3: next soon after a presumed start asks whether anybody came',
        found: 'now - place.since < presumedForMs(rules, hall, visit)',
        instead: 'false',
      },
      {
        breaks: 'R3: next after exactly presumedFor is not asked',
        found: 'now - place.since < presumedForMs(rules, hall, visit)',
        instead: 'now - place.since <= presumedForMs(rules, hall, visit)',
      },
      {
        breaks: 'R3: a step that next finished is told as presumed',
        found: '...(presumed && { presumed: true }),',
        instead: '',
      },
      {
        breaks: 'R5: a later step of the same queue comes back to the counter that did this one',
        found: '(index === visit.step ? { ...step, doneAt: counter } : step)',
        instead: 'step',
        tests: ['tests/core/visit/transfer.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/return.ts',
    tests: [
      'tests/core/queue/credit.test.ts',
      'tests/core/visit/return.test.ts',
      'tests/core/visit/scan.test.ts',
    ],
    mutations: [
      {
        breaks: 'R4: who was missed too long ago does not rejoin',
        found: 'if (hall.expiring.has(ticket) && missedUntil(rules, hall, place) <= now)',
        instead: 'if (false)',
      },
      {
        breaks: 'R4: who missed twice in one queue is taken back only by the desk',
        found: 'missedIn.filter(one => one === queue).length >= 2',
        instead: 'missedIn.filter(one => one === queue).length > 2',
      },
      {
        breaks: 'R4: a call missed in another queue does not count',
        found: 'missedIn.filter(one => one === queue).length >= 2',
        instead: 'missedIn.length >= 2',
      },
      {
        breaks: 'R4: the desk takes back who missed twice',
        found: 'if (hasMissedTwice(visit, queue) && !isOfTheDesk(rules, word))',
        instead: 'if (hasMissedTwice(visit, queue))',
      },
      {
        breaks: 'R4: where a reader names a desk, another counter is none',
        found: 'counter !== undefined && (desks.size === 0 || desks.has(counter))',
        instead: 'counter !== undefined',
        tests: ['tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R4: green comes back behind the next one',
        found: "visitClass === 'green' ? times.rejoinBehindGreen : times.rejoinBehind",
        instead: 'times.rejoinBehind',
        tests: ['tests/core/queue/credit.test.ts', 'tests/core/visit/return.test.ts'],
      },
      {
        breaks: 'R4: others come back behind the next three, not one',
        found: "visitClass === 'green' ? times.rejoinBehindGreen : times.rejoinBehind",
        instead: 'times.rejoinBehindGreen',
        tests: ['tests/core/queue/credit.test.ts', 'tests/core/visit/return.test.ts'],
      },
      {
        breaks: 'R4: who is opened again stands last in the queue',
        found: 'unseen === undefined ? Number.POSITIVE_INFINITY : behindOf(rules, visit)',
        instead: 'behindOf(rules, visit)',
        tests: ['tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R4: the key brings back the last one parked',
        found: 'const ticket = asked ?? state.parked.at(-1);',
        instead: 'const ticket = asked ?? state.parked[0];',
        tests: ['tests/core/visit/return.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/scan.ts',
    tests: [
      'tests/core/visit/scan.test.ts',
      'tests/core/visit/return.test.ts',
      'tests/stories/scenarios.test.ts',
    ],
    mutations: [
      {
        breaks: 'R4: a ticket held under a scanner is one scan',
        found: 'asked.desk === desk && now - asked.at < repeatMs && isIt(asked)',
        instead: 'false',
      },
      {
        breaks: 'R4: held under the scanner of a desk a ticket is meant anew',
        found: 'asked.desk === desk && now - asked.at < repeatMs',
        instead: 'now - asked.at < repeatMs',
      },
      {
        breaks: 'R4: a ticket of another day is none of today',
        found: "return day === hall.day ? undefined : 'another-day';",
        instead: 'return undefined;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/transfer.ts',
    tests: ['tests/core/visit/transfer.test.ts', 'tests/core/queue/credit.test.ts'],
    mutations: [
      {
        breaks: 'R5: who was sent wrongly keeps its time of joining',
        found: "reason === 'misrouted' && stood !== undefined",
        instead: 'false',
        tests: ['tests/core/visit/transfer.test.ts'],
      },
      {
        breaks: 'R5: to transfer after this step leaves the visit in hand',
        found: "if (when === 'after') return [",
        instead: 'if (false) return [',
      },
      {
        breaks: 'R5: sent to where it goes next anyway, it goes on there',
        found: '  if (goesOn) {',
        instead: '  if (false) {',
      },
      {
        breaks: 'R5: after a short return it comes back to the counter that sent it',
        found: '    knownTo: counter,\n',
        instead: '',
      },
      {
        breaks: 'R10: nobody is sent to an institution that takes no more today',
        found: 'const refused = isInside ? undefined : sendingRefused(rules, hall, where.queue, now);',
        instead: 'const refused = undefined;',
        tests: ['tests/core/visit/added-service.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/tick.ts',
    tests: [
      'tests/core/deadlines/deadlines.test.ts',
      'tests/core/day/day.test.ts',
      'tests/core/visit/transfer.test.ts',
      'tests/stories/scenarios.test.ts',
    ],
    mutations: [
      {
        breaks: 'R10: the day ends by itself',
        found: 'if (closesAt !== undefined && closesAt <= now) return [...notices, ...dayEnds(hall)];',
        instead: '',
      },
      {
        breaks: 'R4: who missed the call of the first step leaves when its time is over, not before',
        found: "place.is === 'missed' && missedUntil(rules, hall, place) <= now",
        instead: "place.is === 'missed'",
      },
      {
        breaks: 'R5: who is kept for a counter is kept until its time is over',
        found: 'if (kept === undefined || kept.key > now) return events;',
        instead: 'if (kept === undefined) return events;',
      },
    ],
  },
  {
    file: 'daemon/core/decide/counter.ts',
    tests: [
      'tests/core/counter/call.test.ts',
      'tests/core/counter/status.test.ts',
      'tests/core/queue/ready-counter.test.ts',
      'tests/core/counter/staff.test.ts',
    ],
    mutations: [
      {
        breaks: 'R3: next with a visit that was called and has not started is refused',
        found: "if (state.ticket !== undefined) return refuse('not-started'",
        instead: "if (false) return refuse('not-started'",
      },
      {
        breaks: 'R3: with nobody waiting, next makes the counter ready',
        found: 'if (rules.times.storeNext) return',
        instead: 'if (false) return',
      },
      {
        breaks: 'R7: closing with a visit in hand is refused',
        found: "if (!force) return refuse('counter-busy'",
        instead: "if (false) return refuse('counter-busy'",
      },
      {
        breaks: 'R7: who closes a counter signs out',
        found: '    ...signedOut(counter, state),\n  ];',
        instead: '  ];',
        tests: ['tests/core/counter/staff.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/decide/take-ticket.ts',
    tests: [
      'tests/core/outputs/jobs.test.ts',
      'tests/core/visit/numbers.test.ts',
      'tests/core/counter/status.test.ts',
      'tests/core/outputs/ticket.test.ts',
      'tests/core/counter/desk-tickets.test.ts',
    ],
    mutations: [
      {
        breaks: 'R13: without a printer the kiosk is refused: no ghost stands in the queue',
        found: 'if (wanted.print && rules.printers.length > 0 && !isReady && counter === undefined)',
        instead: 'if (false)',
      },
      {
        breaks: 'R13: at the desk a number is given without paper',
        found: '&& !isReady && counter === undefined)',
        instead: '&& !isReady)',
      },
      {
        breaks: 'R1: the digits run through the whole hall',
        found: "const scope = rules.numbering === 'hall' ? '' : first.series;",
        instead: 'const scope = first.series;',
      },
      {
        breaks: 'R12: the ticket tells how many stand before',
        found: 'ahead: waitingIn(hall, queue) + awayIn(hall, queue),',
        instead: 'ahead: waitingIn(hall, queue) + awayIn(hall, queue) + 1,',
        tests: [
          'tests/core/outputs/jobs.test.ts',
          'tests/core/visit/numbers.test.ts',
          'tests/core/counter/status.test.ts',
        ],
      },
    ],
  },
  {
    file: 'daemon/core/decide/kiosk.ts',
    tests: [
      'tests/core/outputs/jobs.test.ts',
      'tests/core/visit/numbers.test.ts',
      'tests/core/counter/status.test.ts',
      'tests/core/outputs/ticket.test.ts',
      'tests/core/counter/desk-tickets.test.ts',
    ],
    mutations: [
      {
        breaks: 'R7: who leaves from the hand lets the pause take effect',
        found: '...(inHand(visit) ? pauseAfter(hall, visit.place.counter) : []),',
        instead: '',
        tests: [
          'tests/core/outputs/jobs.test.ts',
          'tests/core/visit/numbers.test.ts',
          'tests/core/counter/status.test.ts',
        ],
      },
      {
        breaks: 'R13: a reprint needs a printer',
        found: 'if (!oneWorks(hall, ticketPrinters(rules))) return noPaper(hall, ticketPrinters(rules));',
        instead: '',
        tests: [
          'tests/core/outputs/jobs.test.ts',
          'tests/core/visit/numbers.test.ts',
          'tests/core/counter/status.test.ts',
        ],
      },
    ],
  },
  {
    file: 'daemon/core/decide/device.ts',
    tests: [
      'tests/core/outputs/jobs.test.ts',
      'tests/core/outputs/speech.test.ts',
      'tests/core/outputs/ticket.test.ts',
      'tests/core/alarms/alarms.test.ts',
    ],
    mutations: [
      {
        breaks: 'R12: a call that is no longer true is dropped unsaid',
        found: 'return stillTrue(hall, job, now)\n',
        instead: 'return true\n',
      },
      {
        breaks: 'R13: a ticket whose print was begun before is printed again marked',
        found: 'again: job.again || job.begun,',
        instead: 'again: job.again,',
        tests: ['tests/hall/job-dispatcher.test.ts'],
      },
      {
        breaks: 'R13: a ticket that did not come out raises an alarm',
        found: '...(isLastTry(job) ? tellsUnprinted(hall, job, { ...by, at: now }) : [])',
        instead: '',
      },
      {
        breaks: 'R13: that alarm comes after the last try, not the first',
        found: 'isLastTry(job) ? tellsUnprinted',
        instead: 'true ? tellsUnprinted',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/stranded-visits.ts',
    tests: ['tests/core/queue/kept-visits.test.ts'],
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
