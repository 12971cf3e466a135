/** `one-ticket devices` as a technician runs it: beside a daemon that runs the hall, and without one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateOnbonK } from '../../simulators/devices/onbon-k/device.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { openPty } from '../../simulators/stage/pty.ts';
import { oneDeviceText } from '../kit/hall/one-device-text.ts';
import { runVerb, startVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

/** Each board alone on its line, and the pad of counter 2 on USB. */
const edit = (text: string) =>
  text
    .replace(
      'lines:',
      'mqtt: { url: mqtt://127.0.0.1 }\nlines:\n  boards-2: { serial: /dev/serial/by-id/boards-2 }',
    )
    .replace('board-2: { kind: onbon-k, line: boards,', 'board-2: { kind: onbon-k, line: boards-2,')
    .replace('pad-2: { kind: ff68-pad, line: pads, address: 2,', 'pad-2: { kind: xkeys, hid: "05f3:0405",');

let hall: StandingHall;
beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { edit, paced: false });
  await hall.start();
  await Promise.all(ids.map(ready));
}, 30_000);
afterAll(() => hall.close());

const devices = (...words: string[]) => runVerb('devices', '--state', hall.state, ...words);
const begin = (...words: string[]) => startVerb('devices', '--state', hall.state, ...words);
const ids = ['pad-1', 'pad-2', 'board-1', 'board-2', 'printer-1', 'voice-1', 'kiosk-1'];
const ready = (device: string) =>
  hall.ops.until(() => hall.ops.last(`device/${device}/$state`)?.['state'] === 'ready');

it('every device is listed beside the daemon, with how it is and where its entry stands', async () => {
  const { code, out, err } = await devices();
  expect(code).toBe(0);
  expect(err).toBe('');
  const rows = out.split('\n').slice(1, 1 + ids.length);
  expect(rows.map(row => row.split(/ {2,}/)[0])).toEqual(ids);
  for (const row of rows) expect(row).toMatch(/ ready \(simulated\) .*stage\.yaml:\d+$/);
  expect(out).toContain('The states are those of the daemon that runs small.');
});

