/** What a clerk reads from the LCD of a pad, whatever comes first on it. */
import { expect, it } from 'vitest';
import { readConfig } from '../../../config/load/read.ts';
import { lcdTexts } from '../../../drivers/ff68-pad/lcd.ts';
import { openBoards } from '../../../simulators/people/boards.ts';
import { openSights } from '../../../simulators/people/sights.ts';

const read = readConfig('config/halls/small.yaml');
if (!read.ok) throw new Error('a hall of the checkout is without faults');
const { config } = read;

it.each(['21-key', 'slzc'] as const)('of the dialect %s', dialect => {
  const { textOf, codeText } = lcdTexts[dialect];
  let lcd = '';
  const shows = (device: string) => (device === 'pad-1' ? { lcd } : undefined);
  const sights = openSights({ boards: openBoards(config, shows), shows, config }, '1', ['pad-1']);
  function sees(text: string) {
    lcd = text;
    sights.perceive('pad-1');
    return { latest: sights.latest(), claim: sights.claim(), refusal: sights.refusal() };
  }
  const number = { is: 'number', number: '003' };
  expect(sees(textOf({ waiting: 12, number: 3 }))).toMatchObject({ latest: number, claim: undefined });
  expect(sees(textOf({ waiting: 12, number: 3, mark: 'claim' }))).toMatchObject({
    latest: number,
    claim: '003',
  });
  expect(sees(codeText(18))).toMatchObject({ latest: number, refusal: 18 });
  expect(sees(textOf({ waiting: 7 })).latest).toEqual({ is: 'nobody' });
  expect(sees(textOf({ waiting: 0, ready: true })).latest).toEqual({ is: 'nobody', isReady: true });
});
