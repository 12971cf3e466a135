import { describe, expect, test } from 'vitest';
import type { Timers } from '../../../drivers/device.ts';
import { beepFrame, encode, lcdFrame } from '../../../drivers/ff68-pad/codec.ts';
import { simulateFf68Pad } from '../../../simulators/devices/ff68-pad/device.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { aPad } from './a-pad.ts';

const next = 'ff6803036803010c1016';
const rateFive = hexOf(encode({ address: 3, func: 0x11, data: [5] }));

/** `lateMs`: how late timers fire now. */
function simulated(lateMs = () => 0) {
  const virtual = virtualTimers();
  const timers: Timers = {
    now: virtual.timers.now,
    after: (delayMs, then) => virtual.timers.after(delayMs + lateMs(), then),
  };
  const advance = (ms: number): Promise<void> => virtual.advance(ms);
  const sent: string[] = [];
  let changes = 0;
  const pad = simulateFf68Pad(
    { address: 3, dialect: '21-key' },
    {
      send: bytes => sent.push(hexOf(bytes)),
      timers,
      changed: () => {
        changes += 1;
      },
    },
  );
  return { pad, sent, advance, changes: () => changes };
}

describe('a simulated pad', () => {
  test('sends a press, and three times more when it gets no echo', async () => {
    const { pad, sent, advance } = simulated();
    expect(pad.act({ press: 'next' })).toBeUndefined();
    expect(sent).toEqual([next]);
    await advance(500);
    expect(sent).toHaveLength(2);
    await advance(60_000);
    expect(sent).toEqual([next, next, next, next]);
  });

  test('does not say a press again when its process stood still until after the echo', async () => {
    let lateMs = 2000;
    const { pad, sent, advance } = simulated(() => lateMs);
    pad.act({ press: 'next' });
    lateMs = 0;
    await advance(2600);
    expect(sent).toEqual([next]);
    await advance(400);
    expect(sent).toEqual([next, next]);
  });

  test('is content with its echo, and with no other pad’s', async () => {
    const { pad, sent, advance } = simulated();
    pad.act({ press: 'next' });
    pad.receive(encode({ address: 4, func: 1, data: [0x0c] }));
    await advance(500);
    expect(sent).toHaveLength(2);
    pad.receive(bytesOf(next));
    await advance(60_000);
    expect(sent).toHaveLength(2);
  });

  test('is content with func 01 for its rating', async () => {
    const { pad, sent, advance } = simulated();
    pad.act({ press: 'rate-5' });
    pad.receive(encode({ address: 3, func: 1, data: [5] }));
    await advance(60_000);
    expect(sent).toEqual([rateFive]);
  });

  test('sends up to two digits in the frame of the next function key', () => {
    const { pad, sent } = simulated();
    for (const press of ['1', '2', '3', 'ok', 'ok', '4', 'cancel', 'ok']) {
      const before = sent.length;
      pad.act({ press });
      for (const frame of sent.slice(before)) pad.receive(bytesOf(frame));
    }
    expect(sent).toEqual(
      [[2, 3, 0x0f], [0x0f], [0x0e], [0x0f]].map(data => hexOf(encode({ address: 3, func: 1, data }))),
    );
  });

  test('of the other kind tells each digit by itself, and means the same to the hall', async () => {
    const keys = ['1', '2', 'transfer', '7', 'cancel', '5', 'ok'];
    const heardOf = async (kind: 'kept' | 'lone') => {
      const { pad, sent } = simulated();
      expect(pad.act({ digits: kind })).toBeUndefined();
      for (const press of keys) {
        pad.act({ press });
        pad.receive(bytesOf(sent.at(-1) ?? ''));
      }
      const host = await aPad();
      for (const frame of sent) host.port.say(frame);
      return { frames: sent.length, presses: host.presses() };
    };
    expect(await heardOf('kept')).toEqual({ frames: 3, presses: ['transfer 12', 'cancel', 'ok 5'] });
    expect(await heardOf('lone')).toEqual({ frames: 7, presses: ['transfer 12', 'cancel', 'ok 5'] });
  });

  test('says one key after the other: the next when the one before was acknowledged or given up', async () => {
    const { pad, sent, advance } = simulated();
    const [recall, line] = [0x0d, 0x11].map(key => hexOf(encode({ address: 3, func: 1, data: [key] })));
    for (const press of ['next', 'recall', 'line']) pad.act({ press });
    await advance(500);
    expect(sent).toEqual([next, next]);
    pad.receive(bytesOf(next));
    expect(sent).toEqual([next, next, recall]);
    await advance(2000);
    expect(sent).toEqual([next, next, recall, recall, recall, recall, line]);
  });

  test('shows what its own LCD was sent, and counts beeps', () => {
    const { pad, changes } = simulated();
    expect(pad.shows()).toEqual({ lcd: '      ', beeps: 0 });
    pad.receive(lcdFrame(4, '999999'));
    pad.receive(beepFrame(4));
    expect(changes()).toBe(0);
    pad.receive(lcdFrame(3, '012   '));
    pad.receive(beepFrame(3));
    expect(pad.shows()).toEqual({ lcd: '012   ', beeps: 1 });
    expect(changes()).toBe(2);
  });

  test('loses its LCD, its digits and what it wanted to say with its power', async () => {
    const { pad, sent, advance } = simulated();
    pad.receive(lcdFrame(3, '012003'));
    pad.act({ press: 'next' });
    pad.act({ press: '1' });
    expect(pad.fault('power-cycle')).toBe(true);
    pad.act({ press: 'ok' });
    pad.receive(encode({ address: 3, func: 1, data: [0x0f] }));
    await advance(10_000);
    expect(sent).toEqual([next, hexOf(encode({ address: 3, func: 1, data: [0x0f] }))]);
    expect(pad.shows()).toEqual({ lcd: '      ', beeps: 0 });
  });

  test('has no paper to run out of, and says which presses it takes', () => {
    const { pad, sent } = simulated();
    expect(pad.fault('paper-out')).toBe(false);
    expect(pad.fault('none')).toBe(true);
    for (const action of [{ press: 'rate-6' }, { press: 'constructor' }, { scan: 'A001' }, {}]) {
      expect(pad.act(action)).toContain('press');
    }
    expect(sent).toEqual([]);
  });
});
