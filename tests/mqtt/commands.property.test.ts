import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import { readCommand } from '../../daemon/mqtt/commands/verbs.ts';

test('no JSON makes the reader of commands throw', () => {
  const verbs = ['take-ticket', 'transfer', 'finish', 'rate', 'notice-set', 'follow-up-open', 'constructor'];
  fc.assert(
    fc.property(fc.constantFrom(...verbs), fc.jsonValue({ noUnicodeString: false }), (verb, args) => {
      const command = readCommand(verb, args, { today: () => '2026-03-02', by: 'desk' });
      expect(isRefusal(command) || command.verb === verb).toBe(true);
    }),
  );
});
