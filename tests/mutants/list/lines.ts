/** What lets pads and strips share a line. */
import type { Mutated } from '../mutation.ts';

export const lines: readonly Mutated[] = [
  {
    file: 'drivers/link/mixed-line.ts',
    tests: ['tests/drivers/link/mixed-line.test.ts'],
    mutations: [
      {
        breaks: 'what another family understands is no noise',
        found: 'return each.find(heard => heard.some(isSomebodys)) ?? each.flat();',
        instead: 'return each.flat();',
      },
      {
        breaks: 'a 00 that is not behind its frame is noise',
        found: 'for (const other of languages) if (other !== language) other.none(bytes);',
        instead: '',
      },
    ],
  },
  {
    file: 'drivers/parts/frame/parts.ts',
    tests: ['tests/drivers/frame.test.ts'],
    mutations: [
      {
        breaks: 'what was noise may be the head of a frame that is known since',
        found: 'if (of !== frames.length) known.clear();',
        instead: '',
      },
      {
        breaks: 'a byte with which a frame starts is not passed over as noise',
        found: "findAny(Uint8Array.of(byte), frames).is !== 'none'",
        instead: "findAny(Uint8Array.of(byte), frames).is === 'whole'",
      },
    ],
  },
  {
    file: 'drivers/link/line.ts',
    tests: ['tests/drivers/link/line.test.ts'],
    mutations: [
      {
        breaks: 'an echo does not wait for a slow strip',
        found: 'return sentAt + wireMs(exchange.bytes) + answersGoFirstAfterMs;',
        instead: 'return Infinity;',
      },
      {
        breaks: 'a pad finds the line quiet when it says a key again',
        found: 'questionsFromMs = spokeUntilMs + (protocol.saysAgainWithinMs ?? 0);',
        instead: '',
      },
      {
        breaks: 'the line is quiet no longer than until the key was said again',
        found: 'if (address !== undefined && underWay === undefined) questionsFromMs = -Infinity;',
        instead: '',
      },
    ],
  },
  {
    file: 'drivers/ff68-pad/driver.ts',
    tests: ['tests/drivers/ff68-pad/beside-strips.test.ts'],
    mutations: [
      {
        breaks: 'no key is lost beside strips',
        found: 'saysAgainWithinMs: 600,',
        instead: '',
      },
    ],
  },
  {
    file: 'config/checks/lines.ts',
    tests: ['tests/config/faults.test.ts'],
    mutations: [
      {
        breaks: 'only kinds that may share a line are on one',
        found: 'find(one => !mayShareLine(kind, one))',
        instead: 'find(() => false)',
      },
    ],
  },
];
