/** Nobody may read a number for longer than a minute that is none any more (R13, I13). */
import { describe, expect, test } from 'vitest';
import { answers, bench } from './bench.ts';

const number = [{ text: 'A001' }];
const rule = 'ON Rules#Timer=8 DO DisplayText [z] ENDON';

describe('a display', () => {
  test('has its rule set once, behind its first picture, and its timer wound up at each refresh', async () => {
    const { show, advance, fake, shown } = await bench();
    await show(number);
    expect(shown()).toEqual(['acked']);
    await advance(25_000);
    expect([fake.commands('Rule3'), fake.commands('RuleTimer8')]).toEqual([
      [rule, '1'],
      ['60', '60', '60'],
    ]);
  });

  test('is dark a minute after the controller has died, and no sooner', async () => {
    const { show, advance, board, reads } = await bench();
    await show(number);
    await board.close();
    await advance(58_000);
    expect(reads()).toBe('A001');
    await advance(2_000);
    expect(reads()).toBe('');
  });

  test('is dark a minute after its network broke, and has its number when it is back', async () => {
    const { show, advance, fake, display, reads, fitness } = await bench();
    await show(number);
    fake.unplug(display);
    await show([{ text: 'A002' }]);
    await advance(61_000);
    expect(reads()).toBe('');
    fake.plug(display);
    await advance(500);
    expect([reads(), fitness().at(-1)]).toEqual(['A002', { is: 'ready' }]);
  });

  test('that blinks is wound up as often as one that does not', async () => {
    const { show, advance, fake } = await bench();
    await show([{ text: 'A001', blink: true }]);
    await advance(30_000);
    expect(fake.commands('RuleTimer8')).toHaveLength(3);
  });

  test('has a new picture at once, also while its rule is set', async () => {
    const { show, advance, fake, wire, board, reads } = await bench();
    await show(number);
    wire.mute = true;
    await advance(10_100);
    wire.mute = false;
    fake.say(answers, JSON.stringify({ DisplayText: fake.commands('DisplayText').at(-1) }));
    board.want({ lines: [{ text: 'A002' }] }, true);
    await advance(100);
    expect(reads()).toBe('A002');
  });
});

test('a firmware without rules is told of them once, and shows its numbers all the same', async () => {
  const { show, advance, fake, firmware, fitness, shown, reads } = await bench();
  firmware.hasRules = false;
  for (const text of ['A001', 'A002', 'A003']) {
    await show([{ text, blink: true }]);
    await advance(15_000);
  }
  expect([fake.commands('Rule3'), fake.commands('RuleTimer8')]).toEqual([[rule, '1'], ['60']]);
  expect([reads(), fitness(), shown()]).toEqual(['A003', [{ is: 'ready' }], ['acked', 'acked', 'acked']]);
});

test('a refusal of its rule is none of the text that was sent behind it', async () => {
  const { board, advance, firmware, fitness } = await bench();
  firmware.hasRules = false;
  board.want({ lines: number }, true);
  await advance(41);
  // Its text is answered, its rule not yet, and the next text goes.
  board.want({ lines: [{ text: 'A002' }] }, true);
  await advance(5000);
  expect(fitness()).toEqual([{ is: 'ready' }]);
});
