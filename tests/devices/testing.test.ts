/** Tests of single devices, on drivers that only write down what they are told. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceConfig } from '../../config/schema/config.ts';
import { openStandingPictures, type StandingPictures } from '../../daemon/devices/pictures.ts';
import type { DeviceStatus } from '../../daemon/devices/status.ts';
import type { TestOutcome, TestSaid } from '../../daemon/devices/testing/outcome.ts';
import { type DeviceTests, openDeviceTests } from '../../daemon/devices/testing/test.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import type { Board, BoardPicture, PadPicture, PadSaid } from '../../drivers/device.ts';
import { newHealth } from '../../drivers/health.ts';
import { linesOf } from '../../drivers/settings/reads.ts';
import { readHall } from '../kit/hall/config.ts';
import { type Play, play } from '../kit/hall/play.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const config = readHall('config/halls/fuzhou.yaml');
const buttons: DeviceConfig = {
  kind: 'mqtt-buttons',
  dialect: 'zigbee2mqtt',
  topic: 'button',
  counter: '2',
  buttons: { '1_single': 'next', '2_single': 'rate-5' },
  repeatWindowMs: 400,
  disabled: false,
};
const devices = new Map([...config.devices, ['buttons-2', buttons] as const]);

let time: VirtualTimers;
let hall: Play;
let tests: DeviceTests;
let pictures: StandingPictures;
let states: Map<string, DeviceStatus>;
let wanted: BoardPicture[];
let lcds: PadPicture[];
/** What the pad, the printer and the voice were told, in order. */
let did: string[];
let jobs: { id: string; [key: string]: unknown }[];
let busy: Set<string>;
let freed: string[];
let said: TestSaid[];
let over: TestOutcome | undefined;
/** In words. */
const outcome = () =>
  over?.is === 'refused' ? `${over.refusal.refused}: ${refusalText(over.refusal)}` : over?.did;

const device = { health: newHealth, close: () => Promise.resolve() };

beforeEach(() => {
  time = virtualTimers();
  hall = play();
  wanted = [];
  lcds = [];
  did = [];
  jobs = [];
  freed = [];
  busy = new Set();
  said = [];
  over = undefined;
  states = new Map([...devices].map(([id, { kind }]) => [id, { kind, state: 'ready', since: 0 }]));
  pictures = openStandingPictures(config.rules, () => undefined);
  const board: Board = { ...device, want: picture => void wanted.push(picture) };
  pictures.addBoard('board-1', board);
  const pad = {
    ...device,
    want: (picture: PadPicture) => void lcds.push(picture),
    answer: () => undefined,
    attention: () => undefined,
  };
  for (const id of ['pad-1', 'buttons-2']) pictures.addPad(id, pad, '1');
  tests = openDeviceTests({
    config: { ...config, devices },
    clock: { now: () => 0, wall: () => hall.now() },
    timers: time.timers,
    states: { of: id => states.get(id), settled: () => Promise.resolve() },
    pictures,
    attention: id => void did.push(`${id} beeps`),
    acknowledge: id => void did.push(`${id} acknowledged`),
    hasJob: id => busy.has(id),
    print: (id, job) => void (did.push(`${id} prints`), jobs.push(job)),
    speak: (id, job) => void (did.push(`${id} speaks`), jobs.push(job)),
    free: id => void freed.push(id),
  });
});

async function begin(id: string): Promise<void> {
  void tests
    .test(id, one => void said.push(one))
    .then(outcome => {
      over = outcome;
    });
  await time.advance(0);
}
const show = async () => {
  pictures.show(hall.hall, hall.now());
  await nextTurn();
};
const press = (key: 'next' | 'ok', digits = '', frame?: number): PadSaid => ({
  press: key,
  digits,
  ...(frame !== undefined && { frame: Uint8Array.of(frame) }),
});

