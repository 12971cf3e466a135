/** What keeps a number off a plate that is none any more (I13). */
import type { Mutated } from '../mutation.ts';

export const plates: readonly Mutated[] = [
  {
    file: 'drivers/parts/board/blind.ts',
    tests: ['tests/drivers/plates/plates.test.ts', 'tests/drivers/link/line-of-boards.test.ts'],
    mutations: [
      {
        breaks: 'I13: a board that is not heard is painted all the same',
        found: "left = isRested ? kind.blind(wanted, 'ping') : [];",
        instead: 'left = [];',
      },
      {
        breaks: 'I13: one that lost its power, and is not heard, is painted again at the refresh',
        found: '(wanted !== painted || againAtMs <= nowMs)',
        instead: 'wanted !== painted',
        tests: ['tests/drivers/boards.test.ts'],
      },
      {
        breaks: 'I13: a board is not painted more often than it may be',
        found: 'isRested = asking.isBlind !== true;',
        instead: 'isRested = true;',
        tests: ['tests/drivers/onbon-k/unheard.test.ts'],
      },
    ],
  },
  {
    file: 'drivers/onbon-k/layout.ts',
    tests: ['tests/drivers/plates/plates.test.ts'],
    mutations: [
      {
        breaks: 'R13: a picture on a card expires by itself',
        found: 'expiresAfterS: face.expiresAfterS,',
        instead: 'expiresAfterS: 3600,',
      },
    ],
  },
  {
    file: 'drivers/onbon-k/card.ts',
    tests: ['tests/drivers/onbon-k/unheard.test.ts'],
    mutations: [
      {
        breaks: 'I13: one that deletes all draws all, not only what changed',
        found: 'whole || refresh ? wanted : again',
        instead: 'refresh ? wanted : again',
        tests: ['tests/drivers/onbon-k/several-lines.test.ts'],
      },
      {
        breaks: 'I13: what a frame had no room for follows it, and deletes nothing',
        found: 'const whole = rest.length === 0 && (moved',
        instead: 'const whole = (moved',
        tests: ['tests/drivers/onbon-k/several-lines.test.ts'],
      },
      {
        breaks: 'I13: an answer to an earlier picture proves nothing of the next',
        found: "became === 'acked' && askedAtMs < lateUntilMs",
        instead: 'false',
      },
      {
        breaks: 'I13: nor does the next, while its own answer may come yet',
        found: 'if (isLate) lateUntilMs = nowMs + replyWithinMs;',
        instead: '',
      },
    ],
  },
  {
    file: 'drivers/tasmota-display/expiry.ts',
    tests: ['tests/drivers/plates/plates.test.ts'],
    mutations: [
      {
        breaks: 'R13: a picture on a Tasmota expires by itself',
        found: "if (has === 'none' || ",
        instead: 'if (true || ',
      },
    ],
  },
  {
    file: 'drivers/tasmota-display/driver.ts',
    tests: ['tests/drivers/tasmota-display/whatever-befalls.test.ts'],
    mutations: [
      {
        breaks: 'R13: the latest picture wins, also over one that is half told',
        found: 'if (page.of !== standing.wanted()) paint();',
        instead: 'if (false) paint();',
      },
      {
        breaks: 'I13: a display that is not heard any more is told all rows, not the first of them',
        found: 'hearing.isLost() ? page.commands : [command]',
        instead: '[command]',
      },
    ],
  },
  {
    file: 'drivers/parts/board/repeats.ts',
    tests: ['tests/drivers/modbus-digits/unheard.test.ts', 'tests/drivers/onbon-k/unheard.test.ts'],
    mutations: [
      {
        breaks: 'I13: one that never answers is told each picture several times',
        found:
          'Math.min(firstMs * 2 ** Math.max(0, told - 1), isInsisting ? insistence.atMostMs : refreshMs)',
        instead: 'refreshMs',
      },
    ],
  },
  {
    file: 'drivers/escpos/unheard.ts',
    tests: ['tests/drivers/escpos/unheard.test.ts'],
    mutations: [
      {
        breaks: 'a ticket whose port went has failed, and is printed again',
        found: "end('failed', `link lost: ${why}`);",
        instead: "end('sent');",
      },
    ],
  },
];
