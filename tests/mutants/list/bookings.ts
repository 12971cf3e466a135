/** R18: who has a seat, and when they go before others. */
import type { Mutated } from '../mutation.ts';

const core = ['tests/core/visit/bookings.test.ts'];
const naive = ['tests/model/bookings.test.ts'];

export const bookings: readonly Mutated[] = [
  {
    file: 'daemon/tools/report/bookings.ts',
    tests: ['tests/tools/report/bookings.test.ts'],
    mutations: [
      {
        breaks: 'R18: a report tells of those whose slot it was',
        found: 'else if (dayOfSlot(line.slot) === told.day) group',
        instead: 'else group',
      },
    ],
  },
  {
    file: 'daemon/hall/bookings.ts',
    tests: ['tests/hall/bookings.test.ts'],
    mutations: [
      {
        breaks:
          'R18: a key dies by the wall clock, not by the time of the rules, which a clock set back leaves ahead',
        found: 'presentDay(rules, hall.hall, clock.wall())',
        instead: 'presentDay(rules, hall.hall, clock.now())',
      },
      {
        breaks: 'R18: no key dies before the hall has looked at its clock',
        found: '  lookLater();\n  tell();',
        instead: '  look();\n  tell();',
      },
      {
        breaks: 'R18: no key dies by a clock that is doubted',
        found: 'if (doubtsClock(hall)) return undefined;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/history/bookings.ts',
    tests: ['tests/tools/report/bookings.test.ts'],
    mutations: [
      {
        breaks: 'R18: nobody is told not to have come while their time is not over',
        found: "overAt > until ? 'unused' : undefined",
        instead: "'unused'",
      },
      {
        breaks: 'R18: what was booked again after it was given up is another booking',
        found: 'known.set(id, line);',
        instead: 'if (!known.has(id)) known.set(id, line);',
      },
    ],
  },
  {
    file: 'daemon/core/decide/booking.ts',
    tests: core,
    mutations: [
      {
        breaks: 'R18: the limit of a bank sends nobody away who has booked',
        found: '    unlimited: institutionsOn(rules, steps),\n',
        instead: '',
      },
      {
        breaks: 'R18: one booking for each identity, service and slot',
        found: "if (hall.bookings.has(booking)) return refuse('booked-already', {",
        instead: "if (hall.bookings.size > 9) return refuse('booked-already', {",
      },
      {
        breaks: 'R18: the last seat is given once',
        found: 'one.slot === slot && one.free > 0',
        instead: 'one.slot === slot',
      },
      {
        breaks: 'R18: a booking brings a ticket on its day only',
        found: 'if (dayOfSlot(slot) !== hall.day)',
        instead: "if (slot === '')",
      },
      {
        breaks: 'R18: in its window the ticket is of class appointment',
        found: "isInTime && asked.class === 'normal'",
        instead: "asked.class === 'appointment'",
      },
      {
        breaks: 'R18: a limit turns away nobody who has a seat',
        found: 'limited: [],',
        instead: 'limited: [service],',
      },
      {
        breaks: 'R18: the wait before the slot is not lost when it opens',
        found: '...(creditMs !== undefined && { creditMs }),',
        instead: '',
      },
      {
        breaks: 'R18: no sooner than the slot opens',
        found: 'if (opensAt - hall.wallAheadMs > now) return [];',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/next-deadline.ts',
    tests: core,
    mutations: [
      { breaks: 'R18: time opens the slot of who came early', found: 'nextOpensAt(hall),', instead: '' },
    ],
  },
  {
    file: 'daemon/core/day/slots.ts',
    tests: core,
    mutations: [
      {
        breaks: 'R18: nothing is booked on a day off',
        found: 'if (!isWorkday(rules, day)) return',
        instead: "if (day === '') return",
      },
      {
        breaks: 'R18: nothing is booked after the cut-off',
        found: 'wall + hours.cutOffMs > slotBeginsAt',
        instead: 'wall > slotBeginsAt',
      },
      {
        breaks: 'R18: nothing is booked further ahead',
        found: 'if (day > last) return',
        instead: "if (day === '') return",
      },
      {
        breaks: 'R18: played at random: appointment from ten minutes before the slot',
        found: 'slotBeginsAt(rules, slot) - opensBeforeMs',
        instead: 'slotBeginsAt(rules, slot) - endsAfterMs',
        tests: naive,
      },
      {
        breaks: 'R18: appointment until a quarter of an hour after the slot',
        found: 'const endsAfterMs = 15 * minuteMs;',
        instead: 'const endsAfterMs = 20 * minuteMs;',
      },
    ],
  },
  {
    file: 'daemon/core/visit/bookings.ts',
    tests: core,
    mutations: [
      {
        breaks: 'R18: played at random: who has come keeps the seat',
        found: 'for (const { service: of, slot } of bookings.values())\n    if (of === service)',
        instead:
          'for (const { service: of, slot, usedBy } of bookings.values())\n    if (of === service && usedBy === undefined)',
        tests: naive,
      },
      {
        breaks: 'R18: played at random: a booking brings one ticket',
        found: 'hall.bookings.set(id, { ...booking, usedBy: ticket });',
        instead: 'hall.bookings.set(id, { ...booking });',
        tests: naive,
      },
      {
        breaks: 'R18: a day that was opened under a wrong date takes no booking away',
        found: "before !== '' && before < day ? before : day",
        instead: 'day',
      },
      {
        breaks: 'R18: a booking that was used brings nothing the next day',
        found: 'usedBy === undefined && dayOfSlot(booking.slot) >= since',
        instead: 'dayOfSlot(booking.slot) >= since',
      },
      {
        breaks: 'R18: who has left is left alone',
        found: "visit === undefined || ended(visit) || visit.class !== 'normal'",
        instead: "visit === undefined || visit.class !== 'normal'",
      },
    ],
  },
  {
    file: 'daemon/core/visit/green.ts',
    tests: core,
    mutations: [
      {
        breaks: 'R18: what the staff sets once the slot is open stays',
        found: 'if (event.booked === true) hall.early.delete(visit.ticket);',
        instead: '',
      },
      {
        breaks: 'R18: green denied leaves the appointment',
        found: 'ticket, class: visit.class, ...by, asked: true, denied: true }',
        instead: "ticket, class: 'normal', ...by, asked: true, denied: true }",
      },
      {
        breaks: 'R18: an appointment keeps its claim on green',
        found: 'event.asked !== true && event.booked !== true',
        instead: 'event.asked !== true',
      },
    ],
  },
  {
    file: 'daemon/hall/identities.ts',
    tests: ['tests/hall/identities.test.ts'],
    mutations: [
      {
        breaks: 'R18: the key of a day dies with it',
        found: 'return next.keys.length === kept.keys.length ? undefined : keep(next);',
        instead: 'return next.over === day ? undefined : keep(next);',
      },
      {
        breaks: 'R18: of another day it is another HMAC',
        found: '.filter(each => each.day === day)',
        instead: '.filter(each => each.day >= day)',
      },
      {
        breaks: 'R18: a slip of the finger is no number',
        found: '{5,17}$/.test(number) ? number : undefined;',
        instead: '{5,18}$/.test(number) ? number : undefined;',
      },
    ],
  },
  {
    file: 'daemon/journal/booking-keys.ts',
    tests: ['tests/hall/identities.test.ts'],
    mutations: [
      {
        breaks: 'R18: a key that died comes back from no copy',
        found: '.filter(({ day }) => day > over)',
        instead: '',
      },
      {
        breaks: 'R18: a damaged key is none',
        found: "const isWhole = day !== '' && lineOf(day, says) === each;",
        instead: "const isWhole = day !== '';",
      },
    ],
  },
  {
    file: 'daemon/hall/booking-border.ts',
    tests: ['tests/mqtt/bookings.test.ts'],
    mutations: [
      {
        breaks: 'R18: no key is made for a day that cannot be booked',
        found: 'if (cannot !== undefined) return cannot;',
        instead: '',
      },
      {
        breaks: 'R18: a number finds what was booked for every day, not for the present one',
        found: 'return [...days].toSorted()',
        instead: 'return [...days].toSorted().slice(0, 1)',
      },
      {
        breaks: 'R18: bookings that no number finds are told where none was found',
        found: 'dayOfSlot(slot) >= day && !identities.isFound(dayOfSlot(slot), identity)',
        instead: 'dayOfSlot(slot) >= day && identities.isFound(dayOfSlot(slot), identity)',
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/command-desk.ts',
    tests: ['tests/mqtt/bookings.test.ts'],
    mutations: [
      {
        breaks: 'R18: nobody tries number after number',
        found: 'limits.lookUp(sender) ?? bookingsAsked(',
        instead: 'bookingsAsked(',
      },
    ],
  },
  {
    file: 'daemon/orders/booking-orders.ts',
    tests: ['tests/mqtt/bookings.test.ts'],
    mutations: [
      {
        breaks: 'R18: no citizen asks whose number has booked',
        found: 'may: clerks,\n    args: { identity: identity.optional()',
        instead: "may: [...clerks, 'citizen'],\n    args: { identity: identity.optional()",
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/info.ts',
    tests: ['tests/mqtt/payloads.test.ts'],
    mutations: [
      {
        breaks: 'R18: $info is in the contract also where a service can be booked',
        found: 'const { booking: _, ...told } = service;',
        instead: 'const told = service;',
      },
    ],
  },
  {
    file: 'daemon/page/desk/tickets/meant.ts',
    tests: ['tests/page/desk/slots.test.ts'],
    mutations: [
      {
        breaks: 'R19: the number of an identity card is known also where a Chinese keyboard typed it',
        found: "/i.test(typed.normalize('NFKC').replaceAll(/[\\s-]/g, ''))",
        instead: '/i.test(typed)',
      },
    ],
  },
  {
    file: 'daemon/page/desk/bookings/slots.ts',
    tests: ['tests/page/desk/slots.test.ts'],
    mutations: [
      {
        breaks: 'R18: the slots of a day stand in their order',
        found: 'one.localeCompare(other)',
        instead: 'other.localeCompare(one)',
      },
    ],
  },
];
