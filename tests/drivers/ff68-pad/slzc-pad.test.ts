/** A pad of the dialect slzc and its rater: what the hall hears of them, what they are sent, and the simulated ones. */
import { describe, expect, test } from 'vitest';
import type { PadPicture } from '../../../drivers/device.ts';
import { lcdTexts } from '../../../drivers/ff68-pad/lcd.ts';
import { payloadsOf } from '../../../drivers/ff68-pad/payloads.ts';
import { inWords } from '../../kit/driver/ears.ts';
import { hexOf } from '../../kit/driver/fake-port.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { answerLast, aPad, frame, next } from './a-pad.ts';

const slzc = payloadsOf.slzc;
const beep = 'ff680202680303061600';
const lcd = (text: string): string => hexOf(slzc.lcdFrame(3, text));
const best = hexOf(slzc.ratingFrame(3, 5));
const heardByRater = '6802026883018416';

describe('a pad of slzc', () => {
  test('is heard with all the digits of its one frame, and acknowledged with the same frame', async () => {
    const { pad, port, said, presses, sent, advance } = await aPad(3, 'slzc');
    for (const [says, hears] of [
      [next, 'next'],
      [frame(3, 1, 1, 0, 2, 4, 0x0c), 'next 1024'],
      [frame(3, 1, 1, 2, 0x0a), 'transfer 12'],
      [frame(3, 1, 1, 2, 0x0f), 'ok 12'],
      [frame(3, 1, 0, 0x0b), 'evaluate 0'],
    ] as const) {
      port.say(says);
      expect(presses().at(-1)).toBe(hears);
      answerLast(pad, said(), 'done');
      await advance(100);
      expect(sent()).toEqual([says]);
    }
  });

  test.each([
    ['0C 0C', [0x0c, 0x0c]],
    ['0E', [0x0e]],
    ['12', [0x12]],
    ['a lone digit', [6]],
  ])(
    'that says %s is echoed and told that it means nothing: two beeps and code 35, and the hall hears nothing',
    async (_, data) => {
      const { pad, port, presses, sent, advance } = await aPad(3, 'slzc');
      pad.want({ waiting: 12, number: 3 });
      await advance(100);
      sent();
      port.say(frame(3, 1, ...data));
      await advance(1000);
      expect(presses()).toEqual([]);
      expect(sent()).toEqual([frame(3, 1, ...data), beep, beep, lcd('__35')]);
      expect(pad.health().errors).toBe(1);
      await advance(3000);
      expect(sent().at(-1)).toBe(lcd('003_12'));
    },
  );

  test('hears its own frames come back on an adapter that echoes, and takes none for a press', async () => {
    const { port, presses, sent, advance } = await aPad(3, 'slzc');
    for (const mine of [lcd('003_12'), lcd('003__5'), beep]) port.say(mine);
    await advance(1000);
    expect(presses()).toEqual([]);
    expect(sent()).toEqual([]);
  });

  test('shows the ticket, a stroke and the count; behind two strokes what is no count', () => {
    const { textOf, codeText } = lcdTexts.slzc;
    const shown: [PadPicture, string][] = [
      [{ waiting: 12, number: 3 }, '003_12'],
      [{ waiting: 0 }, '_0'],
      [{ waiting: 1234, number: 5678 }, '678_999'],
      [{ waiting: 4, number: 7, mark: 'claim' }, '007__5'],
      [{ waiting: 4, mark: 'choice' }, '__4'],
      [{ waiting: 0, ready: true }, '__0'],
    ];
    expect(shown.map(([picture]) => textOf(picture))).toEqual(shown.map(([, text]) => text));
    expect([7, 35].map(codeText)).toEqual(['__07', '__35']);
  });

  test('does not take the 00 behind a beep for noise, when its adapter gives back what it is sent', async () => {
    const { pad, port, told, advance } = await aPad(3, 'slzc');
    for (let times = 0; times < 20; times += 1) {
      port.say(beep.slice(0, -2));
      port.say('00');
      await advance(800);
    }
    expect(told.filter(({ is }) => is === 'fitness')).toHaveLength(1);
    await pad.close();
  });
});

describe('the rater of a pad of slzc', () => {
  test('is heard on 80h and the address of its pad, and answered without FF once the hall has answered', async () => {
    const { pad, port, said, presses, sent, advance } = await aPad(3, 'slzc');
    port.say(best);
    await advance(100);
    expect(presses()).toEqual(['rating 5']);
    expect(sent()).toEqual([]);
    answerLast(pad, said(), 'done');
    await advance(100);
    expect(sent()).toEqual([heardByRater]);
  });

  test('says a grade that is none: it is answered, and nobody hears of it', async () => {
    const { pad, port, presses, sent, advance } = await aPad(3, 'slzc');
    port.say(frame(0x83, 0x11, 4));
    await advance(1000);
    expect(presses()).toEqual([]);
    expect(sent()).toEqual([heardByRater]);
    expect(pad.health().errors).toBe(1);
  });

  test('of a 21-key pad is not listened for', async () => {
    const { port, presses, sent, advance } = await aPad(3);
    port.say(best);
    await advance(1000);
    expect([presses(), sent()]).toEqual([[], []]);
  });

  test('is forgotten with its pad', async () => {
    const { pad, port, presses } = await aPad(3, 'slzc');
    await pad.close();
    port.say(best);
    expect(presses()).toEqual([]);
  });
});

describe('simulated pads of both dialects on one line', () => {
  const device = (address: number, dialect: '21-key' | 'slzc') =>
    ({ kind: 'ff68-pad', line: 'pads', address, counter: '1', dialect, disabled: false }) as const;

  test('are heard, acknowledged and painted, each in its own', async () => {
    const port = await stagedDevices(
      new Map([
        ['old', device(1, 'slzc')],
        ['new', device(2, '21-key')],
      ]),
    );
    const pads = only('pad', port);
    const heard = new Map(pads.map(({ id }) => [id, [] as string[]]));
    for (const { id, driver, ears: own } of pads) {
      driver.want({ waiting: 12, number: 3 });
      own.listen(what => {
        if (what.is !== 'said' || 'line' in what.said) return;
        heard.get(id)?.push(inWords(what.said));
        driver.answer(what.said, { is: 'done' });
      });
    }
    await port.advance(2000);
    expect(port.simulated.shows('old')).toMatchObject({ lcd: '003_12' });
    expect(port.simulated.shows('new')).toMatchObject({ lcd: '012003' });
    for (const id of ['old', 'new']) {
      for (const press of ['1', '0', '2', 'transfer', 'rate-5', 'next', 'rate-1'])
        port.simulated.do(id, { press });
      await port.advance(5000);
    }
    expect([...heard]).toEqual([
      ['old', ['transfer 102', 'rating 5', 'next', 'rating 1']],
      ['new', ['transfer 02', 'rating 5', 'next', 'rating 1']],
    ]);
  });

  test('have no key that the dialect has not', async () => {
    const port = await stagedDevices(new Map([['old', device(1, 'slzc')]]));
    const refused = ['pause', 'line', 'cancel', 'rate-2'].map(press => port.simulated.do('old', { press }));
    for (const told of refused) expect(told).toContain('transfer');
    expect(port.simulated.do('old', { digits: 'lone' })).toContain('digit');
  });
});
