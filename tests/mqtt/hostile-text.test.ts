/** What somebody writes who means harm: no sign of it is an order to a device or a program, and the journal keeps it as text. */
import { expect, test } from 'vitest';
import { boardPicture } from '../../daemon/core/outputs/pictures.ts';
import { readCommand } from '../../daemon/mqtt/commands/verbs.ts';
import { opsVerbs, orders } from '../../daemon/orders/orders.ts';
import { type Face, layOut } from '../../drivers/onbon-k/layout.ts';
import { encodeText } from '../../drivers/onbon-k/repertoire.ts';
import { encodeRows } from '../../drivers/tasmota-display/codec.ts';
import { layOut as layOutRows } from '../../drivers/tasmota-display/layout.ts';
import { type ADesk, noon, openDesk } from '../kit/hall/desk.ts';

let desk: ADesk | undefined;

/** A copy with the text at one place replaced, for each place where a text stands. */
function withEachTextAs(hostile: string, value: unknown): unknown[] {
  if (typeof value === 'string') return [hostile];
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      withEachTextAs(hostile, item).map(changed => value.with(index, changed)),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    withEachTextAs(hostile, item).map(changed => ({ ...value, [key]: changed })),
  );
}

test.each(['a\u0000b', 'a\u0007b', 'a\nb', '\u001b[2J', '\u007f', '\u009b31m'])(
  'no text of any command may hold a control sign (%j)',
  sign => {
    let tried = 0;
    for (const verb of opsVerbs)
      for (const args of withEachTextAs(sign, orders[verb].example)) {
        tried += 1;
        expect([verb, readCommand(verb, args, { today: () => '2026-03-02', by: 'x' })]).toEqual([
          verb,
          expect.objectContaining({ refused: 'wrong-type' }),
        ]);
      }
    expect(tried).toBeGreaterThan(opsVerbs.length);
  },
);

const attacks = [
  'Hi") (system "touch pwned") (SayText "',
  '"; touch pwned; $(touch pwned) `touch pwned` \\',
  "' OR 1=1; --",
  '\\FO001\\C2[z][s9]',
  '{"id":"1"}',
];

test.each(attacks)('%s is a text to the hall, and nothing else to a board', async attack => {
  desk = openDesk();
  await desk.command('open-day', { id: 'day' });
  const reply = await desk.command('notice-set', { id: 'notice', args: { text: attack } });
  expect(reply).toMatchObject({ status: 'ok' });
  expect([...desk.journal.replay()].map(({ event }) => event).at(-1)).toMatchObject({
    kind: 'notice-set',
    text: attack,
  });
  const { rules, hall } = desk.hall;
  const picture = boardPicture(rules, hall, 'board-1', noon);
  const face: Face = { width: 96, height: 32, model: '6k', expiresAfterS: 60 };
  expect(layOut(picture, face).length).toBeGreaterThan(0);
  for (const { text } of picture.lines) {
    const bytes = Buffer.concat(encodeText(text));
    expect(bytes.every(byte => byte >= 0x20 && byte !== 0x7f && byte !== 0x5c)).toBe(true);
  }
  const rows = layOutRows(picture, 40, 4).map(({ text }) => text);
  const written = encodeRows(rows, 40, true).join('');
  expect(written.replaceAll(/\[z\]|\[l\dc1\]/g, '')).not.toMatch(/[\p{Cc}[\]~%\\]/u);
});

test('a choice with a name that JavaScript knows is no choice', async () => {
  desk = openDesk();
  await desk.command('open-day', { id: 'day' });
  const args = JSON.parse(
    '{"service":"withdrawal","print":false,"choice":{"__proto__":"icbc","constructor":"x"}}',
  );
  expect(await desk.command('take-ticket', { id: 'take', args })).toMatchObject({
    status: expect.any(String),
  });
  expect(Object.prototype).not.toHaveProperty('icbc');
  expect(
    await desk.command('take-ticket', { id: 'sane', args: { service: 'advice', print: false } }),
  ).toMatchObject({
    status: 'ok',
  });
});