// Concurrent, because each waits for a device of its own.
describe.concurrent('beside the daemon', () => {
  it('a board that is tested shows the test picture, and then the true one again', async () => {
    const before = hall.board('1');
    const test = begin('--test', 'board-1');
    await hall.untilShows('board-1', ({ text }) => String(text).includes('88888888'));
    await test.until('board-1 shows the test picture');
    await hall.untilShows('board-1', ({ text }) => text === before);
    expect(await test.ended).toBe(0);
    expect(test.out().trim().split('\n').at(-1)).toBe('done');
  });

  it('a pad that is tested lists its keys live, until all were pressed or it is ended', async () => {
    const test = begin('--test', 'pad-1');
    await test.until('press each key');
    hall.press('pad-1', 'next');
    await test.until(/^ {2}next +left: recall line /m);
    hall.press('pad-1', '1');
    hall.press('pad-1', 'ok');
    await test.until(/^ {2}1 ok +left: recall line evaluate /m);
    expect(hall.ops.last('state/counter/1')).toMatchObject({ status: 'closed' });
    test.interrupt();
    expect(await test.ended).toBe(0);
    expect(test.out()).toContain('pad-1: pressed next, 1 ok; not pressed: recall, line,');
    expect(test.err()).toMatch(/The daemon ends the test in at most \d+ s; pad-1 is the hall's after that\./);
    const again = await devices('--test', 'pad-1');
    expect(again).toMatchObject({ code: 74, out: '' });
    expect(again.err).toContain('pad-1 is being tested; wait until that is over');
  });

  it('a kiosk that is tested is done when each of its buttons was pressed', async () => {
    const test = begin('--test', 'kiosk-1');
    await test.until('press each button');
    for (const line of ['withdrawal', 'withdrawal-green', 'advice']) hall.press('kiosk-1', line);
    expect(await test.ended).toBe(0);
    expect(test.out()).toMatch(/^ {2}advice +all pressed$/m);
    expect(test.out()).toContain('kiosk-1: read withdrawal, withdrawal-green, advice');
  });

  it('a printer prints a page; lost, it is told with why, and is not tested', async () => {
    const page = await devices('--test', 'printer-1');
    expect(page).toEqual({ code: 0, out: 'printer-1 has printed a test page\n', err: '' });
    expect(hall.tickets().at(-1)?.join('\n')).toContain('TEST PAGE');
    hall.fault('printer-1', 'unplug');
    await hall.ops.until(() => hall.ops.last('device/printer-1/$state')?.['state'] === 'lost');
    const lost = await devices('--test', 'printer-1');
    expect(lost).toEqual({
      code: 74,
      out: '',
      err: 'printer-1 is lost: the printer does not answer: look at its power, its cable and its baud rate\n',
    });
    expect((await devices()).out).toMatch(
      /^printer-1 .* lost: the printer does not answer: look at its power, its cable and its baud rate \(simulated\) /m,
    );
    hall.fault('printer-1', 'none');
    await ready('printer-1');
  });

  it('a voice says a phrase', async () => {
    expect(await devices('--test', 'voice-1')).toMatchObject({ code: 0, err: '' });
    expect(hall.said().at(-1)).toContain('零一二三四五六七八九');
  });

  it('a device that is lost in its test is told, and that it is back', async () => {
    const test = begin('--test', 'pad-2');
    await test.until('press each key');
    hall.fault('pad-2', 'unplug');
    await test.until('pad-2 is lost: ');
    hall.fault('pad-2', 'none');
    await test.until('pad-2 is back.');
    test.interrupt();
    expect(await test.ended).toBe(0);
  });

  it('the daemon’s ports are not touched: no address is set, nothing is recorded', async () => {
    const set = await devices('--set-address', '9', '--port', 'boards-2');
    expect(set).toMatchObject({ code: 74, out: '' });
    expect(set.err).toMatch(
      /found the daemon of small on it \(line boards-2\), expected a port that nobody holds/,
    );
    const recorded = await runVerb(
      'record',
      '--state',
      hall.state,
      '--device',
      'pad-1',
      join(hall.state, 'x'),
    );
    expect(recorded).toMatchObject({ code: 74, out: '' });
    expect(recorded.err).toContain('found the daemon of small running, which holds the port of pad-1');
    const walked = await devices('--walk');
    expect(walked).toMatchObject({ code: 74, out: '' });
    expect(walked.err).toContain('stop it (systemctl stop one-ticket), walk, and start it again');
  });
});

it('whoever loses the daemon in a test is told', async () => {
  const test = begin('--test', 'kiosk-1');
  await test.until('press each button');
  await hall.end('SIGKILL');
  expect(await test.ended).toBe(74);
  expect(test.err()).toContain('the daemon of small has ended');
});

describe.concurrent('without a daemon', () => {
  beforeAll(async () => {
    await hall.end('SIGTERM');
  });

  it('the ports are listed, and that this is less than a state', async () => {
    const { code, out } = await devices();
    expect(code).toBe(0);
    expect(out).toMatch(/^board-1 .* port is there /m);
    expect(out).toMatch(/^pad-2 +xkeys +127\.0\.0\.1:\d+ +over the network /m);
    expect(out).toMatch(/Found no daemon of small to ask \(no daemon of small is on its broker at .*\)/);
  });

  it('a device is tested by itself, and a board is left dark', async () => {
    const test = begin('--test', 'board-1');
    await hall.untilShows('board-1', ({ text }) => String(text).includes('88888888'));
    expect(await test.ended).toBe(0);
    expect(hall.board('1')).not.toContain('8');
    expect(test.err()).toContain('board-1 is opened by itself');
  });

  it('a pad lists its keys also then, and Ctrl-C tells which were not pressed', async () => {
    const test = begin('--test', 'pad-1');
    await test.until('press each key');
    hall.press('pad-1', 'recall');
    await test.until(/^ {2}recall +left: next line /m);
    test.interrupt();
    expect(await test.ended).toBe(0);
    expect(test.out()).toContain('pad-1: pressed recall; not pressed: next, line,');
  });

  it('a port that another program holds is told in words', async () => {
    const path = hall.stage.ways.devices.get('voice-1')?.at ?? '';
    const holder = new SerialPort({ path, baudRate: 9600, autoOpen: false });
    await new Promise<void>((opened, failed) => holder.open(error => (error ? failed(error) : opened())));
    const { code, err } = await devices('--test', 'voice-1');
    await new Promise<void>(closed => holder.close(() => closed()));
    expect(code).toBe(74);
    expect(err).toContain(`voice-1 is lost: cannot open ${path}: another program holds it`);
  });

  it('a new board is given its address, and a new X-keys its unit id', async () => {
    const board = await devices('--set-address', '9', '--port', 'boards-2');
    expect(board.code).toBe(0);
    expect(board.out).toContain('the board that had the address 2 has 9 now, at 9600 baud');
    const again = await devices(
      '--set-address',
      '2',
      '--port',
      hall.stage.ways.lines.get('boards-2')?.at ?? '',
    );
    expect(again.out).toContain('the board that had the address 9 has 2 now');
    const pad = await devices('--set-address', '5', '--port', 'pad-2');
    expect(pad).toMatchObject({ code: 0, err: '' });
    expect(pad.out).toContain('the X-keys that was unit 0 is unit 5 now');
  });

  it('a board that speaks at its other speed is found there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'one-ticket-speed-'));
    const pty = openPty({
      data(bytes) {
        const speed = execFileSync('stty', ['-F', pty.path, 'speed'], { encoding: 'utf8' });
        if (Number(speed) === 57_600) card.receive(bytes);
      },
    });
    const card = simulateOnbonK(
      { address: 7, width: 96, height: 32, model: '6k' },
      { timers: realTimers, send: bytes => pty.write(bytes), changed() {} },
    );
    const config = join(folder, 'hall.yaml');
    const device =
      '{ kind: onbon-k, line: wire, address: 7, counter: "1", width: 96, height: 32, model: 6k }';
    const text = oneDeviceText('speeds', 'mqtt://127.0.0.1:1', { device, line: `serial: ${pty.path}` });
    writeFileSync(config, text);
    const { code, err } = await runVerb('devices', '--config', config, '--test', 'it');
    expect(code).toBe(74);
    expect(err).toContain(
      'it answers at 57600 baud, the config says 9600: write baud: 57600 in the line wire',
    );
    expect(err).toContain('its broker at 127.0.0.1:1 cannot be reached');
    pty.close();
    rmSync(folder, { recursive: true });
  });
});

it('one person walks through the hall: what was pressed is shown and said, and what was not reached is told', async () => {
  const walk = begin('--walk');
  await walk.until('printer-1 has printed a test page');
  hall.press('pad-1', 'recall');
  await walk.until('pad-1: recall; counter 1 is called with A881');
  await walk.until('board-1 shows A881');
  await walk.until('voice-1 has said it');
  expect(hall.board('1')).toContain('A881');
  expect(hall.said().at(-1)).toContain('A八八一号到1号窗口');
  hall.press('kiosk-1', 'advice');
  await walk.until('kiosk-1: read advice');
  walk.interrupt();
  expect(await walk.ended).toBe(74);
  expect(walk.out()).toContain('5 of 7 devices were reached. Not reached:');
  expect(walk.out()).toMatch(/^pad-2 +no key was pressed$/m);
  expect(walk.out()).toMatch(/^board-2 +no key was pressed at counter 2$/m);
  expect(hall.board('1')).not.toContain('8');
});
