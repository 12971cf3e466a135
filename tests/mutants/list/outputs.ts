/** What past facts do (undo R3, ratings R17), and what people see and hear: boards, voice, paper, pads (R12, R13). */
import type { Mutated } from '../mutation.ts';

export const outputs: readonly Mutated[] = [
  {
    file: 'daemon/core/outputs/phrases.ts',
    tests: ['tests/core/outputs/place-names.test.ts', 'tests/core/outputs/whom-to-ask.test.ts'],
    mutations: [
      {
        breaks: 'R12: a counter with a name is called by it',
        found: 'return counters.get(counter)?.name ?? say(phrases.place, { counter });',
        instead: 'return say(phrases.place, { counter });',
      },
      {
        breaks: 'R12: its board shows its name',
        found: 'return counters.get(counter)?.name ?? say(phrases.plate, { counter });',
        instead: 'return say(phrases.plate, { counter });',
      },
      {
        breaks: 'R12: the second language calls a counter by the name it has there',
        found: 'counters.get(counter)?.names?.[secondLocale] ??',
        instead: 'counters.get(counter)?.name ??',
      },
      {
        breaks: 'R12: people are sent to the only desk by its name',
        found: 'more.length === 0 ? counters.get(desk)?.name : undefined',
        instead: 'counters.get(desk)?.name',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/undo.ts',
    tests: ['tests/core/counter/undo.test.ts', 'tests/core/visit/presumption.test.ts'],
    mutations: [
      {
        breaks: 'R3: undo is possible for 30 s, no longer',
        found: 'if (now - press.at > undoForMs)',
        instead: 'if (now - press.at > 2 * undoForMs)',
      },
      {
        breaks: 'R3: undo is possible for the whole half minute',
        found: 'if (now - press.at > undoForMs)',
        instead: 'if (now - press.at >= undoForMs)',
      },
      {
        breaks: 'R3: undo is refused once the visit has moved on',
        found: 'if (visit?.changes !== changes || (inHand(visit) && visit.place.counter !== counter))',
        instead: 'if (false)',
      },
      {
        breaks: 'R3: undo takes nobody from the hand who was called since',
        found: 'if (held !== undefined && held !== press.before.counter.ticket && !press.left.has(held))',
        instead: 'if (false)',
      },
      {
        breaks: 'R3: a visit wrongly called hears that it should wait',
        found: '...(wronglyCalled !== undefined && { wronglyCalled }),',
        instead: '',
      },
      {
        breaks: 'R3: who was not called aloud hears nothing',
        found: "return call.saidAt !== undefined || hall.jobs.get(call.job ?? '')?.begun === true;",
        instead: 'return true;',
      },
      {
        breaks: 'R3: a call that was dropped while the press had moved it on is said again',
        found: '...(unheard !== undefined && { unheard }),',
        instead: '',
      },
      {
        breaks: 'R3: undo takes back the cycle that the press had ended',
        found: 'for (const { queue, tookMs } of press.cycles) forget(hall, queue, tookMs);',
        instead: '',
      },
      {
        breaks: 'R3: undo takes back what was counted of promises',
        found: 'hall.promises.calls -= calls;',
        instead: '',
        tests: ['tests/core/queue/promises.test.ts'],
      },
      {
        breaks: 'R3: undo signs nobody in or out',
        found: '    clerk,\n',
        instead: '',
        tests: ['tests/core/counter/staff.test.ts'],
      },
      {
        breaks: 'R4: undo leaves in the hand of the desk what was scanned since',
        found: '    scanned,\n',
        instead: '',
        tests: [
          'tests/core/counter/undo.test.ts',
          'tests/core/counter/desk.test.ts',
          'tests/core/visit/scan.test.ts',
        ],
      },
    ],
  },
  {
    file: 'daemon/core/evolve/call.ts',
    tests: ['tests/core/queue/priority.test.ts'],
    mutations: [
      {
        breaks: 'R2: a number called by hand counts for no guard',
        found: "if (why.by !== 'number') counter.greens =",
        instead: 'counter.greens =',
      },
      {
        breaks: 'R2: a normal call ends the greens in a row',
        found: "visit.class === 'green' ? counter.greens + 1 : 0",
        instead: "visit.class === 'green' ? counter.greens + 1 : counter.greens",
      },
    ],
  },
  {
    file: 'daemon/core/evolve/visit.ts',
    tests: [
      'tests/core/visit/route.test.ts',
      'tests/core/queue/priority.test.ts',
      'tests/core/visit/presumption.test.ts',
    ],
    mutations: [
      {
        breaks: 'R3: who is known to have come was served since it was presumed',
        found: "const since = place.is === 'serving' ? place.since : at;",
        instead: 'const since = at;',
      },
      {
        breaks: 'R4: a missed call of this queue counts for the next time',
        found: 'visit.missedIn = [...(visit.missedIn ?? []), queue];',
        instead: 'visit.missedIn = [queue];',
        tests: ['tests/core/visit/return.test.ts'],
      },
      {
        breaks: 'R5: the step one is at keeps its choice',
        found: "(index > visit.step || (index === visit.step && visit.place.is === 'between'))",
        instead: 'true',
        tests: ['tests/core/visit/route.test.ts', 'tests/core/queue/priority.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/evolve/counter.ts',
    tests: [
      'tests/core/counter/status.test.ts',
      'tests/core/queue/ready-counter.test.ts',
      'tests/core/visit/rating.test.ts',
    ],
    mutations: [
      {
        breaks: 'R7: a pause that had not begun leaves the time at the counter as it was',
        found: 'if (counter.ticket === undefined) counter.handSince = at;',
        instead: 'counter.handSince = at;',
        tests: [
          'tests/core/counter/status.test.ts',
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/visit/rating.test.ts',
          'tests/core/alarms/alarms.test.ts',
        ],
      },
      {
        breaks: 'R3: a pause ends being ready',
        found: "      notReady(counter);\n      return;\n    case 'counter-closed'",
        instead: "      return;\n    case 'counter-closed'",
        tests: [
          'tests/core/counter/status.test.ts',
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/visit/rating.test.ts',
        ],
      },
      {
        breaks: 'R4: who was parked at a counter is not forgotten when it closes',
        found: '        parked,\n        missed,\n',
        instead: '        missed,\n',
        tests: ['tests/core/visit/return.test.ts'],
      },
      {
        breaks: 'R17: who was served last may still rate a counter that closed',
        found: '        served,\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/outcome.ts',
    tests: ['tests/core/visit/outcomes.test.ts', 'tests/core/outputs/ticket.test.ts'],
    mutations: [
      {
        breaks: 'R5: missing papers print a slip',
        found: '  if (lacksPapers && event.paper !== true)\n',
        instead: '  if (false)\n',
      },
      {
        breaks: 'R5: a step that was done again is known by how it was done last',
        found: '...(presumed === true && { presumed }) };',
        instead: '...(step.presumed === true && { presumed: true as const }) };',
        tests: ['tests/core/visit/presumption.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/evolve/job.ts',
    tests: [
      'tests/core/outputs/jobs.test.ts',
      'tests/core/outputs/speech.test.ts',
      'tests/core/outputs/ticket.test.ts',
    ],
    mutations: [
      {
        breaks: 'R4: a call counts as heard from the end of its speech',
        found: "if (job?.is === 'call') heard(hall, job, at);",
        instead: '',
      },
      {
        breaks: 'R13: a speech that failed is tried again',
        found: "if (event.outcome === 'failed' && !failed(hall, event.job)) return;",
        instead: '',
        tests: ['tests/core/outputs/jobs.test.ts'],
      },
      {
        breaks: 'R13: a ticket that was printed is not printed again',
        found: "hall.jobs.delete(event.job);\n      if (job?.is !== 'print') return;",
        instead: "if (job?.is !== 'print') return;",
        tests: ['tests/core/outputs/closing-slip.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/visit/owed-jobs.ts',
    tests: [
      'tests/core/outputs/ticket.test.ts',
      'tests/core/outputs/speech.test.ts',
      'tests/core/alarms/alarms.test.ts',
    ],
    mutations: [
      {
        breaks: 'R13: a ticket that failed is printed again as a copy',
        found: "if (job.is === 'print') job.again = true;",
        instead: '',
        tests: ['tests/core/outputs/jobs.test.ts'],
      },
      {
        breaks: 'R13: a printer that says no is not asked for ever',
        found: 'const failuresAllowed = 3;',
        instead: 'const failuresAllowed = 4;',
      },
      {
        breaks: 'R4: an older call of a visit that was called again is not its call',
        found: 'if (call?.job === job.id) call.saidAt = at;',
        instead: 'if (call !== undefined) call.saidAt = at;',
        tests: ['tests/core/outputs/jobs.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/outputs/jobs.ts',
    tests: [
      'tests/core/outputs/speech.test.ts',
      'tests/core/outputs/closing-slip.test.ts',
      'tests/core/devices/failover.test.ts',
    ],
    mutations: [
      {
        breaks: 'R12: a first call is said twice',
        found: 'return [...waiting].length > crowdedAbove ? 1 : 2;',
        instead: 'return 1;',
      },
      {
        breaks: 'R12: once only while more than two wait to be said',
        found: 'return [...waiting].length > crowdedAbove ? 1 : 2;',
        instead: 'return [...waiting].length >= crowdedAbove ? 1 : 2;',
      },
      {
        breaks: 'R12: a recall is said once',
        found: 'if (job.nth > 1) return 1;',
        instead: '',
      },
      {
        breaks: 'R12: whoever waits for a ticket comes before the slip of a day that is over',
        found: "if (job.what === 'closing') slip ??= job;",
        instead: "if (job.what === 'closing') return job;",
        tests: ['tests/core/outputs/closing-slip.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/outputs/pictures.ts',
    tests: ['tests/core/outputs/pictures.test.ts', 'tests/core/devices/failover.test.ts'],
    mutations: [
      {
        breaks: 'R12: a number blinks while it is called',
        found:
          "const line: Line = { text: marked(rules, visit), blink: visit.place.is === 'called', colour: 'red' };",
        instead: "const line: Line = { text: marked(rules, visit), blink: false, colour: 'red' };",
      },
      {
        breaks: 'R7: the board of a paused counter says so',
        found: "if (status === 'paused')",
        instead: 'if (false)',
      },
      {
        breaks: 'R12: the newest call stands first on the main board',
        found: 'lastCallAt(other) - lastCallAt(one)',
        instead: 'lastCallAt(one) - lastCallAt(other)',
      },
      {
        breaks: 'R6: a green number carries its mark, and no other does',
        found: "visit.class === 'green' ? `${visit.ticket}${rules.phrases['board-green-mark']}`",
        instead: "visit.asked === 'green' ? `${visit.ticket}${rules.phrases['board-green-mark']}`",
        tests: ['tests/core/outputs/pictures.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/outputs/pad.ts',
    tests: [
      'tests/core/counter/desk.test.ts',
      'tests/core/visit/presumption.test.ts',
      'tests/core/visit/marks.test.ts',
      'tests/core/outputs/pictures.test.ts',
    ],
    mutations: [
      {
        breaks: 'LCD: the mark of a presumed start stands before that of a choice',
        found: "if (place.is === 'serving' && place.presumed !== undefined) return 'presumed';",
        instead: '',
      },
      {
        breaks: 'LCD: an own mark stands before what the desk is told',
        found: 'if (own !== undefined) return { visit, mark: own };',
        instead: '',
      },
      {
        breaks: 'R6: the green keys mean whom the LCD shows beside mark 5',
        found: "return mark === 'claim' ? visit : (issuedAt(hall, counter, now) ?? inHandAt(hall, counter));",
        instead: 'return inHandAt(hall, counter);',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/notices.ts',
    tests: [
      'tests/core/outputs/pictures.test.ts',
      'tests/core/surge/plan.test.ts',
      'tests/core/day/day.test.ts',
    ],
    mutations: [
      {
        breaks: 'R9: the notice of the surge plan stands before others',
        found: 'if (ofSurge !== undefined) return ofSurge;',
        instead: '',
      },
      {
        breaks: 'R12: a notice is gone once its time is over',
        found: '(noticeEndsAt(hall, notice) ?? Number.POSITIVE_INFINITY) > now',
        instead: 'true',
      },
      {
        breaks: 'R12: what is for one counter is not told everybody',
        found: 'boards === undefined || boards.some(board => rules.mainBoards.includes(board))',
        instead: 'true',
        tests: ['tests/core/outputs/hall-notices.test.ts'],
      },
      {
        breaks: 'R12: the surge plan is told before what was set by hand',
        found: '[...(ofSurge === undefined ? [] : [{ text: ofSurge }]), ...set]',
        instead: '[...set, ...(ofSurge === undefined ? [] : [{ text: ofSurge }])]',
        tests: ['tests/core/outputs/hall-notices.test.ts'],
      },
      {
        breaks: 'I14: of many notices eight are told',
        found: '.slice(0, toldAtMost)',
        instead: '',
        tests: ['tests/core/outputs/hall-notices.test.ts'],
      },
      {
        breaks: 'R12: the share of kept promises is rounded down',
        found: 'share: Math.floor((100 * kept) / calls),',
        instead: 'share: Math.ceil((100 * kept) / calls),',
      },
    ],
  },
  {
    file: 'daemon/core/devices/failover.ts',
    tests: ['tests/core/devices/failover.test.ts', 'tests/core/outputs/speech.test.ts'],
    mutations: [
      {
        breaks: 'R12: of two spares one works',
        found: 'devices.find(one => spares.get(one) === original && isFit(one)) === device',
        instead: 'true',
      },
      {
        breaks: 'R13: a spare works only while its device cannot',
        found: 'return !isFit(original) && devices',
        instead: 'return devices',
      },
      {
        breaks: 'R4: with one voice of two lost the hall is still heard',
        found: 'return rules.voices.some(voice => !hall.unfit.has(voice));',
        instead: 'return rules.voices.every(voice => !hall.unfit.has(voice));',
      },
    ],
  },
  {
    file: 'daemon/core/counter/desk.ts',
    tests: ['tests/core/counter/desk.test.ts'],
    mutations: [
      {
        breaks: 'R6: a claim stands at the desk for two minutes',
        found: 'const claimStandsMs = 2 * 60_000;',
        instead: 'const claimStandsMs = 60_000;',
      },
      {
        breaks: 'R6: each claim stands two minutes from when the one before made room',
        found: 'until = Math.max(at, until) + claimStandsMs;',
        instead: 'until = at + claimStandsMs;',
      },
      {
        breaks: 'R6: a green visit that does not come is fetched 30 s after it was said',
        found: 'return since === undefined ? undefined : since + fetchAfterMs;',
        instead: 'return since;',
      },
    ],
  },
  {
    file: 'daemon/core/queue/ready-counter.ts',
    tests: ['tests/core/queue/ready-counter.test.ts'],
    mutations: [
      {
        breaks: "R3: ready ends with the institution's session",
        found: 'return ends <= over && session !== undefined ? ',
        instead: 'return false && session !== undefined ? ',
      },
      {
        breaks: 'R3: ready ends after half an hour',
        found: 'const over = readyPressedAt + rules.times.readyForMs;',
        instead: 'const over = readyPressedAt + 10 * rules.times.readyForMs;',
      },
      {
        breaks: 'R3: pressed again, a counter is ready for as long again',
        found: '  counter.readyPressedAt = at;',
        instead: '  counter.readyPressedAt ??= at;',
      },
      {
        breaks: 'R3: pressed again, a counter keeps its place before those ready later',
        found: 'counter.readySince ??= at;',
        instead: 'counter.readySince = at;',
        tests: ['tests/core/queue/ready-counter.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/counter/staff.ts',
    tests: ['tests/core/counter/staff.test.ts'],
    mutations: [
      {
        breaks: 'R7: an unknown number does not sign in',
        found: 'return staff !== undefined && !staff.has(clerk);',
        instead: 'return false;',
      },
      {
        breaks: 'R7: who signs in elsewhere is signed out here',
        found: 'id !== counter && state.clerk === clerk',
        instead: 'false',
      },
    ],
  },
  {
    file: 'daemon/core/counter/scanned-ticket.ts',
    tests: ['tests/core/visit/scan.test.ts', 'tests/core/counter/desk.test.ts'],
    mutations: [
      {
        breaks: "R4: a scanned ticket is in the desk's hand for 30 s",
        found: 'now - scanned.at >= scannedForMs',
        instead: 'false',
      },
      {
        breaks: 'R4: a strange code takes the ticket before it out of the hand',
        found: 'counterOf(hall, desk).scanned =',
        instead: 'if (ticket !== undefined) counterOf(hall, desk).scanned =',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/missed-tickets.ts',
    tests: ['tests/core/visit/return.test.ts'],
    mutations: [
      {
        breaks: 'R4: the newest missed number stands first',
        found: 'other.place.since - one.place.since',
        instead: 'one.place.since - other.place.since',
      },
    ],
  },
];
