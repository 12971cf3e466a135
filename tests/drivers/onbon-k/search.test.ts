import { describe, expect, test } from 'vitest';
import type { LinkEvents, OpenLink } from '../../../drivers/device.ts';
import { onbonProbe } from '../../../drivers/onbon-k/probe.ts';
import { findBaud } from '../../../drivers/onbon-k/search.ts';
import { setAddress } from '../../../drivers/onbon-k/set-address.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import type { Simulator } from '../../../simulators/devices/simulator.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** Cards on one cable that speak at `baud`; at another speed neither end understands a byte. */
function cable(baud: number, ...addresses: number[]) {
  const { timers, advance } = virtualTimers();
  let host: LinkEvents | undefined;
  let speed = 0;
  const tried: [baud: number, atMs: number][] = [];
  const wire = { lost: 0, standing: 0 };
  let saying: Uint8Array[] = [];
  /** What is said together is heard as the OR of it, which nobody understands. */
  const hear = (bytes: Uint8Array): void => {
    saying.push(bytes);
    timers.after(1, () => {
      const said = saying;
      saying = [];
      const [first] = said;
      if (first === undefined) return;
      host?.data(first.map((byte, at) => said.reduce((sum, one) => sum | (one[at] ?? 0), byte)));
    });
  };
  const cards: Simulator[] = addresses.map(address =>
    simulateOnbonK({ address, width: 96, height: 32, model: '6k' }, { send: hear, timers, changed() {} }),
  );
  const openAt =
    (at: number): OpenLink =>
    async on => {
      tried.push([at, timers.now()]);
      host = on;
      speed = at;
      wire.standing += 1;
      return {
        async write(bytes) {
          if (wire.lost > 0) wire.lost -= 1;
          else if (speed === baud) for (const card of cards) card.receive(bytes);
          else on.data(Uint8Array.of(0xff, 0x00));
        },
        async close() {
          wire.standing -= 1;
        },
      };
    };
  const found = async <Found>(search: Promise<Found>): Promise<Found> => {
    await advance(60_000);
    return search;
  };
  return { openAt, timers, tried, wire, cards, found, addresses };
}

describe('the search for the baud of a board', () => {
  test.each([9600, 57_600])('finds it at %d', async baud => {
    const { openAt, timers, found, wire } = cable(baud, 7);
    expect(await found(findBaud(7, openAt, timers))).toBe(baud);
    expect(wire.standing).toBe(0);
  });

  test('waits 2 s at each speed, tries both again, and then gives up', async () => {
    const { openAt, timers, tried, found, wire } = cable(9600, 7);
    expect(await found(findBaud(8, openAt, timers))).toBeUndefined();
    expect(tried).toEqual([
      [9600, 0],
      [57_600, 2000],
      [9600, 4000],
      [57_600, 6000],
    ]);
    expect(wire.standing).toBe(0);
  });

  test('finds a board whose first answer was lost, and one that is busy', async () => {
    const { openAt, timers, found, wire, cards } = cable(9600, 7);
    wire.lost = 1;
    cards[0]?.fault('busy');
    expect(await found(findBaud(7, openAt, timers))).toBe(9600);
  });

  test('says that the port cannot be had', async () => {
    const { timers } = virtualTimers();
    const openAt = (): OpenLink => () => Promise.reject(new Error('no such port'));
    await expect(findBaud(7, openAt, timers)).rejects.toThrow('no such port');
  });
});

describe('a screen id', () => {
  test('is set on the one card of a port, whatever its speed and its id were', async () => {
    const { openAt, timers, found, wire } = cable(57_600, 1);
    expect(await found(setAddress(300, openAt, timers))).toEqual({ is: 'set', from: 1, baud: 57_600 });
    expect(await found(findBaud(300, openAt, timers))).toBe(57_600);
    expect(wire.standing).toBe(0);
  });

  test('is not set where two cards answer together', async () => {
    const { openAt, timers, found, cards } = cable(9600, 1, 2);
    expect(await found(setAddress(5, openAt, timers))).toEqual({
      is: 'failed',
      why: 'no card answered at 9600 or 57600 baud: look at its power and its cable, and leave only one card on the line',
    });
    expect(cards).toHaveLength(2);
    expect(await found(findBaud(1, openAt, timers))).toBe(9600);
    expect(await found(findBaud(2, openAt, timers))).toBe(9600);
  });

  test('that a card refuses is told with its reason', async () => {
    const { openAt, timers, found } = cable(9600, 1);
    expect(await found(setAddress(0x8001, openAt, timers))).toEqual({
      is: 'failed',
      why: 'the card 1 refused: unknown command (code 2)',
    });
  });

  test('is told by the probe of a port', async () => {
    const answers: Uint8Array[] = [];
    const { timers } = virtualTimers();
    const card = simulateOnbonK(
      { address: 258, width: 96, height: 32, model: '6k' },
      { send: bytes => answers.push(bytes), timers, changed() {} },
    );
    card.receive(onbonProbe.ask);
    expect(onbonProbe.answered(Buffer.concat(answers))).toEqual({
      what: 'an Onbon card, screen id 258',
      settings: { address: '258' },
    });
    expect(onbonProbe.answered(Uint8Array.of(0xff, 0x12))).toBeUndefined();
  });
});