describe('a board', () => {
  beforeEach(show);

  it('shows the test picture for five seconds, and then the true one again', async () => {
    await begin('board-1');
    expect(wanted.at(-1)?.lines.map(({ text }) => text)).toEqual(['88888888', 'board-1', '1号窗口']);
    pictures.shown('board-1', 'acked');
    expect(said).toMatchObject([{ did: expect.stringContaining('88888888'), forMs: 5000 }]);
    expect(pictures.boards()[0]).toMatchObject({ confirmed: 'none', wanted: wanted[0] });
    expect(pictures.boards()[0]).not.toHaveProperty('shown');
    await time.advance(4999);
    expect(over).toBeUndefined();
    await time.advance(1);
    expect(over).toMatchObject({ is: 'done' });
    expect(wanted).toEqual([wanted[0], expect.anything(), wanted[0]]);
    pictures.shown('board-1', 'acked');
    expect(pictures.boards()[0]?.shown).toEqual(wanted[0]);
    expect(freed).toEqual(['board-1']);
  });

  it('that a call needs shows it at once, and the test is over', async () => {
    await begin('board-1');
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    await show();
    expect(wanted.at(-1)).toMatchObject({ ticket: 'B001' });
    await time.advance(10_000);
    expect(wanted).toHaveLength(3);
    expect(over).toMatchObject({ is: 'done', did: expect.stringContaining('needed by the hall') });
  });

  it('whose picture does not change is left alone by what happens elsewhere', async () => {
    await begin('board-1');
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '2' });
    await show();
    expect(wanted).toHaveLength(2);
    expect(over).toBeUndefined();
  });

  it('that takes no picture has failed, and shows the true one all the same', async () => {
    await begin('board-1');
    pictures.shown('board-1', 'none');
    await time.advance(5000);
    expect(outcome()).toMatch(/^test-failed: board-1 took no picture/);
    expect(said).toEqual([]);
    expect(wanted.at(-1)).toEqual(wanted[0]);
  });
});

describe('a pad', () => {
  beforeEach(show);

  it('shows 888888, beeps, and tells each key, which is acknowledged and means nothing in the hall', async () => {
    await begin('pad-1');
    expect(lcds.at(-1)).toEqual({ waiting: 888, number: 888 });
    expect(said).toMatchObject([{ forMs: 60_000 }]);
    expect(tests.padSaid('pad-1', press('ok', '12', 1))).toBe(true);
    expect(tests.padSaid('pad-1', press('ok', '12', 1))).toBe(true);
    expect(tests.padSaid('pad-1', { rating: 4 })).toBe(true);
    const left = [
      'next',
      'recall',
      'line',
      'evaluate',
      'transfer',
      'cancel',
      'pause',
      ...'03456789'.split(''),
    ];
    expect(said.slice(1)).toEqual([
      { key: 'ok', digits: '12', left },
      { key: 'rate-4', digits: '', left },
    ]);
    expect(did).toEqual(['pad-1 beeps', ...Array(3).fill('pad-1 acknowledged')]);
    await time.advance(60_000);
    expect(over).toMatchObject({
      is: 'done',
      did: 'pad-1: pressed ok, 1, 2, rate-4; not pressed: next, recall, line, evaluate, transfer, cancel, pause, 0, 3, 4, 5, 6, 7, 8, 9',
    });
    expect(tests.padSaid('pad-1', press('next'))).toBe(false);
  });

  it('is told to show only what its kind has', async () => {
    await begin('buttons-2');
    expect(said).toEqual([
      {
        did: 'buttons-2 has nothing to show; press each key, none has an effect',
        forMs: 60_000,
        what: { is: 'pad' },
      },
    ]);
    await begin('pad-1');
    expect(said.at(-1)).toMatchObject({
      did: 'pad-1 shows 888888 and beeps once; press each key, none has an effect',
    });
  });

  it('pressed again after the repeat window, or without a frame of its own, is pressed twice', async () => {
    await begin('pad-1');
    tests.padSaid('pad-1', press('ok', '', 1));
    await time.advance(config.repeatWindowMs);
    tests.padSaid('pad-1', press('ok', '', 1));
    tests.padSaid('pad-1', press('ok'));
    tests.padSaid('pad-1', press('ok'));
    expect(said).toHaveLength(5);
  });

  it('whose keys were all pressed is the hall’s again at once, with what its LCD missed', async () => {
    await begin('buttons-2');
    const before = lcds.length;
    hall.take('loan');
    await show();
    expect(lcds.slice(before)).toEqual([expect.objectContaining({ waiting: 1 })]);
    tests.padSaid('buttons-2', press('next'));
    expect(over).toBeUndefined();
    tests.padSaid('buttons-2', { rating: 5 });
    await time.advance(0);
    expect(over).toEqual({
      is: 'done',
      did: 'buttons-2: pressed next, rate-5',
      what: { is: 'pressed', keys: ['next', 'rate-5'], left: [] },
    });
    expect(lcds.at(-1)).toMatchObject({ waiting: 1 });
    expect(freed).toEqual(['buttons-2']);
  });
});

