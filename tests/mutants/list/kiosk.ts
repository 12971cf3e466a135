/** What a kiosk's page offers, and that one press is one ticket (R13, R14). */
import type { Mutated } from '../mutation.ts';

export const kiosk: readonly Mutated[] = [
  {
    file: 'daemon/tools/screens/kiosk/picture.ts',
    tests: ['tests/tools/screens/kiosk/picture.test.ts'],
    mutations: [
      {
        breaks: 'of a hall that is not heard nothing is offered',
        found: ' && !isOld(hall, link, now);',
        instead: ';',
      },
      {
        breaks: 'nothing is offered longer than the last beat is good',
        found: 'Math.min(goodForAtMostMs, silentAfterMs - (now - (hall.heardAt ?? now)))',
        instead: 'goodForAtMostMs',
      },
      {
        breaks: 'R13: with no printer ready the kiosk takes none',
        found: "includes('no-printer') === true",
        instead: "includes('no-printers') === true",
      },
      {
        breaks: 'a service that takes none is not offered',
        found: "now === undefined || now.state === 'open'",
        instead: 'now === undefined || true',
      },
      {
        breaks: 'R12: a kiosk is told its own words',
        found: "ownWordsOf(hall.info, 'kiosk')",
        instead: "ownWordsOf(hall.info, 'phone')",
      },
      {
        breaks: 'a kiosk sends to the desk that the hall has',
        found: '    ...deskOf(hall.info),\n',
        instead: '',
      },
      {
        breaks: 'the wait of one queue is not told of a choice among several',
        found: 'first?.queues.length === 1 ?',
        instead: 'first !== undefined ?',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/names.ts',
    tests: ['tests/tools/screens/kiosk/picture.test.ts'],
    mutations: [
      {
        breaks: 'nobody is sent to a desk that the hall has not',
        found: 'if (desk === undefined) return {};',
        instead: '',
      },
      {
        breaks: 'of several desks none is meant by its name',
        found: 'more.length === 0 ?',
        instead: 'true ?',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/kiosk/kiosks.ts',
    tests: ['tests/tools/screens/kiosk/kiosks.test.ts'],
    mutations: [
      {
        breaks: 'R14: a press that is under way is not given twice',
        found: 'if (before?.isOver === false) return before.answer;',
        instead: '',
      },
      {
        breaks: 'given again, a press is meant no longer than the first time',
        found: 'meantForMs - press.ageMs',
        instead: 'meantForMs',
      },
      {
        breaks: 'a kiosk takes tickets at the pace of fingers',
        found: 'if (before === undefined && !mayTake(from)) return undefined;',
        instead: '',
      },
      {
        breaks: 'what is given again is no new ticket',
        found: 'before === undefined && !mayTake(from)',
        instead: '!mayTake(from)',
      },
      {
        breaks: 'R14: given again it has its id',
        found: 'id: press.id, args',
        instead: 'args',
      },
    ],
  },
  {
    file: 'daemon/tools/screens/kiosk/key.ts',
    tests: ['tests/tools/screens/kiosk/key.test.ts'],
    mutations: [
      {
        breaks: 'only by the key of the hall is one a kiosk',
        found: 'return a !== undefined && b !== undefined && timingSafeEqual(a, b);',
        instead: 'return a !== undefined && b !== undefined && (timingSafeEqual(a, b) || true);',
      },
      {
        breaks: 'the cookie does not give the key away',
        found: "createHmac('sha256', key).update('one-ticket/kiosk').digest('base64url')",
        instead: 'key',
      },
    ],
  },
];
