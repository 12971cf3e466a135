import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionFor, defaultKeys, keysOf } from '../../../config/schema/keys.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { isRefusal, refusalCodes } from '../../../daemon/core/types/refusals.ts';
import { commandOfKey } from '../../../daemon/hall/pad-keys.ts';
import { padKeys } from '../../../drivers/settings/buttons.ts';
import { neverAtAPad } from '../../hall/pad-refusals.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const rules = {
  ...fuzhou,
  staff: new Map([
    ['06', { name: '蔡琳' }],
    ['07', { name: '许航' }],
  ]),
};
const keys = keysOf(defaultKeys);
const digits = fc.constantFrom(
  '',
  '06',
  '07',
  '88',
  '1',
  '2',
  '7',
  '8',
  '99',
  '01',
  '02',
  '03',
  ...Object.keys(defaultKeys).map(rule => /^\d+/.exec(rule)?.[0] ?? ''),
);

type Deed = (hall: Play) => void;
const press: fc.Arbitrary<Deed> = fc
  .record({
    counter: fc.constantFrom('0', '1', '1', '1', '2', '7'),
    key: fc.constantFrom('next', 'next', 'ok', 'ok', 'ok', ...padKeys),
    digits,
  })
  .map(({ counter, key, digits: typed }) => hall => {
    const action = actionFor(keys, key, typed);
    if (action === undefined) return;
    const command = commandOfKey(
      { action, counter, digits: typed },
      { rules, hall: hall.hall, today: () => '2026-11-24', now: hall.now() },
    );
    const answer = isRefusal(command) ? command.refused : hall.give(command);
    if (typeof answer !== 'string') return;
    expect(Object.keys(refusalCodes)).toContain(answer);
    expect(neverAtAPad, `${typed} ${key} at counter ${counter}`).not.toContain(answer);
  });
const given =
  (command: Command): Deed =>
  hall =>
    void hall.give(command);
const take = fc.constantFrom('loan', 'advice', 'withdrawal').map(service =>
  given({
    verb: 'take-ticket',
    services: [service],
    class: 'normal',
    choice: new Map(service === 'withdrawal' ? [['bank', 'icbc']] : []),
    print: true,
  }),
);
const scan = fc
  .integer({ min: 1, max: 12 })
  .map(number => given({ verb: 'scan', ticket: `B${String(number).padStart(3, '0')}`, desk: '0' }));
const pass = fc.constantFrom(1, 5, 31, 61, 130, 2000).map(
  (seconds): Deed =>
    hall => {
      hall.sayAll();
      hall.pass(seconds);
    },
);
const trouble = fc.constantFrom<Command>(
  { verb: 'device-fit', device: 'printer-1', why: 'paper out' },
  { verb: 'device-fit', device: 'printer-1' },
  { verb: 'close-day' },
);

it('whatever is pressed, no pad shows a code that its card does not explain', () => {
  const deed = fc.oneof(
    { weight: 20, arbitrary: press },
    { weight: 4, arbitrary: take },
    { weight: 4, arbitrary: pass },
    { weight: 2, arbitrary: scan },
    { weight: 1, arbitrary: trouble.map(given) },
  );
  fc.assert(
    fc.property(fc.array(deed, { size: 'max', maxLength: 200 }), deeds => {
      const hall = play(rules);
      for (const one of deeds) one(hall);
    }),
    { numRuns: 100 },
  );
});