describe('a reader', () => {
  it('tells each line, and a kiosk is done when each of its buttons was pressed', async () => {
    const kiosk = devices.get('kiosk-1');
    const lines = kiosk?.kind === 'line-reader' && kiosk.reads.are === 'presses' ? linesOf(kiosk.reads) : [];
    await begin('kiosk-1');
    for (const line of lines) expect(tests.readerSaid('kiosk-1', { line })).toBe(true);
    await time.advance(0);
    expect(said.slice(1)).toEqual(lines.map((line, at) => ({ line, left: lines.slice(at + 1) })));
    expect(over).toMatchObject({ is: 'done', did: expect.stringContaining('read withdrawal-icbc,') });
    expect(tests.readerSaid('kiosk-1', { line: 'loan' })).toBe(false);
  });

  it('that reads nothing within a minute says so', async () => {
    await begin('kiosk-1');
    await time.advance(60_000);
    expect(over).toEqual({ is: 'done', did: 'kiosk-1: nothing was read', what: { is: 'read', lines: [] } });
  });
});

describe('a printer and a voice', () => {
  it('print a page with every size, and are asked for nothing else', async () => {
    await begin('printer-1');
    expect(tests.isTesting('printer-1')).toBe(true);
    const [job] = jobs;
    const text = JSON.stringify(job?.['lines']);
    for (const part of [
      '"size":4',
      '"bold":true',
      '"align":"centre"',
      '"qr"',
      '"rule"',
      'printer-1',
      '2026-11-24',
    ])
      expect(text).toContain(part);
    expect(tests.jobEnded('printer-1', '2026-11-24-1', 'done')).toBe(false);
    expect(tests.jobEnded('printer-1', job?.id ?? '', 'done')).toBe(true);
    await time.advance(0);
    expect(over).toEqual({ is: 'done', did: 'printer-1 has printed a test page', what: { is: 'page' } });
    expect(tests.isTesting('printer-1')).toBe(false);
    expect(freed).toEqual(['printer-1']);
  });

  it('say the words of a call with all ten digits', async () => {
    await begin('voice-1');
    expect(jobs).toMatchObject([{ text: '请A零一二三四五六七八九号到88号窗口、咨询台', times: 1 }]);
    tests.jobEnded('voice-1', jobs[0]?.id ?? '', 'failed', 'no answer');
    await time.advance(0);
    expect(outcome()).toBe('test-failed: voice-1: no answer');
  });

  it('that have a job in hand are left at it', async () => {
    busy.add('printer-1').add('voice-1');
    await begin('printer-1');
    expect(outcome()).toBe('device-busy: a ticket is being printed: try again');
    await begin('voice-1');
    expect(outcome()).toBe('device-busy: a call is being said: try again');
    expect(did).toEqual([]);
  });
});

describe('a test is refused', () => {
  it.each([
    ['of a device that nobody knows', 'pad-99', undefined, 'unknown-device', /pad-0, pad-1/],
    ['of a disabled one', 'pad-1', { state: 'disabled' }, 'device-disabled', /enable it/],
    ['of a lost one', 'pad-1', { state: 'lost', why: 'no port' }, 'device-lost', /no port/],
    ['of one that said nothing yet', 'pad-1', { state: 'init' }, 'device-lost', /nothing yet/],
    [
      'of a printer without paper',
      'printer-1',
      { state: 'degraded', why: 'paper out' },
      'device-degraded',
      /paper out/,
    ],
  ] as const)('%s', async (_, id, state, code, message) => {
    if (state !== undefined) states.set(id, { kind: '', since: 0, ...state });
    await begin(id);
    expect(outcome()).toMatch(message);
    expect(outcome()).toContain(`${code}: `);
  });

  it('while another of the same device goes on; and all end with the daemon', async () => {
    await begin('kiosk-1');
    await begin('kiosk-1');
    expect(outcome()).toMatch(/^device-busy: kiosk-1 is being tested/);
    over = undefined;
    tests.close();
    await time.advance(0);
    expect(outcome()).toBe('test-failed: kiosk-1: the daemon ends');
    expect(tests.isTesting('kiosk-1')).toBe(false);
  });

  it('never of a degraded pad or board: what it can do is what is looked for', async () => {
    states.set('pad-1', { kind: '', since: 0, state: 'degraded', why: 'a stuck key' });
    await begin('pad-1');
    expect(over).toBeUndefined();
    expect(said).toHaveLength(1);
  });
});
