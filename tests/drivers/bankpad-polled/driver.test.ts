import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankPadProtocol, keyFrame, pollOf, showFrame } from '../../../drivers/bankpad-polled/codec.ts';
import { bankPad } from '../../../drivers/bankpad-polled/driver.ts';
import type { PadSaid } from '../../../drivers/device.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { ears, fitnessInWords, inWords } from '../../kit/driver/ears.ts';
import { fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const call = hexOf(keyFrame(1, 0xcc, 0));
const query = hexOf(keyFrame(1, 0x55, 0));
const poll = hexOf(pollOf(1));
const answered = hexOf(showFrame(1, '0000'));
const shows = (digits: string): string => hexOf(showFrame(1, digits));

async function aBankPad() {
  const port = fakePort();
  const { timers, advance } = virtualTimers();
  const line = openLine(bankPadProtocol, { baud: 9600, turnaroundMs: 5 }, { open: port.open, timers });
  const { report, said, fitness } = ears<PadSaid>();
  const options = { address: 1, pollEveryMs: 500, replyWithinMs: 40, repeatWindowMs: 1600 };
  const pad = bankPad(options, line, { timers, report });
  await advance(0);
  const sent = (): string[] => port.written.splice(0);
  /** It is asked, and says this. */
  async function says(hex: string): Promise<void> {
    sent();
    while (!port.written.includes(poll)) await advance(10);
    await advance(3);
    port.say(hex);
  }
  return { pad, line, port, said, fitness, sent, says, advance };
}

describe('a pad that is asked', () => {
  test('is asked twice a second, and hears nothing else while it has nothing to show', async () => {
    const { sent, advance } = await aBankPad();
    await advance(4990);
    expect(sent()).toEqual(Array.from({ length: 10 }, () => poll));
  });

  test('is heard in its turn, answered when the hall has answered, and then its number stands there again', async () => {
    const { pad, said, sent, says, advance } = await aBankPad();
    pad.want({ waiting: 12, number: 3 });
    await says(call);
    expect(said().map(inWords)).toEqual(['next']);
    sent();
    await advance(60);
    expect(sent()).toEqual([]);
    pad.answer({ press: 'next', digits: '' }, { is: 'done' });
    pad.want({ waiting: 11, number: 4 });
    await advance(100);
    expect(sent().filter(one => one !== poll)).toEqual([answered, shows('0004'), shows('0004')]);
  });

  test.each([3, 41, 200, 490])('is heard %i ms after it was asked, once', async afterMs => {
    const { port, said, sent, advance } = await aBankPad();
    await advance(500 + afterMs);
    expect(sent().filter(one => one === poll)).toHaveLength(2);
    port.say(call);
    port.say(call);
    expect(said().map(inWords)).toEqual(['next']);
  });

  test('is not believed when another was asked since, nor in the turn of another', async () => {
    const { line, port, said, says, advance } = await aBankPad();
    const other = line.join(2, { up() {}, down() {}, message() {} });
    await advance(100);
    void other.ask({ rank: 'ping', bytes: pollOf(2), replyWithinMs: 40 });
    await advance(20);
    port.say(call);
    await advance(300);
    await says(hexOf(keyFrame(2, 0xcc, 0)));
    expect(said()).toEqual([]);
  });

  test('whose key means nothing is answered, and shows 99 and the code for 3 s', async () => {
    const { pad, said, sent, says, advance } = await aBankPad();
    pad.want({ waiting: 12, number: 3 });
    await advance(600);
    await says(query);
    await advance(200);
    expect(sent().filter(one => one !== poll)).toEqual([answered, shows('9935')]);
    expect(said()).toEqual([]);
    await advance(3000);
    expect(
      sent()
        .filter(one => one !== poll)
        .at(-1),
    ).toBe(shows('0003'));
  });

  test('whose key is stuck is degraded after 5 s, and no press any more', async () => {
    const { pad, said, fitness, says, advance } = await aBankPad();
    for (let times = 0; times < 14; times += 1) {
      await says(call);
      await advance(100);
    }
    expect(said().length).toBeLessThan(5);
    expect(fitnessInWords(fitness().at(-1))).toMatch(/^degraded: a key is stuck/);
    await advance(2000);
    expect(fitnessInWords(fitness().at(-1))).toBe('ready');
    await pad.close();
  });

  test('gives of a line full of noise no press that it did not say', async () => {
    const { port, said, advance } = await aBankPad();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), noise => {
        port.say(hexOf(noise.filter(byte => byte !== pollOf(1)[0])));
      }),
    );
    await advance(1000);
    expect(said()).toEqual([]);
  });
});

async function threePads() {
  const device = (address: number) =>
    ({
      kind: 'bankpad-polled',
      line: 'pads',
      address,
      counter: '1',
      pollEveryMs: 500,
      replyWithinMs: 40,
      disabled: false,
    }) as const;
  const port = await stagedDevices(new Map([1, 2, 51].map(address => [`pad-${address}`, device(address)])));
  const heard: string[] = [];
  for (const { id, driver, ears: own } of only('pad', port)) {
    driver.want({ waiting: 0, number: 7 });
    own.listen(what => {
      if (what.is !== 'said' || 'line' in what.said) return;
      heard.push(`${id} ${inWords(what.said)}`);
      driver.answer(what.said, { is: 'done' });
    });
  }
  return { port, heard };
}

test.each([60, 150, 300, 450])(
  'simulated, three of a line that answer after %i ms are each heard once: a key in the turn of another teaches how long to wait',
  async latencyMs => {
    const { port, heard } = await threePads();
    port.answersAfter(() => latencyMs);
    await port.advance(2000);
    for (let round = 0; round < 5; round += 1) {
      for (const id of ['pad-1', 'pad-2', 'pad-51'])
        expect(port.simulated.do(id, { press: 'next' })).toBeUndefined();
      await port.advance(8000);
    }
    expect(heard.toSorted()).toEqual(
      ['pad-1', 'pad-2', 'pad-51'].flatMap(id => Array.from({ length: 5 }, () => `${id} next`)),
    );
  },
);

test('simulated, three of a line are heard one after the other, whoever is pressed at once', async () => {
  const { port, heard } = await threePads();
  await port.advance(2000);
  for (const id of ['pad-1', 'pad-2', 'pad-51']) {
    expect(port.simulated.shows(id)).toEqual({ text: '0007' });
    for (const press of ['next', '1', '2', 'transfer', 'query'])
      expect(port.simulated.do(id, { press })).toBeUndefined();
  }
  await port.advance(6000);
  expect(heard.toSorted()).toEqual(
    ['pad-1', 'pad-2', 'pad-51'].flatMap(id => [`${id} next`, `${id} transfer 12`]),
  );
  for (const id of ['pad-1', 'pad-2', 'pad-51']) expect(port.simulated.shows(id)).toEqual({ text: '0007' });
  expect(port.simulated.do('pad-1', { press: 'ok' })).toContain('digit');
});
