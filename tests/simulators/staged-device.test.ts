/** The faults of the ways to a device: what the host and the device see of them. */
import { expect, test } from 'vitest';
import { type DeviceKind, kinds, nameOf } from '../../drivers/kinds.ts';
import type { EndEvents } from '../../simulators/broker/device-connection.ts';
import type { Message } from '../../simulators/stage/damage.ts';
import { type FaultName, usualDegree } from '../../simulators/stage/fault-names.ts';
import { type Stage, stage, type WireChunk } from '../../simulators/stage/stage.ts';
import { configOf, written } from '../config/hall-files.ts';
import { oneDeviceText } from '../kit/hall/one-device-text.ts';
import { faults, type Row, rows } from '../program/recovery/rows.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** `host`: what the host sees of the device's end. */
type Staged = {
  stage: Stage;
  host: string[];
  toDevice(bytes: Uint8Array): void;
  join(): EndEvents;
  advance(ms: number): Promise<void>;
};

function stagedRow(row: Pick<Row, 'device' | 'line'>, { paced = false } = {}): Staged {
  const config = configOf(written(oneDeviceText('memory', 'mqtt://127.0.0.1', row), 'one-device.yaml'));
  const { timers, advance } = virtualTimers();
  const host: string[] = [];
  let toDevice = (_bytes: Uint8Array): void => {};
  let joined: EndEvents | undefined;
  const simulated = stage(config, {
    timers,
    paced,
    openPort(on) {
      toDevice = on.data;
      return {
        path: 'memory',
        write: bytes => host.push(Buffer.from(bytes).toString('hex')),
        plug: isIn => host.push(isIn ? 'in' : 'out'),
        close: () => host.push('closed'),
      };
    },
    joinBroker(_device, on) {
      joined = on;
      return {
        publish: ({ topic, payload }: Message) => host.push(`${topic} ${payload}`),
        plug: isIn => host.push(isIn ? 'in' : 'out'),
        close: () => host.push('closed'),
      };
    },
    openProgram: () => ({
      program: '/memory/program',
      folder: '/memory/clips',
      fault(name) {
        host.push(name);
        return name === 'none' || ['unplug', 'mute', 'slow'].includes(name);
      },
      close: () => host.push('closed'),
    }),
  });
  return {
    stage: simulated,
    host,
    toDevice: bytes => toDevice(bytes),
    join() {
      if (joined === undefined) throw new Error('it speaks through no broker');
      return joined;
    },
    advance,
  };
}

