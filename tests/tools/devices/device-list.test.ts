/** The list of `one-ticket devices` on a computer that is made up. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../../config/load/read.ts';
import { type Computer, listDevices } from '../../../daemon/tools/devices/device-list.ts';
import { listForProgram } from '../../../daemon/tools/devices/list-for-program.ts';
import { listInWords } from '../../../daemon/tools/devices/list-in-words.ts';
import type { Answered } from '../../../daemon/tools/devices/port-probe.ts';
import { type Plugged, pluggedIn } from '../../../drivers/link/plugged.ts';
import { ch340, ftdi, keypad, mouse, usbPrinter, xkeys } from './plugged.ts';

const file = 'config/halls/every-kind.yaml';
const read = readConfig(file);
if (!read.ok) throw new Error('every-kind.yaml has faults');
const { config } = read;
const hall = { config, file, alone: 'nobody answers' };

let out: string;
let err: string;
let probed: string[];
beforeEach(() => {
  out = '';
  err = '';
  probed = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(text => (out += String(text)) !== '');
  vi.spyOn(process.stderr, 'write').mockImplementation(text => (err += String(text)) !== '');
});
afterEach(() => vi.restoreAllMocks());

function computer(
  plugged: Plugged[],
  { trouble = [], answers = {} }: { trouble?: string[]; answers?: Record<string, Answered | Error> } = {},
): Computer {
  return {
    plugged: async () => ({ plugged, trouble }),
    async probe(path) {
      probed.push(path);
      const answer = answers[path];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const ours: Plugged = { ...ftdi, path: '/dev/ttyUSB4', serial: 'PRNT0001' };

describe('with a config', () => {
  it('every entry is there, and what it fits is neither asked nor offered again', async () => {
    expect(await listDevices(hall, listInWords(), computer([ours, xkeys, keypad, usbPrinter]))).toBe(0);
    expect(probed).toEqual([]);
    expect(out).toMatch(
      /^printer-1 +escpos +0403:6001:PRNT0001 +plugged in +config\/halls\/every-kind\.yaml:\d+$/m,
    );
    expect(out).toMatch(/^pad-2 +xkeys +05f3:0405 unit 2 +plugged in/m);
    expect(out).toMatch(/^printer-2 +escpos +192\.168\.1\.60:9100 +over the network/m);
    expect(out).toMatch(/^voice-1 +syn6288 .* not plugged in/m);
    expect(out).toMatch(/^\/dev\/ttyUSB4 +0403:6001:PRNT0001 +FTDI +printer-1$/m);
    expect(out).toMatch(/^\/dev\/usb\/lp0 +- +a USB printer +none$/m);
    expect(out).toContain('  printer-4: { kind: escpos, file: /dev/usb/lp0, columns: 32 }');
    expect(out).toContain('(nobody answers): this is whether a port is there, not how the device is.');
    expect(out.match(/kind: /g)).toHaveLength(1);
  });

  it('a device whose name for itself steers terminals is told by signs that steer none', async () => {
    await listDevices(hall, listInWords(), computer([{ ...ours, maker: 'FT\u001b[2J\u009b2JDI' }]));
    expect(out).toContain('FT\\u001b[2J\\u009b2JDI');
  });

  it('a port of a disabled device, or of a line without members, is not asked', async () => {
    const devices = new Map([...config.devices].filter(([, device]) => !('line' in device)));
    for (const [id, device] of devices) devices.set(id, { ...device, disabled: true });
    const lines = new Map(config.lines);
    lines.set('boards', {
      turnaroundMs: 5,
      echoes: false,
      port: { by: 'serial', adapter: { vendor: 0x1a86, product: 0x7523 }, baud: 9600 },
    });
    await listDevices(
      { ...hall, config: { ...config, devices, lines } },
      listInWords(),
      computer([ours, ch340]),
    );
    expect(probed).toEqual([]);
    expect(out).toMatch(/^printer-1 .* disabled /m);
    expect(out).toMatch(/^\/dev\/ttyUSB1 .* line boards$/m);
  });

  it('the states are those of the daemon, where one runs', async () => {
    const daemon = {
      devices: new Map([['printer-1', { state: 'degraded', why: 'paper out', simulated: true }]]),
      onDevice() {},
      test: () => Promise.reject(new Error('not asked for')),
      close: async () => {},
    };
    await listDevices({ config, file, daemon }, listInWords(), computer([]));
    expect(out).toMatch(/^printer-1 .* degraded: paper out \(simulated\) /m);
    expect(out).toMatch(/^printer-2 .* unknown to the daemon /m);
    expect(out).toContain('Nothing else is plugged into this computer');
  });
});

describe('what no entry names', () => {
  it('is asked what it is, and the lines are written that would add it', async () => {
    const answered: Answered = {
      kind: 'onbon-k',
      baud: 57_600,
      what: 'an Onbon card, screen id 7',
      settings: { address: '7' },
    };
    await listDevices(hall, listInWords(), computer([ftdi], { answers: { '/dev/ttyUSB0': answered } }));
    expect(probed).toEqual(['/dev/ttyUSB0']);
    expect(out.split('\n\n').at(-1)).toMatchInlineSnapshot(`
      "/dev/ttyUSB0: an Onbon card, screen id 7 answers at 57600 baud.
        To add it, write (counter, width, height, model: write your own):
          lines:
            boards-1: { serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0, baud: 57600 }
          devices:
            board-2: { kind: onbon-k, line: boards-1, address: 7, counter: "1", width: 96, height: 32, model: 6k }
      "
    `);
  });

  it('may be several things, where it is silent; ids are given once', async () => {
    await listDevices(hall, listInWords(), computer([ftdi, ch340]));
    expect(out.split('\n\n').slice(-2).join('\n\n')).toMatchInlineSnapshot(`
      "/dev/ttyUSB0: nothing answers there. What speaks only when it is pressed does not.
        If it is a line of ff68 pads, write (address, counter: write your own):
          lines:
            pads-1: { serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0 }
          devices:
            pad-5: { kind: ff68-pad, line: pads-1, address: 1, counter: "1" }
        If it is a scanner, write:
          devices:
            scanner-3: { kind: line-reader, serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0, scans: tickets }

      /dev/ttyUSB1: nothing answers there. What speaks only when it is pressed does not.
        If it is a line of ff68 pads, write (address, counter: write your own):
          lines:
            pads-2: { serial: /dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0 }
          devices:
            pad-6: { kind: ff68-pad, line: pads-2, address: 1, counter: "1" }
        If it is a scanner, write:
          devices:
            scanner-4: { kind: line-reader, serial: /dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0, scans: tickets }
      "
    `);
  });

  it('is told to be held by another program, where it is', async () => {
    const held = new Error('cannot open /dev/ttyUSB0: another program holds it');
    expect(
      await listDevices(
        hall,
        listInWords(),
        computer([ftdi, usbPrinter], { answers: { '/dev/ttyUSB0': held } }),
      ),
    ).toBe(0);
    expect(out).toContain(
      '/dev/ttyUSB0 was not asked what it is: cannot open /dev/ttyUSB0: another program holds it',
    );
    expect(out).toContain('file: /dev/usb/lp0');
  });

  it('is listed once, by the interface that is its keys; a mouse is no device of a hall', async () => {
    const mouseOfXkeys = { ...xkeys, path: '/dev/hidraw1', interface: 1, usagePage: 1, usage: 2 };
    const media = { ...keypad, path: '/dev/hidraw4', interface: 1, usagePage: 0x0c, usage: 1 };
    await listDevices(undefined, listInWords(), computer([mouseOfXkeys, xkeys, media, keypad, mouse]));
    expect(out).toMatch(/^\/dev\/hidraw0 +05f3:0405 /m);
    expect(out).toMatch(/^\/dev\/hidraw3 +1a2c:2124:K1 /m);
    expect(out).toMatch(/^\/dev\/hidraw5 /m);
    expect(out).not.toMatch(/hidraw[14]/);
    expect(out.match(/kind: /g)).toHaveLength(3);
    expect(err).toContain('--config FILE');
  });
});

it('where it cannot be looked, that is told, and the rest is listed', async () => {
  const found = await pluggedIn([
    { what: 'serial ports', find: () => Promise.reject(new Error('spawn udevadm ENOENT\nat …')) },
    { what: 'USB printers', find: async () => [usbPrinter] },
  ]);
  expect(found).toEqual({
    plugged: [usbPrinter],
    trouble: ['cannot look for serial ports: spawn udevadm ENOENT'],
  });
  expect(await listDevices(undefined, listInWords(), { ...computer([]), plugged: async () => found })).toBe(
    0,
  );
  expect(err).toContain('cannot look for serial ports');
  expect(out).toContain('file: /dev/usb/lp0');
});

it('on a computer with nothing, it says so', async () => {
  await listDevices(undefined, listInWords(), computer([]));
  expect(out.trim()).toBe('Nothing is plugged into this computer that could be a device of a hall.');
});

describe('for a program', () => {
  async function told(of: typeof hall | undefined, on: Computer) {
    expect(await listDevices(of, listForProgram(), on)).toBe(0);
    expect(out).toMatch(/^[^\n]+\n$/);
    return JSON.parse(out);
  }

  it('every entry is told by how it is reached, and whether its port is there', async () => {
    const list = await told(hall, computer([ours, xkeys]));
    expect(list).toMatchObject({ hall: config.hall, config: file, daemon: false, why: 'nobody answers' });
    const [pad1, pad2, printer1, voice1, board] = ['pad-1', 'pad-2', 'printer-1', 'voice-1', 'board-1'].map(
      id => list.devices.find((one: { id: string }) => one.id === id),
    );
    expect(list.devices.map(({ id }: { id: string }) => id)).toEqual([...config.devices.keys()]);
    expect(pad1).toMatchObject({ kind: 'ff68-pad', line: 'pads', address: 1 });
    expect(pad2).toMatchObject({ port: '05f3:0405', unit: 2, presence: 'plugged' });
    expect(printer1).toMatchObject({
      disabled: false,
      presence: 'plugged',
      entry: expect.stringMatching(/every-kind\.yaml:\d+$/),
    });
    expect(voice1.presence).toBe('not-plugged');
    expect(board).not.toHaveProperty('state');
  });

  it('the states are those of the daemon', async () => {
    const daemon = {
      devices: new Map([['printer-1', { state: 'degraded', why: 'paper out', simulated: true }]]),
      onDevice() {},
      test: () => Promise.reject(new Error('not asked for')),
      close: async () => {},
    };
    await listDevices({ config, file, daemon }, listForProgram(), computer([]));
    const list = JSON.parse(out);
    expect(list).toMatchObject({ daemon: true });
    expect(list).not.toHaveProperty('why');
    expect(list.devices).toContainEqual(
      expect.objectContaining({ id: 'printer-1', state: 'degraded', why: 'paper out', simulated: true }),
    );
  });

  it('what is plugged in is told with whose it is, or what it answered and the lines that would add it', async () => {
    const answered: Answered = { kind: 'onbon-k', baud: 57_600, what: 'an Onbon card', settings: {} };
    const held = new Error('another program holds it');
    const answers = { '/dev/ttyUSB0': answered, '/dev/ttyUSB1': held };
    const { plugged } = await told(hall, computer([ours, ftdi, ch340, mouse], { answers }));
    expect(plugged).toEqual([
      {
        path: '/dev/ttyUSB4',
        is: 'serial',
        usb: '0403:6001:PRNT0001',
        maker: 'FTDI',
        entries: [{ device: 'printer-1' }],
      },
      {
        path: '/dev/ttyUSB0',
        is: 'serial',
        usb: '0403:6001:A50285BI',
        maker: 'FTDI',
        entries: [],
        answered: { kind: 'onbon-k', baud: 57_600, what: 'an Onbon card' },
        proposed: [
          {
            kind: 'onbon-k',
            lines: expect.arrayContaining(['devices:', expect.stringContaining('kind: onbon-k')]),
            yours: expect.arrayContaining(['counter']),
          },
        ],
      },
      { path: '/dev/ttyUSB1', is: 'serial', usb: '1a86:7523', entries: [], why: held.message, proposed: [] },
      { path: '/dev/hidraw5', is: 'hid', usb: '046d:c077', entries: [], proposed: [] },
    ]);
  });

  it('where it cannot be looked is told in it; without a hall there are no devices', async () => {
    const list = await told(undefined, computer([], { trouble: ['cannot look for USB devices: no rights'] }));
    expect(list).toEqual({ plugged: [], warnings: [{ text: 'cannot look for USB devices: no rights' }] });
    expect(err).toBe('');
  });

  it('a name that steers terminals steers none', async () => {
    const { plugged } = await told(hall, computer([{ ...ours, maker: 'FT\u001b[2J\u009b2JDI' }]));
    expect(plugged[0].maker).toBe('FT\u001b[2J\u009b2JDI');
    expect(out).toContain('FT\\u001b[2J\\u009b2JDI');
  });
});
