/** Identity cards: one act a card, no number without its check, and nothing of it further in than the hall's border (R18, R6). */
import type { Mutated } from '../mutation.ts';

const driver = 'tests/drivers/id-card/driver.test.ts';
const hall = 'tests/hall/cards.test.ts';

export const cards: readonly Mutated[] = [
  {
    file: 'drivers/id-card/cards-laid.ts',
    tests: [driver],
    mutations: [
      {
        breaks: 'R18: a card that lies there is one act, also one that is found again and again',
        found: 'return !isSame;',
        instead: 'return true;',
      },
      {
        breaks: 'R18: away for long, the same card is a new act',
        found: '>= repeatWindowMs) last = undefined',
        instead: '< 0) last = undefined',
      },
      {
        breaks: 'R18: a hand that fumbles is no new act',
        found: '>= repeatWindowMs) last = undefined',
        instead: '>= 0) last = undefined',
      },
      {
        breaks: 'R18: the card of somebody else is a new act at once',
        found: 'last?.number === number',
        instead: 'last !== undefined && number !== undefined',
      },
    ],
  },
  {
    file: 'drivers/id-card/codec.ts',
    tests: ['tests/drivers/id-card/codec.test.ts'],
    mutations: [
      {
        breaks: 'R14: a late answer to another question is no answer to this one',
        found: 'return code !== status.found && textIn(answer) === undefined;',
        instead: 'return true;',
      },
    ],
  },
  {
    file: 'drivers/id-card/asking.ts',
    tests: [driver],
    mutations: [
      {
        breaks: 'an answer whose length is damaged swallows none of those behind it',
        found: '    decode = answerDecoder();\n    health',
        instead: '    health',
      },
      {
        breaks: 'a module that says nothing is lost',
        found: 'return on.dead();',
        instead: 'return ask(question);',
      },
    ],
  },
  {
    file: 'drivers/resident-number.ts',
    tests: ['tests/drivers/id-card/codec.test.ts', 'tests/hall/identities.test.ts'],
    mutations: [
      {
        breaks: 'R18: a number with a mistake in it is nobody’s',
        found: 'return checks[sum] === number.at(-1);',
        instead: 'return true;',
      },
    ],
  },
  {
    file: 'drivers/id-card/payloads.ts',
    tests: ['tests/drivers/id-card/codec.test.ts'],
    mutations: [
      {
        breaks: 'R18: a card of another layout is read by that layout',
        found: "fieldIn(text, type) === 'I' ? foreigner2017 : resident",
        instead: 'resident',
      },
    ],
  },
  {
    file: 'drivers/id-card/hidden.ts',
    tests: ['tests/drivers/id-card/hidden.test.ts'],
    mutations: [
      {
        breaks: 'R19: what a card says is zeros in a recording',
        found: 'place < lengthBytes + statusBytes ? byte : 0',
        instead: 'byte',
      },
      {
        breaks: 'R19: what is no whole frame is zeros in a recording, too',
        found: 'isNext || others || byte === head[0] ? byte : 0',
        instead: 'byte',
      },
    ],
  },
  {
    file: 'daemon/hall/cards.ts',
    tests: [hall],
    mutations: [
      {
        breaks: 'R18: whoever has a ticket has no second one by the same card',
        found: 'if (ticket !== undefined)',
        instead: 'if (false)',
      },
      {
        breaks: 'R18: whose ticket is over has a new one',
        found: 'visit === undefined || ended(visit)',
        instead: 'visit === undefined',
      },
      {
        breaks: 'R18: laid twice in one instant it is one ticket',
        found: 'if (gives === undefined || asking.has(person)) return;',
        instead: 'if (gives === undefined) return;',
      },
      {
        breaks: 'R18: a card waits for its press half a minute',
        found: 'clock.now() - whose.atMs > forPressMs',
        instead: 'false',
      },
      {
        breaks: 'R18: a card beside a kiosk is for one press',
        found: 'if (beside.get(kiosk) === whose) beside.delete(kiosk);',
        instead: '',
      },
      {
        breaks: 'R18: without paper a card is no ghost',
        found: '        asking.delete(person);\n',
        instead: '',
      },
      {
        breaks: 'R18: whose booking a card finds comes by it',
        found: 'if (id !== undefined) {',
        instead: 'if (false) {',
      },
      {
        breaks: 'R18: a booking by which somebody has come and gone brings nothing more',
        found: 'booked.find(one => isOf(one.usedBy))',
        instead: 'booked[0]',
      },
      {
        breaks: 'R6: who is younger claims nothing',
        found: 'hasReached(greenFrom, birth, today())',
        instead: 'true',
      },
    ],
  },
  {
    file: 'daemon/hall/age.ts',
    tests: [hall],
    mutations: [
      {
        breaks: 'R6: a birthday counts from the day itself',
        found: '<= day',
        instead: '< day',
      },
    ],
  },
  {
    file: 'daemon/hall/inputs.ts',
    tests: [hall],
    mutations: [
      {
        breaks: 'R6: whose card lies beside the kiosk claims green by any press',
        found: "claims && visitClass === 'normal' ? 'green' : visitClass",
        instead: 'visitClass',
      },
    ],
  },
];
