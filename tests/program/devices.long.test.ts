/** The devices of the smallest hall on real ptys, in this process: what the hall believes of them, and what it makes of it. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Config } from '../../config/schema/config.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { loadDrivers } from '../../daemon/devices/open.ts';
import { type Devices, openDevices } from '../../daemon/devices/supervisor.ts';
import { openCrashRecord } from '../../daemon/hall/crash-record.ts';
import { rebuild } from '../../daemon/hall/rebuild.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { openHall } from '../../daemon/open-hall.ts';
import { startClock, systemTimers } from '../../daemon/process/clock.ts';
import type { Stage } from '../../simulators/stage/stage.ts';
import { readHall } from '../kit/hall/config.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';
import { type SmallHall, smallHall, takeTicket } from '../kit/hall/small-hall.ts';
import { stageHall } from '../kit/hall/staged-hall.ts';

let folder: string;
let stands: Stage;
let config: Config;
let logged: Record<string, unknown>[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-devices-'));
  const staged = await stageHall(folder, readFileSync('config/halls/small.yaml', 'utf8'), { paced: false });
  stands = staged.stage;
  config = readHall(staged.file);
  logged = [];
});
afterEach(() => {
  stands.close();
  rmSync(folder, { recursive: true });
});

const log = () => pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
const act = (device: string, action: object) => expect(stands.do(device, action)).toBeUndefined();
const beeps = (pad: string) => Number(stands.shows(pad)?.['beeps']);
const soon = (isSo: () => void) => vi.waitFor(isSo, { timeout: 15_000, interval: 10 });

describe('what the hall believes of its devices', () => {
  let devices: Devices;
  let hall: SmallHall;
  let fits: [string, string | undefined][];

  beforeEach(async () => {
    hall = smallHall();
    hall.do(0, { verb: 'open-counter', counter: '1' });
    fits = [];
    devices = openDevices({
      config,
      drivers: await loadDrivers(config.devices),
      clock: startClock(0),
      timers: systemTimers,
      log: log(),
      on: {
        padSaid: () => undefined,
        readerSaid: () => undefined,
        fit: (device, why) => void fits.push([device, why]),
        jobEnded: () => undefined,
        changed: () => undefined,
      },
    });
  });
  afterEach(() => devices.close());

  const board = () => devices.boards().find(({ id }) => id === 'board-1');
  const acked = () => soon(() => expect(board()?.confirmed).toBe('acked'));

  it('of a board: it shows the old picture, unconfirmed, until it has acknowledged the new one', async () => {
    devices.show(hall.hall, 0);
    await acked();
    const idle = board()?.wanted;
    expect(board()?.shown).toEqual(idle);
    hall.do(1, takeTicket('advice'));
    hall.do(1, { verb: 'call-next', counter: '1' });
    devices.show(hall.hall, 1);
    expect(board()?.wanted.lines).toMatchObject([{ text: 'D001' }]);
    expect(board()).toMatchObject({ confirmed: 'none', shown: idle });
    await acked();
    expect(board()?.shown).toEqual(board()?.wanted);
  });

  it('of a board that is lost: what it shows is not known', async () => {
    devices.show(hall.hall, 0);
    await acked();
    act('board-1', { fault: 'unplug' });
    hall.do(1, { verb: 'pause-counter', counter: '1' });
    devices.show(hall.hall, 1);
    await soon(() => expect(fits).toContainEqual(['board-1', expect.any(String)]));
    expect(board()).not.toHaveProperty('shown');
    expect(board()?.confirmed).toBe('none');
    expect(board()?.wanted.lines).toMatchObject([{ text: '暂停服务' }]);
  });

  it('of a printer without paper: it is fit for no ticket until there is paper, which is told once each way', async () => {
    await soon(() => expect(devices.fitFor('print')).toEqual(['printer-1']));
    act('printer-1', { fault: 'paper-out' });
    await soon(() => expect(devices.fitFor('print')).toEqual([]));
    expect(devices.fitFor('speech')).toEqual(['voice-1']);
    act('printer-1', { fault: 'none' });
    await soon(() => expect(devices.fitFor('print')).toEqual(['printer-1']));
    const told = logged.filter(({ device }) => device === 'printer-1').map(({ msg }) => msg);
    expect(told).toEqual(['device up', 'device down', 'device up again']);
  });

  it('as ops see it is its warning, and that a pad and a reader can never answer', async () => {
    act('printer-1', { paper: 'low' });
    await soon(() =>
      expect(devices.devices().find(({ id }) => id === 'printer-1')).toMatchObject({
        state: 'ready',
        warning: 'paper near its end',
      }),
    );
    const unverified = devices.devices().filter(({ verified }) => verified === false);
    expect(new Set(unverified.map(({ kind }) => kind))).toEqual(new Set(['ff68-pad', 'line-reader']));
    expect(devices.fitFor('print')).toEqual(['printer-1']);
  });
});

describe('the whole hall', () => {
  let journal: Journal;
  let hall: { close(): Promise<void> };

  beforeEach(() => {
    journal = journalOf(join(folder, 'state'));
  });
  afterEach(async () => {
    await hall.close();
    journal.close();
  });

  async function open(): Promise<void> {
    hall = await openHall({
      config,
      journal,
      rebuilt: rebuild(config.rules, journal),
      log: log(),
      boot: 'test',
      crashes: openCrashRecord(journal.state),
    });
  }
  const events = () => [...journal.since(0)].map(({ event }) => event as Event);
  const kinds = () => events().map(({ kind }) => kind);

  it('knows from its first day on that a printer warned before it', async () => {
    act('printer-1', { paper: 'low' });
    await open();
    await soon(() => expect(logged).toContainEqual(expect.objectContaining({ msg: 'device warns' })));
    act('pad-1', { press: 'pause' });
    await soon(() =>
      expect(events()).toContainEqual(
        expect.objectContaining({ kind: 'alarm-raised', alarm: 'warning-printer-1', severity: 'warning' }),
      ),
    );
  });

  it('knows from its first day on what devices told before it: without paper no ticket is issued', async () => {
    act('printer-1', { fault: 'paper-out' });
    await open();
    await soon(() => expect(logged).toContainEqual(expect.objectContaining({ device: 'printer-1' })));
    act('pad-1', { press: 'pause' });
    await soon(() =>
      expect(events()).toContainEqual({
        order: 'device-fit',
        kind: 'device-lost',
        device: 'printer-1',
        why: expect.any(String),
        repair: expect.stringMatching(/-r1$/),
      }),
    );
    expect(kinds()[0]).toBe('day-opened');
    act('kiosk-1', { press: 'advice' });
    await soon(() => expect(logged).toContainEqual(expect.objectContaining({ refused: 'no-paper' })));
    expect(kinds()).not.toContain('ticket-issued');
    act('printer-1', { fault: 'none' });
    await soon(() => expect(kinds()).toContain('device-mended'));
    act('kiosk-1', { press: 'advice' });
    await soon(() => expect(kinds()).toContain('ticket-printed'));
  });

  it('beeps once when a counter is ready for the next, and once more when the next came by itself', async () => {
    await open();
    act('pad-1', { press: 'pause' });
    await soon(() => expect(kinds()).toContain('counter-opened'));
    act('pad-1', { press: 'next' });
    await soon(() => expect(beeps('pad-1')).toBe(1));
    act('kiosk-1', { press: 'advice' });
    await soon(() => expect(beeps('pad-1')).toBe(2));
    expect(beeps('pad-2')).toBe(0);
    expect(kinds()).toContain('visit-called');
  });
});
