import { describe, expect, it } from 'vitest';
import { probes as probesInOrder } from '../../../daemon/tools/devices/port-probe.ts';
import type { Probe } from '../../../drivers/device.ts';
import { simulateEscpos } from '../../../simulators/devices/escpos/device.ts';
import { simulateIdCard } from '../../../simulators/devices/id-card/device.ts';
import { simulateModbusDigits } from '../../../simulators/devices/modbus-digits/device.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import type { Simulator, Surroundings } from '../../../simulators/devices/simulator.ts';
import { simulateSyn6288 } from '../../../simulators/devices/syn6288/device.ts';
import cardVectors from '../../vectors/id-card.json' with { type: 'json' };
import modbusVectors from '../../vectors/modbus-digits.json' with { type: 'json' };
import onbonVectors from '../../vectors/onbon-k.json' with { type: 'json' };
import synVectors from '../../vectors/syn6288.json' with { type: 'json' };
import { virtualTimers } from '../../virtual-timers.ts';

const devices = {
  escpos: (around: Surroundings) => simulateEscpos({ columns: 32 }, around),
  xfs5152: (around: Surroundings) => simulateSyn6288({ dialect: 'xfs5152' }, around),
  syn6288: (around: Surroundings) => simulateSyn6288({ dialect: 'syn6288' }, around),
  'modbus-digits': (around: Surroundings) =>
    simulateModbusDigits(
      { address: 1, frames: 'rtu', write: 'characters', register: 0, length: 6, encoding: 'ascii' },
      around,
    ),
  'onbon-k': (around: Surroundings) =>
    simulateOnbonK({ address: 300, width: 96, height: 32, model: '6k' }, around),
  'id-card': (around: Surroundings) => simulateIdCard({ findsAgain: false }, around),
} satisfies Record<string, (around: Surroundings) => Simulator>;
type Kind = keyof typeof devices;
const kinds = probesInOrder.map(({ kind }) => kind as Kind);
const loaded = probesInOrder.map(async ({ kind, load }) => [kind, await load()] as const);
const probes = Object.fromEntries(await Promise.all(loaded)) as Record<Kind, Probe>;

/** What the device answers to the question of a probe; `before`: what it was asked in vain before that. */
async function answerOf(kind: Kind, asked: Kind, before: readonly Kind[] = []): Promise<Uint8Array> {
  const { timers, advance } = virtualTimers();
  let heard: Uint8Array[] = [];
  const device = devices[kind]({ timers, send: bytes => heard.push(bytes), changed() {} });
  await advance(3000);
  for (const other of before) {
    device.receive(probes[other].ask);
    await advance(probes[other].withinMs);
  }
  heard = [];
  device.receive(probes[asked].ask);
  await advance(probes[asked].withinMs);
  return Buffer.concat(heard);
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const vector = (vectors: readonly { name: string; hex: string }[], name: string) =>
  vectors
    .find(one => one.name.includes(name))
    ?.hex.replaceAll(' ', '')
    .toUpperCase();

describe('the questions', () => {
  it('are those that the makers print', () => {
    expect(hexOf(probes['onbon-k'].ask)).toBe(vector(onbonVectors, 'screen id read'));
    expect(hexOf(probes['modbus-digits'].ask)).toBe(vector(modbusVectors, 'read 2 registers at slave 1'));
    expect(hexOf(probes.syn6288.ask)).toBe(vector(synVectors, 'status'));
    expect(hexOf(probes['id-card'].ask)).toBe(vector(cardVectors, 'whether the module is well'));
    expect(hexOf(probes.escpos.ask)).toBe('100401');
  });

  it.each(kinds)(
    'are answered by %s when they are its own, also after all that were asked before',
    async kind => {
      const before = kinds.slice(0, kinds.indexOf(kind));
      expect(probes[kind].answered(await answerOf(kind, kind, before))?.what).toEqual(expect.any(String));
    },
  );

  const pairs = kinds.flatMap(kind =>
    kinds.filter(asked => asked !== kind).map(asked => [kind, asked] as const),
  );
  it.each(pairs)('%s is not taken for %s', async (kind, asked) => {
    expect(probes[asked].answered(await answerOf(kind, asked))).toBeUndefined();
  });
});

describe('an answer', () => {
  it('tells the address of a board', async () => {
    expect(probes['onbon-k'].answered(await answerOf('onbon-k', 'onbon-k'))).toEqual({
      what: 'an Onbon card, screen id 300',
      settings: { address: '300' },
    });
  });

  it('of a Modbus device may be an exception: it is there, and has no such register', () => {
    // Exception 2 to function 3 of slave 1; the CRC is that of the specification's algorithm.
    const exception = Buffer.from('018302c0f1', 'hex');
    expect(probes['modbus-digits'].answered(exception)).toMatchObject({ settings: { address: '1' } });
    expect(probes['modbus-digits'].answered(exception.subarray(0, 4))).toBeUndefined();
  });

  it('of one byte is alone: two in a row are a babble', () => {
    expect(probes.escpos.answered(Uint8Array.of(0x12))).toMatchObject({ what: 'an ESC/POS printer' });
    expect(probes.escpos.answered(Uint8Array.of(0x12, 0x12))).toBeUndefined();
    expect(probes.syn6288.answered(Uint8Array.of(0x4e))).toMatchObject({ what: 'a speech chip SYN6288' });
    expect(probes.syn6288.answered(Uint8Array.of(0x4f, 0x4f))).toBeUndefined();
    // Powered up, or rejected: no answer to a question.
    for (const byte of [0x4a, 0x45, 0x41])
      expect(probes.syn6288.answered(Uint8Array.of(byte))).toBeUndefined();
  });

  it.each(kinds)('is not heard by %s in silence, in noise, or where the line hears itself', kind => {
    const { answered, ask } = probes[kind];
    expect(answered(new Uint8Array())).toBeUndefined();
    expect(answered(Uint8Array.from({ length: 300 }, (_, at) => (at * 37 + 11) % 256))).toBeUndefined();
    expect(answered(ask)).toBeUndefined();
  });
});
