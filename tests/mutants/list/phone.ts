/** The address of a ticket that a phone opens, and who is believed about it (R22). */
import type { Mutated } from '../mutation.ts';

export const phone: readonly Mutated[] = [
  {
    file: 'daemon/phone/token.ts',
    tests: ['tests/phone/token.test.ts'],
    mutations: [
      {
        breaks: 'R22: who signed it is asked',
        found: 'return verify(undefined, told(hall, day, ticket), by, bytes);',
        instead: 'verify(undefined, told(hall, day, ticket), by, bytes);\n    return true;',
      },
      {
        breaks: 'R22: one ticket has one token',
        found: "  if (bytes.toString('base64url') !== signature) return false;\n",
        instead: '',
      },
      {
        breaks: 'R22: what is signed is of this hall',
        found: 'one-ticket/phone/${hall}/',
        instead: 'one-ticket/phone/',
      },
      {
        breaks: 'R22: and of this day',
        found: '/${day}/${ticket}`);',
        instead: '/${ticket}`);',
      },
    ],
  },
  {
    file: 'daemon/core/types/scan.ts',
    tests: ['tests/phone/token.test.ts', 'tests/core/visit/scan.test.ts'],
    mutations: [
      {
        breaks: 'R22: a number that was damaged is no other ticket',
        found: 'return shortCode(hall, day, ticket) === found ? { day, ticket } : undefined;',
        instead: 'return { day, ticket };',
      },
      {
        breaks: 'R22: of two addresses that ran together none is read',
        found: '^\\S{0,64}\\/T',
        instead: '^\\S*\\/T',
      },
      {
        breaks: 'R22: a scanner may send an address in capitals',
        found: 'address.exec(sent)',
        instead: 'address.exec(line.trim())',
      },
    ],
  },
  {
    file: 'daemon/hall/inputs.ts',
    tests: ['tests/hall/inputs.test.ts'],
    mutations: [
      {
        breaks: 'R22: nobody opens a page by the log',
        found: "return line.replace(/\\.[\\w-]{40,}$/, '.…');",
        instead: 'return line;',
      },
    ],
  },
];
