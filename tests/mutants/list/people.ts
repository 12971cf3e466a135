/** Who comes to a simulated or a virtual hall, when and with whom, and which clerks are there. */
import type { Mutated } from '../mutation.ts';

export const people: readonly Mutated[] = [
  {
    file: 'daemon/people/patience.ts',
    tests: ['tests/people/patience.test.ts'],
    mutations: [
      {
        breaks: 'whoever was told long walks away sooner than who was told little',
        found: 'perMinuteTold * told;',
        instead: 'perMinuteTold * untoldMin;',
      },
      {
        breaks: 'past the end of what they were told more and more have had enough',
        found: 'const pastTheEnd = 1.1e-4;',
        instead: 'const pastTheEnd = 1e-9;',
      },
    ],
  },
  {
    file: 'daemon/people/shape.ts',
    tests: ['tests/tools/simulate/shape.test.ts'],
    mutations: [
      {
        breaks: 'no day of the week is known to be the slow one',
        found: 'Math.floor(chance() * oneIn) === day % oneIn',
        instead: 'day % oneIn === 0',
      },
    ],
  },
  {
    file: 'daemon/people/seats.ts',
    tests: ['tests/tools/simulate/seats.long.test.ts'],
    mutations: [
      {
        breaks: 'R18: of a slot no more seats are booked than there are',
        found: '< hours.capacity,',
        instead: '<= hours.capacity,',
      },
      {
        breaks: 'R18: what can be booked on the day alone is booked before its cut-off',
        found: 'daysAhead > 0 || slotMs - cutOffMs >= doorsMs',
        instead: 'true',
      },
      {
        breaks: 'R18: of those who have booked some stay away',
        found: "? 'stays-away' : 'comes'",
        instead: "? 'comes' : 'comes'",
      },
      {
        breaks: 'R18: of those who have booked some come before their time',
        found: 'if (when < earlyShare) return',
        instead: 'if (when < 0) return',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/people.ts',
    tests: ['tests/tools/simulate/seats.long.test.ts'],
    mutations: [
      {
        breaks: 'R18: who came early into a break comes again when their time begins',
        found: "now()) !== 'early')",
        instead: "now()) !== 'never')",
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/seats.ts',
    tests: ['tests/tools/simulate/seats.long.test.ts'],
    mutations: [
      {
        breaks: 'R18: seats are booked in a hall that has been open before',
        found: 'if (hall.day === undefined) {',
        instead: 'if (hall.open) {',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/booking-figures.ts',
    tests: ['tests/tools/simulate/seats.long.test.ts'],
    mutations: [
      {
        breaks: 'R18: who was let in later is not counted as turned away',
        found: "if (event.kind === 'booking-used') turnedAway.delete(event.booking);",
        instead: '',
      },
      {
        breaks: 'R18: a seat that was carried into the day is counted once',
        found: "if (event.kind === 'carried') return;",
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/attendance.ts',
    tests: ['tests/tools/simulate/roster.test.ts'],
    mutations: [
      {
        breaks: 'whoever is inside when the last session ends finds a counter of each kind',
        found: "places.get(counter) === 'first' &&",
        instead: 'false &&',
      },
    ],
  },
  {
    file: 'daemon/tools/simulate/weekdays.ts',
    tests: ['tests/tools/simulate/roster.test.ts'],
    mutations: [
      {
        breaks: 'over the days of the week as many come as were asked for',
        found: ' / meanShare(rules, arriving)',
        instead: '',
      },
      {
        breaks: 'the hall is not simulated on days on which it does not work',
        found: 'worked.length === 0 ? week : worked',
        instead: 'week',
      },
    ],
  },
  {
    file: 'daemon/people/bursts.ts',
    tests: ['tests/people/bursts.test.ts'],
    mutations: [
      {
        breaks: 'nobody comes in a burst when the doors have closed',
        found: 'rateAt(curve, atMs) > 0 ? atMs : beginsMs',
        instead: 'atMs',
      },
      {
        breaks: 'where the doors stand open for ever, a burst is a share of a day',
        found: 'hoursADay * rateAt(curve, atMs)',
        instead: 'rateAt(curve, atMs)',
      },
    ],
  },
  {
    file: 'simulators/people/door.ts',
    tests: ['tests/simulators/people/door.test.ts'],
    mutations: [
      {
        breaks: 'as many an hour come as were asked for, whether alone or together',
        found: 'scaled(curve, firstShare(bursts))',
        instead: 'scaled(curve, 1.2)',
      },
      {
        breaks: 'people come together for the same',
        found: 'wish.service === citizen.service',
        instead: 'wish.service !== undefined',
      },
      {
        breaks: 'now and then many come at once',
        found: 'bursts === undefined ? []',
        instead: 'bursts !== undefined ? []',
      },
      {
        breaks: 'nobody comes any more, once nobody is to come',
        found: 'for (const cancel of expected) cancel();',
        instead: '',
      },
    ],
  },
  {
    file: 'simulators/people/kiosks.ts',
    tests: ['tests/simulators/people/door.test.ts'],
    mutations: [
      {
        breaks: 'who came together stands in one line',
        found: 'groupOf(one) === groupOf(person)',
        instead: 'one === person',
      },
    ],
  },
];
