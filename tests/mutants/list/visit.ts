/** The way of a visit and what its clerk presses for it: numbers (R1), calls (R3), coming back (R4), routes and outcomes (R5). */
import type { Mutated } from '../mutation.ts';

export const visit: readonly Mutated[] = [
  {
    file: 'daemon/core/visit/numbers.ts',
    tests: ['tests/core/visit/numbers.test.ts', 'tests/core/day/wrong-date.test.ts'],
    mutations: [
      {
        breaks: 'R1: a number has at least three digits',
        found: "padStart(3, '0')",
        instead: "padStart(2, '0')",
      },
      {
        breaks: 'R1: after 999 comes 1000, never a wrap',
        found: '${String(number).padStart',
        instead: '${String(number % 1000).padStart',
        tests: ['tests/stories/scenarios.test.ts'],
      },
      {
        breaks: 'R1: after a restore the hall goes on above all that may be on paper',
        found: "Math.max(issued, skippedTo(hall, hall.day ?? '')) + 1",
        instead: 'issued + 1',
      },
      {
        breaks: 'R1: a number is not issued twice when the numbering is changed within a day',
        tests: ['tests/core/visit/numbers.test.ts'],
        found: 'while (hall.visits.has(ticketOf(series, number))) number += 1;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/visit/presumption.ts',
    tests: ['tests/core/visit/presumption.test.ts'],
    mutations: [
      {
        breaks: 'R3: a key that needs somebody at the glass makes a presumed start known',
        found: 'callOf(visit) === undefined\n    ? []',
        instead: 'true\n    ? []',
      },
      {
        breaks: 'R3: an answer carries out the next within 10 s, no later',
        found: 'return now - at <= answerWithinMs ? next : undefined;',
        instead: 'return next;',
      },
      {
        breaks: 'R3: an answer after exactly 10 s still carries out the next',
        found: 'now - at <= answerWithinMs',
        instead: 'now - at < answerWithinMs',
      },
      {
        breaks: 'R3: presumedFor 0 turns the question off, whatever was learned',
        found: 'times.presumedForMs === 0 || ',
        instead: '',
      },
      {
        breaks: 'R3: a finish that is taken back takes back what was learned from it',
        found: 'else if (index >= 0) hall.services.set(key, known.toSpliced(index, 1));',
        instead: '',
      },
      {
        breaks: 'R3: the same queue serves differently at each step',
        found: '`${queue} ${step}`;',
        instead: '`${queue}`;',
      },
    ],
  },
  {
    file: 'daemon/core/visit/rating.ts',
    tests: ['tests/core/visit/rating.test.ts', 'tests/core/queue/priority.test.ts'],
    mutations: [
      {
        breaks: 'R17: a reason is of the counter that it names',
        found: "one.source === 'rating' && one.counter === counter && one.ticket === ticket",
        instead: "one.source === 'rating' && one.ticket === ticket",
      },
      {
        breaks: 'R17: a rating is taken for a minute, no longer',
        found: 'if (agoMs > ratedForMs)',
        instead: 'if (agoMs > 2 * ratedForMs)',
      },
      {
        breaks: 'R17: a rating after exactly a minute is taken',
        found: 'if (agoMs > ratedForMs)',
        instead: 'if (agoMs >= ratedForMs)',
      },
      {
        breaks: 'R17: a slow phone rates for nobody else',
        found: 'if (by !== undefined && by !== ticket)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: only a bad grade has a reason',
        found: 'if (grade > badGrade) return refuse(',
        instead: 'if (false) return refuse(',
      },
      {
        breaks: 'R17: a reason after the grade is no second rating',
        found:
          'if (given !== undefined && reason !== undefined && why !== undefined && served?.ticket !== by)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: who came to the counter twice rates twice',
        found: ' && served?.ticket !== by)',
        instead: ')',
      },
      {
        breaks: 'R17: a reason is of the ticket that gave the grade',
        found: ' && one.counter === counter && one.ticket === ticket',
        instead: ' && one.counter === counter',
      },
      {
        breaks: 'R17: a reason is of the grade that was given',
        found: 'if (given !== undefined && given !== grade)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: a reason is said once',
        found: "if (said !== undefined) return refuse('grade-reason', { is: 'said', ticket });",
        instead: '',
      },
      {
        breaks: 'R17: and in time',
        found: 'if (now - openedAt > explainedForMs)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: a reason that came after the grade stands with the follow-up',
        found: '{ ...found, reason: event.why }',
        instead: '{ ...found }',
      },
      {
        breaks: 'R17: a bad rating opens a follow-up',
        found: 'if (grade > rules.badGrade) return [rated];',
        instead: 'return [rated];',
      },
    ],
  },
  {
    file: 'daemon/core/visit/route.ts',
    tests: [
      'tests/core/visit/route.test.ts',
      'tests/core/visit/added-service.test.ts',
      'tests/core/visit/outcomes.test.ts',
    ],
    mutations: [
      {
        breaks: 'R5: equal queues in a row of two services are one step',
        found: 'return last !== undefined && areOne(last, next)',
        instead: 'return last !== undefined && false',
      },
      {
        breaks: 'R5: a merged step is for the services of both',
        found: 'return { ...one, services: [...new Set([...mine, ...others])] };',
        instead: 'return one;',
      },
      {
        breaks: 'R5: what is sent to one counter is not merged into the step before',
        tests: ['tests/core/visit/transfer.test.ts'],
        found: 'if (next.at !== undefined || next.knownTo !== undefined) return false;',
        instead: '',
      },
      {
        breaks: 'R5: what has begun takes no added service in',
        found: 'return [...steps.slice(0, from), ...route.reduce(withStep, steps.slice(from))];',
        instead: 'return route.reduce(withStep, steps);',
      },
      {
        breaks: 'R5: an added service merges no steps that stood on the way before it',
        found: 'return [...steps.slice(0, from), ...route.reduce(withStep, steps.slice(from))];',
        instead: 'return [...steps.slice(0, from), ...mergedWay([...steps.slice(from), ...route])];',
      },
    ],
  },
  {
    file: 'daemon/core/visit/outcomes.ts',
    tests: ['tests/core/visit/outcomes.test.ts', 'tests/core/visit/marks.test.ts'],
    mutations: [
      {
        breaks: 'R5: a service that ended takes its steps out of the way',
        found: 'return services.length === 0 ? [] : [{ ...step, services }];',
        instead: 'return [{ ...step, services }];',
      },
      {
        breaks: 'R5: the rest of the route goes on for the others',
        found: 'const services = step.services.filter(service => !ended.has(service));',
        instead: 'const services = step.services.filter(service => ended.size === 0 && !ended.has(service));',
      },
      {
        breaks: 'R5: a visit is approved where any of its services was',
        tests: ['tests/stories/scenarios.test.ts'],
        found: "first === undefined || outcomes.some(({ outcome }) => outcome === 'approved')",
        instead: "first === undefined || outcomes.every(({ outcome }) => outcome === 'approved')",
      },
    ],
  },
  {
    file: 'daemon/core/visit/marks.ts',
    tests: ['tests/core/visit/marks.test.ts'],
    mutations: [
      {
        breaks: 'R5: the same mark again takes it back',
        found: '...(isSet && { takenBack: true })',
        instead: '',
      },
      {
        breaks: 'R5: of several services the clerk says which',
        found: 'here.length === 1 ? here[0] : here.find(one => one === picked)',
        instead: 'here.find(one => one === picked) ?? here[0]',
      },
      {
        breaks: 'R5: whoever marks has somebody before them',
        found: 'return [...comesKnown(visit, counter), marked];',
        instead: 'return [marked];',
        tests: ['tests/core/visit/presumption.test.ts', 'tests/core/visit/marks.test.ts'],
      },
    ],
  },
  {
    file: 'daemon/core/visit/steps-again.ts',
    tests: [
      'tests/core/visit/return.test.ts',
      'tests/core/visit/presumption.test.ts',
      'tests/core/visit/outcomes.test.ts',
    ],
    mutations: [
      {
        breaks: 'R4: what was approved is not opened again',
        found: "return place.outcome === 'approved' ? undefined : {",
        instead: 'return {',
      },
      {
        breaks: 'R3: of several presumed steps the earliest is done again',
        found: 'steps.findIndex(({ presumed }) => presumed === true)',
        instead: 'steps.findLastIndex(({ presumed }) => presumed === true)',
      },
      {
        breaks: 'R3: the steps after a presumed one are done anew',
        found: '(at < index ? one : open(one))',
        instead: '(at === index ? open(one) : one)',
      },
      {
        breaks: 'R4: where one of two was approved its step stays approved',
        found: "place.outcome === 'approved' ? step + 1 : step",
        instead: 'step',
      },
    ],
  },
  {
    file: 'daemon/core/visit/move.ts',
    tests: [
      'tests/core/estimate/wait.test.ts',
      'tests/core/counter/undo.test.ts',
      'tests/core/visit/presumption.test.ts',
    ],
    mutations: [
      {
        breaks: 'R8: a forgotten step is left out of the averages',
        found: 'if (tookMs > rules.times.forgottenMs) return;',
        instead: '',
      },
      {
        breaks: 'R3: a step that was only presumed is left out of the averages',
        found: 'if (!tellsNothing) {',
        instead: '{',
      },
      {
        breaks: 'R3: who is called ends a counter being ready',
        found: '    notReady(counter);\n  }\n  if (to.is ===',
        instead: '  }\n  if (to.is ===',
        tests: [
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/credit.test.ts',
          'tests/core/counter/undo.test.ts',
        ],
      },
      {
        breaks: 'R4: a missed visit is left after missedFor only at its first step',
        found: 'if (visit.step === 0) hall.expiring.set(visit.ticket, to.since);',
        instead: 'hall.expiring.set(visit.ticket, to.since);',
        tests: [
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/credit.test.ts',
          'tests/core/counter/undo.test.ts',
          'tests/core/visit/return.test.ts',
        ],
      },
      {
        breaks: 'R4: a parked one that is taken back by undo keeps its place among the parked',
        found: 'return later < 0 ? [...tickets, ticket] : tickets.toSpliced(later, 0, ticket);',
        instead: 'return [...tickets, ticket];',
        tests: [
          'tests/core/queue/ready-counter.test.ts',
          'tests/core/queue/credit.test.ts',
          'tests/core/counter/undo.test.ts',
        ],
      },
    ],
  },
];
