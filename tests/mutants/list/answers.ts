/** How long an answer is waited for, and to what it belongs (docs/decisions/0047). */
import type { Mutated } from '../mutation.ts';

export const answers: readonly Mutated[] = [
  {
    file: 'drivers/link/patience.ts',
    tests: ['tests/drivers/link/patience.test.ts', 'tests/drivers/link/line.test.ts'],
    mutations: [
      {
        breaks: 'Karn: a question asked again teaches nothing',
        found: 'if (question.isAgain) isSlower = true;\n    else {',
        instead: '{',
      },
      {
        breaks: 'late is not lost: all its time is waited for first',
        found: 'nowMs >= silentSinceMs + itsTimes * question.withinMs',
        instead: 'silents > 2',
      },
      {
        breaks: 'one known dead is waited for shortly',
        found: 'return Math.min(withinMs, leastMs);',
        instead: 'return withinMs;',
      },
      {
        breaks: 'one that was slower than known has all its time again',
        found: 'if (isSlower) return mostMs;',
        instead: '',
      },
      {
        breaks: 'an answer that comes later than it may tells nothing',
        found: '|| nowMs > question.outMs + question.withinMs',
        instead: '',
      },
    ],
  },
  {
    file: 'drivers/link/round-trip.ts',
    tests: ['tests/drivers/link/round-trip.test.ts'],
    mutations: [
      {
        breaks: 'RFC 6298 (2.3): late is four spreads after what is usual',
        found: 'const spreads = 4;',
        instead: 'const spreads = 1;',
      },
      {
        breaks: 'RFC 6298 (2.2): the first answer is all that is known',
        found: 'spreadMs: tookMs / 2 };',
        instead: 'spreadMs: 0 };',
      },
    ],
  },
  {
    file: 'drivers/link/turns.ts',
    tests: ['tests/drivers/link/line.test.ts'],
    mutations: [
      {
        breaks: 'a ping has its turn on a line that is never free',
        found: 'turn - sinceTurn < mostPassed ? rank :',
        instead: 'turn >= 0 ? rank :',
      },
    ],
  },
  {
    file: 'drivers/escpos/owed.ts',
    tests: ['tests/drivers/escpos/owed.test.ts'],
    mutations: [
      {
        breaks: 'nothing else is asked while an answer to another question may come',
        found: 'questions().some(({ question }) => question !== than)',
        instead: 'questions().length < 0 && than > 0',
      },
      {
        breaks: 'what is answered to several questions belongs to none',
        found: 'if (waiting.some(({ question }) => question !== first.question)) return {};',
        instead: '',
      },
      {
        breaks: 'the automatic status tells only what was asked before it',
        found: 'all = all.slice(at + 1);',
        instead: 'all = [];',
      },
    ],
  },
  {
    file: 'drivers/modbus-digits/master.ts',
    tests: ['tests/drivers/slow-answers.test.ts'],
    mutations: [
      {
        breaks: 'late is not lost: an answer to an earlier request tells that it is there',
        found: 'if (!wrapping.isAnswer(reply)) seat.lives();\n      else if',
        instead: 'if (wrapping.isAnswer(reply)) if',
      },
    ],
  },
  {
    file: 'drivers/syn6288/saying.ts',
    tests: ['tests/drivers/slow-answers.test.ts', 'tests/drivers/syn6288/driver.test.ts'],
    mutations: [
      {
        breaks: 'an acceptance that comes late is one',
        found: 'if (isAccepted || wasAcceptedLate(nowMs)) {',
        instead: 'if (isAccepted) {',
      },
    ],
  },
  {
    file: 'drivers/syn6288/driver.ts',
    tests: ['tests/drivers/syn6288/driver.test.ts'],
    mutations: [
      {
        breaks: 'busy, said late to the text, is no acceptance',
        found: "else wait({ for: 'another-word' }, answerWithinMs, accept);",
        instead: 'else accept();',
      },
    ],
  },
  {
    file: 'drivers/bankpad-polled/driver.ts',
    tests: ['tests/drivers/bankpad-polled/driver.test.ts'],
    mutations: [
      {
        breaks: 'a key in the turn of another teaches how long to wait',
        found: 'return Math.max(replyWithinMs, lateAfterMs);',
        instead: 'return replyWithinMs;',
      },
    ],
  },
];
