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
    file: 'daemon/journal/key-file.ts',
    tests: ['tests/phone/key.test.ts', 'tests/journal/secret-key.test.ts'],
    mutations: [
      {
        breaks: 'R22: a damaged key is no other key',
        found: 'key !== undefined && textOf(key) === text ? key : undefined',
        instead: 'key',
      },
      {
        breaks: 'R15: a damaged key of return slips is none',
        found: 'key !== undefined && textOf(key) === text ? key : undefined',
        instead: 'key',
        tests: ['tests/journal/secret-key.test.ts'],
      },
      {
        breaks: 'R22: a damaged key stays, for tickets are out that it has signed',
        found: 'if (key === undefined) return',
        instead:
          'if (key === undefined) writeWhole(path, form.textOf(form.made()));\n    if (key === undefined) return',
      },
      {
        breaks: 'R22: nobody else reads the key',
        found: '    chmodSync(path, 0o600);\n',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/outputs/ticket.ts',
    tests: ['tests/core/outputs/ticket.test.ts'],
    mutations: [
      {
        breaks: 'R22: a ticket for phones has its code without a scanner, too',
        found: "if (areAddresses) return isRead ? 'ticket-follow-scan' : 'ticket-follow';",
        instead: "if (areAddresses && isRead) return 'ticket-follow-scan';",
      },
    ],
  },
  {
    file: 'daemon/hall/inputs.ts',
    tests: ['tests/hall/inputs.test.ts'],
    mutations: [
      {
        breaks: 'R22: nobody opens a page by the log',
        found: ".replace(/\\.[\\w-]{40,}$/, '.…')",
        instead: '',
      },
    ],
  },
];
