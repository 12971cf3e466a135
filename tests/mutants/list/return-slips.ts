/** R15: who comes back by a slip, and who does not. */
import type { Mutated } from '../mutation.ts';

export const returnSlips: readonly Mutated[] = [
  {
    file: 'daemon/core/decide/scan.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: whoever comes the day after the last is told so',
        found: "return isPast(rules, slip, day) ? { is: 'slip-lapsed' } : { comesBy: slip };",
        instead: 'return { comesBy: slip };',
      },
      {
        breaks: 'R15: whoever comes when no tickets are given is told when to come',
        found: "return 'no-tickets';",
        instead: "return 'other';",
      },
      {
        breaks: 'R15: whoever finds no paper is told where there is some',
        found: "return 'no-paper';",
        instead: "return 'other';",
      },
    ],
  },
  {
    file: 'daemon/core/decide/return-slip.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: one live visit a slip',
        found: "if (slip.usedBy !== undefined) return refuse('slip-used', { ticket: slip.usedBy });",
        instead: '',
      },
      {
        breaks: 'R15: after its last day it brings no number',
        found: "isPast(rules, slip, hall.day ?? '') ? refuse('slip-lapsed', { until: slip.until }) : slip",
        instead: 'slip',
      },
      {
        breaks: 'R15: only who lacks papers is given one',
        found: "const lacking = ends.filter(({ outcome }) => outcome === 'papers-missing');",
        instead: 'const lacking = ends;',
      },
      {
        breaks: 'R15: what was waited is credit',
        found: 'const { class: visitClass, asked, waitedMs, cases } = slip;',
        instead: 'const { class: visitClass, asked, cases } = slip;\n  const waitedMs = 0;',
      },
      {
        breaks: 'R15: the class is kept, and a claim with it',
        found: 'const asClass = { class: visitClass, ...(asked !== undefined && { asked }) };',
        instead:
          "const asClass = { class: 'normal' as typeof visitClass, ...(asked !== undefined && { asked }) };",
      },
      {
        breaks: 'R15: nobody is sent to a queue that is gone',
        found: 'if (!rules.queues.has(queue)) return',
        instead: 'if (false) return',
      },
      {
        breaks: 'R15: a visit is not taken in again beside one that has come by its slip',
        found: "if (other?.usedBy !== undefined) return refuse('slip-used', { ticket: other.usedBy });",
        instead: '',
      },
      {
        breaks: 'R15: nor when somebody was served by it',
        found: "if (slips.some(id => !hall.returnSlips.has(id))) return refuse('slip-unknown', {});",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/devices/printers.ts',
    tests: ['tests/hall/job-dispatcher.test.ts', 'tests/core/outputs/slips-to-fetch.test.ts'],
    mutations: [
      {
        breaks: 'R15: a slip comes out at its counter',
        found: 'if (job.counter !== undefined) places.unshift(slipPrintersOf(rules, job.counter));',
        instead: '',
      },
      {
        breaks: 'R15: where neither its own nor the kiosk’s works it comes out at another counter',
        found: 'places.push(rules.printers);',
        instead: '',
      },
      {
        breaks: 'R15: no ticket comes out behind the glass',
        found: 'return others.length > 0 ? others : rules.printers;',
        instead: 'return rules.printers;',
      },
      {
        breaks: 'R15: a hall with one printer prints tickets with it all the same',
        found: 'return others.length > 0 ? others : rules.printers;',
        instead: 'return others;',
      },
      {
        breaks: 'R15: for its own printer a slip waits while that is busy',
        found: 'return works?.includes(printer) === true;',
        instead: 'return works !== undefined;',
      },
      {
        breaks: 'R15: a ticket that is owed waits for the kiosk’s printer',
        found: 'return works?.includes(printer) === true;',
        instead: 'return works === undefined || works.includes(printer);',
      },
      {
        breaks: 'R15: a spare of its printer stands at the counter, too',
        found: 'withSpares(rules, [own])',
        instead: '[own]',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/slips-to-fetch.ts',
    tests: ['tests/core/outputs/slips-to-fetch.test.ts', 'tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: nobody is sent away from the counter where it comes out',
        found: 'if (slipPrintersOf(rules, counter).includes(printer)) return;',
        instead: '',
      },
      {
        breaks: 'R15: who is at home is not called to a printer',
        found: 'if (ticket === undefined || day !== hall.day) return;',
        instead: 'if (ticket === undefined) return;',
      },
      {
        breaks: 'R15: who has come by it is not sent to fetch it',
        found: 'return found !== undefined && found.usedBy === undefined;',
        instead: 'return found !== undefined;',
      },
      {
        breaks: 'R15: a board does not say it for ever',
        found: 'now < at + standsMs && isToFetch',
        instead: 'isToFetch',
      },
      {
        breaks: 'R15: a counter’s board tells only of its own',
        found: '.filter(one => counter === undefined || one.counter === counter)',
        instead: '',
      },
      {
        breaks: 'R15: people are sent by what the printer is called',
        found: 'if (named !== undefined) return nameOf(named);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/visit/owed-slips.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: a slip that is owed in the evening is printed in the morning',
        found: 'return new Map(owed.slice(-owedAtMost));',
        instead: 'return new Map(owed.slice(owed.length));',
      },
      {
        breaks: 'R15: a printer that is back after a fortnight does not print for an hour',
        found: 'owed.slice(-owedAtMost)',
        instead: 'owed',
      },
      {
        breaks: 'R13: what may be printed in part is marked',
        found: "again || begun ? 'again' : 'first'",
        instead: "again ? 'again' : 'first'",
      },
      {
        breaks: 'R15: nobody needs the paper of a slip that is spent',
        found: 'isReturnSlip(job) && !returnSlips.has(job.slip)',
        instead: 'isReturnSlip(job) && returnSlips.size < 0',
      },
    ],
  },
  {
    file: 'daemon/core/visit/owed-jobs.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: a slip that no printer would print is owed still',
        found: 'if (isLastTry(job) && !isReturnSlip(job)) return',
        instead: 'if (isLastTry(job)) return',
      },
      {
        breaks: 'R13: a printer that says no does not print for ever',
        found: 'failures >= failuresAllowed;',
        instead: 'failures > 1_000;',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/job.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: what the desk had printed is not printed again in the morning',
        found: 'forgetGivenUp(hall, job);',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/return-slip.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: a slip of yesterday is not printed as that of who has its number today',
        found: 'job.slip === undefined &&\n',
        instead: '\n',
      },
    ],
  },
  {
    file: 'daemon/core/visit/return-slips.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: who leaves unserved has it back',
        found: 'if (usedBy === visit.ticket) setSlip(hall, slip.id, free);',
        instead: '',
      },
      {
        breaks: 'R15: the step spends it',
        found: 'setSlip(hall, slip.id, services.length === 0 ? undefined : { ...slip, services });',
        instead: '',
      },
      {
        breaks: 'R15: a press that is taken back gives back what it had spent',
        found: 'if (before?.has(id) === false) before.set(id, hall.returnSlips.get(id));',
        instead: '',
      },
      {
        breaks: 'R15: a day that was opened years ahead takes no slip away',
        found: 'before < day ? before : day',
        instead: 'day',
      },
      {
        breaks: 'R15: whose last day has become a holiday may come on the next that is worked',
        found: 'return until < day && workdayFrom(rules, until) < day;',
        instead: 'return until < day;',
      },
      {
        breaks: 'R15: it lapses',
        found: '.filter(slip => !isOver(rules, hall, day, slip))',
        instead: '',
      },
      {
        breaks: 'R15: a visit that left and is taken in again has its slip again',
        found: 'if (slip.usedBy === undefined) setSlip(hall, slip.id, { ...slip, usedBy: visit.ticket });',
        instead: 'void slip;',
      },
      {
        breaks: 'R15: a paper that the first slip did not name is told twice days later, too',
        found: 'papers.find(one => one.paper === paper)?.number ?? 0',
        instead: '(paper === undefined ? papers.length : 0)',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/outcome.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: who was only presumed to have come spends nothing',
        found: 'if (event.presumed !== true) spendSlips(hall, visit, services ?? []);',
        instead: 'spendSlips(hall, visit, services ?? []);',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/undo.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: a slip by which somebody has come is not taken back',
        found: 'if (usedBy !== undefined && before?.usedBy !== usedBy && !press.left.has(usedBy))',
        instead: 'if (false)',
      },
      {
        breaks: 'R15: a press that is taken back leaves what is owed to another of the same number',
        found: 'job.slip === undefined ? press.before.visits.has(job.ticket) : press.slips.has(job.slip)',
        instead: 'press.before.visits.has(job.ticket)',
      },
    ],
  },
  {
    file: 'daemon/core/day/timetable.ts',
    tests: ['tests/core/visit/return-slips.test.ts'],
    mutations: [
      {
        breaks: 'R15: it is good for days that are worked',
        found: 'last = workdayFrom(rules, nextDay(last));',
        instead: 'last = nextDay(last);',
      },
    ],
  },
  {
    file: 'daemon/hall/inputs.ts',
    tests: ['tests/hall/inputs.test.ts'],
    mutations: [
      {
        breaks: 'R15: the log has nothing of a code',
        found: ".replace(/^\\s*(SLIP|BOOK)\\/.*/i, '$1/…')",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/backup/restored-key.ts',
    tests: ['tests/journal/secret-key.test.ts'],
    mutations: [
      {
        breaks: 'R15: a damaged key of a copy is not put over a whole one',
        found: 'if (!isSecretKey(text)) return key;',
        instead: '',
      },
    ],
  },
];