function rowNamed(name: string): Row {
  const row = rows.find(one => one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

const fault = ({ stage: simulated }: Staged, name: FaultName) =>
  expect(simulated.do('it', { fault: name })).toBeUndefined();

test.each(rows)('$name has the faults of its row, and answers with a sentence to any other', row => {
  const { stage: simulated } = stagedRow(row);
  const has = faults.filter(name => simulated.do('it', { fault: name }) === undefined);
  expect(has).toEqual(faults.filter(name => row.tells[name] !== undefined || name === row.mendedByTheWire));
  for (const name of faults.filter(one => !has.includes(one))) {
    expect(simulated.do('it', { fault: name })).toMatch(
      /^found the fault .*, which no .* has, expected one of .*, none, for example \{/,
    );
  }
  expect(simulated.do('it', { fault: 'none' })).toBeUndefined();
});

/** Of a line that is bad, rather than broken. */
const late = ['latency', 'loss'];
const deaf = [...late, 'hears-nothing'];
const noisy = [...deaf, 'noise'];
const asked = [...noisy, 'twin', 'foreign'];
const badLineOf: Record<DeviceKind, readonly string[]> = {
  'ff68-pad': noisy,
  'bankpad-polled': [...noisy, 'foreign'],
  'onbon-k': asked,
  'modbus-digits': asked,
  'a090-strip': asked,
  'aabb5154-card': asked,
  escpos: noisy,
  syn6288: noisy,
  xfs5152: noisy,
  'id-card': [...noisy],
  'line-reader': [...late, 'noise'],
  'hid-reader': deaf,
  'hid-keypad': deaf,
  xkeys: deaf,
  'mqtt-buttons': late,
  'tasmota-display': deaf,
  'pole-display': ['loss', 'noise'],
  strip69: ['loss', 'noise'],
  say: [],
  clips: [],
};
const badLines: readonly FaultName[] = ['latency', 'loss', 'hears-nothing', 'noise', 'twin', 'foreign'];

const kindOf = ({ name }: Row) => name.split(',')[0] as DeviceKind;

test('every kind of device has its row of troubles', () => {
  expect(new Set(rows.map(kindOf))).toEqual(new Set(kinds.map(nameOf)));
});

test.each(rows)('$name can have of a bad line what its way lets through', row => {
  const { stage: simulated } = stagedRow(row);
  const has = badLines.filter(fault => simulated.do('it', { fault, ...usualDegree(fault) }) === undefined);
  expect(has.toSorted()).toEqual(badLineOf[kindOf(row)].toSorted());
});

test('that the answers are lost is another word for a mute device, where there is a way on which they can be', () => {
  const it = stagedRow(rowNamed('escpos'));
  expect(it.stage.do('it', { fault: 'answers-lost' })).toBeUndefined();
  expect(it.stage.looks('it')?.faults).toEqual(['mute']);
  it.toDevice(Uint8Array.of(0x10, 4, 1));
  expect(it.host).toEqual([]);
  for (const name of ['say', 'pole-display']) {
    expect(stagedRow(rowNamed(name)).stage.do('it', { fault: 'answers-lost' })).toMatch(
      /^found the fault answers-lost, /,
    );
  }
});

test('how much of a fault there is stands beside its name, and is told with it', () => {
  const it = stagedRow(rowNamed('escpos'));
  const made = (payload: object) => expect(it.stage.do('it', payload)).toBeUndefined();
  made({ fault: 'latency', ms: 300, jitterMs: 200 });
  made({ fault: 'noise', percent: 1 });
  made({ fault: 'latency', ms: 0.5 });
  made({ fault: 'slow' });
  expect(it.stage.looks('it')).toMatchObject({
    faults: ['latency', 'noise', 'slow'],
    degrees: { latency: { ms: 0.5 }, noise: { percent: 1 } },
  });
  made({ fault: 'none' });
  expect(it.stage.looks('it')).not.toHaveProperty('degrees');
});

test.each([
  [
    { fault: 'latency' },
    'found no number for ms of the fault latency, expected one from 0 to 60000, for example {"fault":"latency","ms":300,"jitterMs":200}',
  ],
  [
    { fault: 'latency', ms: 300, jitterMs: '200' },
    'found "200" for jitterMs of the fault latency, expected one from 0 to 60000, for example {"fault":"latency","ms":300,"jitterMs":200}',
  ],
  [
    { fault: 'noise', percent: 101 },
    'found 101 for percent of the fault noise, expected one from 0 to 100, for example {"fault":"noise","percent":1}',
  ],
  [
    { fault: 'loss', percent: Number.NaN },
    'found null for percent of the fault loss, expected one from 0 to 100, for example {"fault":"loss","percent":1}',
  ],
  [
    { fault: 'loss', percent: 1, ms: 5 },
    'found ms beside the fault loss, which has no such number, expected only {"fault":"loss","percent":1}',
  ],
  [
    { fault: 'mute', percent: 1 },
    'found percent beside the fault mute, which has no such number, expected only {"fault":"mute"}',
  ],
])('%j is refused with a sentence, and is not made', (payload, sentence) => {
  const it = stagedRow(rowNamed('escpos'));
  expect(it.stage.do('it', payload)).toBe(sentence);
  expect(it.stage.looks('it')?.faults).toEqual([]);
});

/** A read of one register of the slave 1, and the answers to it. */
const readOne = Uint8Array.of(1, 3, 0, 0, 0, 1, 0x84, 0x0a);

test('a twin answers too, and is gone with the fault', () => {
  const it = stagedRow(rowNamed('modbus-digits'));
  const answersTo = (): string[] => {
    it.host.length = 0;
    it.toDevice(readOne);
    return it.host;
  };
  const [answer = ''] = answersTo();
  expect(answer).toMatch(/^010302/);
  fault(it, 'twin');
  expect(answersTo()).toEqual([answer, answer]);
  fault(it, 'none');
  expect(answersTo()).toEqual([answer]);
  fault(it, 'twin');
  expect(answersTo()).toEqual([answer, answer]);
});

test('on a shared line, where bytes take their time, both of a pair of twins are garbled', async () => {
  const it = stagedRow(rowNamed('modbus-digits'), { paced: true });
  const answersTo = async (): Promise<string> => {
    it.host.length = 0;
    it.toDevice(readOne);
    await it.advance(100);
    return it.host.join('');
  };
  const answer = await answersTo();
  fault(it, 'twin');
  const both = await answersTo();
  expect(both).toHaveLength(2 * answer.length);
  expect(both).not.toContain(answer);
  fault(it, 'none');
  expect(await answersTo()).toBe(answer);
});

test("with another's address in it, an answer is whole, and is not this device's", () => {
  const it = stagedRow(rowNamed('modbus-digits'));
  fault(it, 'foreign');
  it.toDevice(readOne);
  expect(it.host).toEqual([expect.stringMatching(/^02030200/)]);
  fault(it, 'none');
  it.toDevice(readOne);
  expect(it.host.at(-1)).toMatch(/^01/);
});

test('a device on the network hangs up when it is unplugged, and listens when it is plugged in', () => {
  const it = stagedRow(rowNamed('escpos, tcp'));
  it.host.length = 0;
  fault(it, 'unplug');
  fault(it, 'none');
  expect(it.host).toEqual(['out', 'in']);
});

test('a device that shares a line does not take the line along when it is unplugged', () => {
  const it = stagedRow(rowNamed('onbon-k, tcp'));
  fault(it, 'unplug');
  expect(it.host).toEqual([]);
});

test('USB is its power: unplugged, a keypad is dark, and switched off and on, it is there again after 0.5 s', async () => {
  const it = stagedRow(rowNamed('hid-keypad'));
  it.toDevice(Uint8Array.of(0, 1));
  expect(it.stage.shows('it')).toMatchObject({ numLock: 'on' });
  fault(it, 'unplug');
  expect(it.stage.shows('it')).toMatchObject({ numLock: 'off' });
  fault(it, 'none');
  fault(it, 'power-cycle');
  await it.advance(499);
  expect(it.host).toEqual(['out', 'in', 'out']);
  await it.advance(1);
  expect(it.host).toEqual(['out', 'in', 'out', 'in']);
});

test('unplugged while it starts, it stays away until it is plugged in', async () => {
  const it = stagedRow(rowNamed('hid-keypad'));
  fault(it, 'power-cycle');
  fault(it, 'unplug');
  await it.advance(5000);
  expect(it.host).toEqual(['out', 'out']);
  fault(it, 'none');
  expect(it.host).toEqual(['out', 'out', 'in']);
});

test('a device on MQTT is cut off and made again with its cable, and with its power', async () => {
  const it = stagedRow(rowNamed('mqtt-buttons, tasmota'));
  fault(it, 'unplug');
  fault(it, 'none');
  fault(it, 'power-cycle');
  await it.advance(500);
  expect(it.host).toEqual(['out', 'in', 'out', 'in']);
});

test('a device on MQTT says its will by its own connection, and every message is told', () => {
  const it = stagedRow(rowNamed('mqtt-buttons, tasmota'));
  const chunks: WireChunk[] = [];
  it.stage.onWire(chunk => chunks.push(chunk));
  const on = it.join();
  expect(on.will).toEqual({ topic: 'tele/memory-pad/LWT', payload: 'Offline' });
  on.connected();
  expect(it.host).toEqual(['tele/memory-pad/LWT Online']);
  expect(chunks).toEqual([{ device: 'it', dir: 'tx', topic: 'tele/memory-pad/LWT', payload: 'Online' }]);
});

test('what a device on MQTT says is late, lost or damaged as on a wire, and what it hears is lost only without its cable', async () => {
  const it = stagedRow(rowNamed('tasmota-display'));
  const on = it.join();
  const write = (text: string) => on.message('cmnd/memory/display/DisplayText', `[l1c1]${text}`);
  fault(it, 'mute');
  write('A001');
  expect(it.host).toEqual([]);
  expect(it.stage.shows('it')).toMatchObject({ text: 'A001' });
  fault(it, 'none');
  fault(it, 'garble');
  write('A002');
  const payload = /\{.*/.exec(it.host.at(-1) ?? '')?.[0] ?? '';
  expect(payload).not.toBe('');
  expect(() => JSON.parse(payload)).toThrow(SyntaxError);
  fault(it, 'none');
  it.host.length = 0;
  fault(it, 'slow');
  write('A003');
  await it.advance(2999);
  expect(it.host).toEqual([]);
  await it.advance(1);
  expect(it.host).toHaveLength(1);
  fault(it, 'unplug');
  write('lost');
  expect(it.stage.shows('it')).toMatchObject({ text: 'A003' });
});

test('a program has its faults where it is started, and no wire to garble', () => {
  const it = stagedRow(rowNamed('say'));
  fault(it, 'mute');
  fault(it, 'none');
  expect(it.stage.do('it', { fault: 'garble' })).toBe(
    'found the fault garble, which no say has, expected one of unplug, mute, slow, power-cycle, busy, none, for example {"fault":"unplug"}',
  );
  expect(it.host).toEqual(['mute', 'none']);
});

test('a closed stage closes every end', () => {
  const ends = ['escpos', 'hid-keypad', 'tasmota-display', 'say'].map(name => stagedRow(rowNamed(name)));
  for (const { stage: simulated } of ends) simulated.close();
  expect(ends.map(({ host }) => host.at(-1))).toEqual(Array(4).fill('closed'));
});

test('the wire tells of reports as of bytes', () => {
  const it = stagedRow(rowNamed('hid-keypad'));
  const chunks: WireChunk[] = [];
  it.stage.onWire(chunk => chunks.push(chunk));
  it.toDevice(Uint8Array.of(0, 1));
  expect(chunks).toEqual([{ device: 'it', dir: 'rx', hex: '0001' }]);
});

test('bytes take their time on a wire and none through a device file, which is a TCP port on the stage', async () => {
  const [wire, file] = ['escpos', 'escpos, file'].map(name => stagedRow(rowNamed(name), { paced: true }));
  if (wire === undefined || file === undefined) throw new Error('both are there');
  for (const { toDevice } of [wire, file]) toDevice(Uint8Array.of(0x10, 4, 1));
  expect([wire.host, file.host]).toEqual([[], ['12']]);
  await wire.advance(10);
  expect(wire.host).toEqual(['12']);
  expect([wire, file].map(({ stage: simulated }) => simulated.ways.devices.get('it'))).toEqual([
    { key: 'serial', at: 'memory' },
    { key: 'tcp', at: 'memory' },
  ]);
});
