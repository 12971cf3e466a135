import { describe, expect, test } from 'vitest';
import { aSimulatedXkeys } from './an-xkeys.ts';

const nobody = { waiting: 0 };
const said = { press: 'next', digits: '' } as const;
const dark = { lamps: { blue: [], red: [] }, leds: { green: 'off', red: 'off' } };

describe('the lamps of an X-keys', () => {
  test('the keys of next are blue while people wait, and the green LED is on while a number is in hand', async () => {
    const { pad, shows, advance } = await aSimulatedXkeys();
    expect(shows()).toMatchObject(dark);
    pad.want({ waiting: 3 });
    await advance(5);
    expect(shows()).toMatchObject({ lamps: { blue: ['19', '20'] }, leds: { green: 'off' } });
    pad.want({ waiting: 0, number: 12 });
    await advance(5);
    expect(shows()).toMatchObject({ lamps: { blue: [] }, leds: { green: 'on', red: 'off' } });
    pad.want({ waiting: 2, number: 12 });
    pad.want(nobody);
    await advance(5);
    expect(shows()).toMatchObject(dark);
  });

  test('a count that changes nothing that is seen writes nothing', async () => {
    const { pad, port, sent, told, advance } = await aSimulatedXkeys();
    pad.want({ waiting: 3, number: 12 });
    await advance(5);
    sent();
    told.splice(0);
    pad.want({ waiting: 4, number: 13 });
    expect(told).toEqual([{ is: 'shown', confirmed: 'sent' }]);
    await advance(5);
    expect(sent()).toEqual([]);
    port.unplug();
    pad.want({ waiting: 5, number: 13 });
    expect(told.at(-1)).toEqual({ is: 'shown', confirmed: 'none' });
  });

  test('lights that somebody else left on go out when it is plugged in', async () => {
    const { port, shows, advance, order } = await aSimulatedXkeys();
    order(0, 0xb6, 1, 0xff);
    order(0, 0xb5, 5, 2);
    order(0, 0xb3, 7, 2);
    expect(shows()).toMatchObject({ leds: { red: 'flash' } });
    port.unplug();
    await advance(1000);
    expect(shows()).toMatchObject(dark);
  });

  test('what it says of its LEDs is believed: after a quiet loss of power it is painted again', async () => {
    const { pad, simulator, shows, advance } = await aSimulatedXkeys();
    pad.want({ waiting: 1, number: 12 });
    await advance(5);
    simulator.fault('power-cycle');
    expect(shows()).toMatchObject(dark);
    await advance(5100);
    expect(shows()).toMatchObject({ lamps: { blue: ['19', '20'] }, leds: { green: 'on' } });
  });

  test('a heartbeat in the middle of a blink paints nothing over it', async () => {
    const { pad, shows, sent, advance } = await aSimulatedXkeys();
    sent();
    for (let blinks = 2; blinks <= 40; blinks += 2) {
      pad.answer(said, { is: 'refused', code: 13 });
      await advance(620);
      expect(shows()).toMatchObject({ redBlinks: blinks });
    }
    const written = sent();
    expect(written.filter(hex => hex === '00d6').length).toBeGreaterThan(1);
    expect(written.filter(hex => hex.startsWith('00b6'))).toEqual([]);
  });

  test('a lamp that somebody else lit goes out: a LED at the next heartbeat, another within a minute', async () => {
    const { shows, advance, order } = await aSimulatedXkeys();
    order(0, 0xb3, 7, 1);
    await advance(5100);
    expect(shows()).toMatchObject({ leds: { red: 'off' } });
    order(0, 0xb5, 5, 1);
    expect(shows()).toMatchObject({ lamps: { blue: ['6'] } });
    await advance(60_000);
    expect(shows()).toMatchObject({ lamps: { blue: [] } });
  });

  test('while it is unplugged nothing is shown', async () => {
    const { pad, port, told, advance } = await aSimulatedXkeys();
    port.opens = 'fail';
    port.unplug();
    told.length = 0;
    pad.want({ waiting: 3, number: 12 });
    await advance(70_000);
    expect(told).toEqual([]);
  });

  test('all keys flash when the next visit comes by itself, and when it will be called as it comes', async () => {
    const { pad, shows, advance } = await aSimulatedXkeys();
    pad.want({ waiting: 0, number: 4 });
    pad.attention('next-came');
    await advance(100);
    expect(shows()).toMatchObject({ lamps: { blue: { length: 24 } }, flashes: 1 });
    await advance(1000);
    expect(shows()).toMatchObject({ lamps: { blue: [] }, leds: { green: 'on' } });
    pad.answer(said, { is: 'ready' });
    await advance(1000);
    expect(shows()).toMatchObject({ flashes: 2, redBlinks: 0 });
  });

  test('when the hall ends, the lamps go out', async () => {
    const { pad, shows, advance } = await aSimulatedXkeys();
    pad.want({ waiting: 3, number: 12 });
    await advance(5);
    void pad.close();
    await advance(5);
    expect(shows()).toMatchObject(dark);
  });

  test('a model without lights, and keys of which none is next, are painted without them', async () => {
    const { pad, shows, advance } = await aSimulatedXkeys({ buttons: { 1: 'rate-1' } });
    pad.want({ waiting: 3, number: 12 });
    await advance(5);
    expect(shows()).toMatchObject({ lamps: { blue: [] }, leds: { green: 'on' } });
  });
});
