/** R11, R10, R9: who has booked and has not come yet, in the expected wait, in what room there is and in the next hour. */
import type { Mutated } from '../mutation.ts';

export const booked: readonly Mutated[] = [
  {
    file: 'daemon/core/visit/bookings.ts',
    tests: ['tests/core/estimate/booked.test.ts'],
    mutations: [
      {
        breaks: 'R11: who has booked is counted before they come',
        found: 'count(rules, hall, booking, 1);',
        instead: '',
      },
      {
        breaks: 'R11: whoever has come by a booking is counted once',
        found: 'count(rules, hall, booking, -1);\n  hall.bookings.set(',
        instead: 'hall.bookings.set(',
      },
      {
        breaks: 'R11: what was given up is counted no more',
        found: 'count(rules, hall, booking, -1);\n  hall.bookings.delete(',
        instead: 'hall.bookings.delete(',
      },
      {
        breaks: 'R11: the bookings of tomorrow are not counted today',
        found: 'toComeOn(dayOfSlot(slot), queue)',
        instead: "toComeOn('2026-11-24', queue)",
      },
      {
        breaks: 'R11: nobody comes by what the config has dropped',
        found: 'service === undefined || wrongChoice([service], chosen) !== undefined) return [];',
        instead: 'service === undefined) return [...services.keys()];',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/booked.ts',
    tests: ['tests/core/estimate/booked.test.ts'],
    mutations: [
      {
        breaks: 'R11: nobody comes after the window is over',
        found: '.filter(({ until }) => until > wall)',
        instead: '.filter(({ until }) => until < Number.POSITIVE_INFINITY)',
      },
      {
        breaks: 'R11: only those go before whom R2 lets',
        found: 'leadMs >= worked',
        instead: 'worked < 0',
      },
      {
        breaks: 'R11: who comes less than so long before the call does not go before',
        found: 'workedUntil(hall, now, worked - leadMs, institution)',
        instead: 'workedUntil(hall, now, worked, institution)',
      },
      {
        breaks: 'R11: as many are expected as came on earlier days',
        found: 'if (length !== minutes) continue;',
        instead: 'if (length >= 0) continue;',
      },
      {
        breaks: 'R11: who came before their slot and stands behind goes before once it opens',
        found: 'if (isBehind && then > mine) certain += 1;',
        instead: 'if (isBehind && then > mine) certain += 0;',
      },
      {
        breaks: 'R11: who came before their slot and stands before is counted once',
        found: 'if (isBehind && then > mine) certain += 1;',
        instead: 'if (then > mine) certain += 1;',
      },
    ],
  },
  {
    file: 'daemon/core/estimate/wait.ts',
    tests: ['tests/core/estimate/booked.test.ts'],
    mutations: [
      {
        breaks: 'R10: whoever has a seat comes first to what room there is',
        found: '? allToCome(rules, hall, booked, now)',
        instead: '? bookedBefore(rules, hall, queue, booked, waiting, now, lookMs)',
      },
    ],
  },
  {
    file: 'daemon/core/decide/take-ticket.ts',
    tests: ['tests/core/estimate/booked.test.ts'],
    mutations: [
      {
        breaks: 'R10: no number is given whose room others have booked',
        found: 'limited, steps, room, now, wanted',
        instead: 'limited, steps, way, now, wanted',
      },
    ],
  },
  {
    file: 'daemon/history/learned-day.ts',
    tests: ['tests/history/learned-day.test.ts'],
    mutations: [
      {
        breaks: 'R11: who comes by a booking is not learned as one who comes beside them',
        found: "if (event.kind === 'booking-used' && newest?.ticket === event.ticket) newest.uncount();",
        instead: '',
      },
      {
        breaks: 'R11: nor when the slot opens for who came before it',
        found: 'event.booked !== true &&',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/history/came-booked.ts',
    tests: ['tests/history/learned-day.test.ts'],
    mutations: [
      {
        breaks: 'R11: nobody has stayed away before the window is over',
        found: 'if (usedAt === undefined && wall <= until) continue;',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/foresight/crowd.ts',
    tests: ['tests/foresight/booked.test.ts'],
    mutations: [
      {
        breaks: 'R9: those who have booked come in the hour that is played',
        found: '...bookedOf(rules, present, untilMs, chanceOf(seed, bookedStream, sample)),',
        instead: '',
      },
      {
        breaks: 'R9: not all of them do',
        found: 'comesAt(rules, { opensAt, minutes }, wall, chance())',
        instead: 'comesAt(rules, { opensAt, minutes }, wall, chance() / 2)',
      },
    ],
  },
  {
    file: 'daemon/foresight/present.ts',
    tests: ['tests/foresight/booked.test.ts'],
    mutations: [
      {
        breaks: 'R9: who came by a booking is no rate at which others come',
        found: ' && !byBooking.has(ticket)',
        instead: '',
      },
    ],
  },
];
