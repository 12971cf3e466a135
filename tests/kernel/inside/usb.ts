/** One USB device with HID, serial and printer interfaces, and the drivers on the kernel's own files for them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { systemTimers } from '../../../daemon/process/clock.ts';
import { escpos } from '../../../drivers/escpos/driver.ts';
import { lineReader } from '../../../drivers/line-reader/driver.ts';
import { fileLink } from '../../../drivers/link/file.ts';
import { hidLink } from '../../../drivers/link/hid.ts';
import { serialLink } from '../../../drivers/link/serial.ts';
import { xkeysAmong } from '../../../drivers/xkeys/definition.ts';
import { xkeys } from '../../../drivers/xkeys/driver.ts';
import { simulateEscpos } from '../../../simulators/devices/escpos/device.ts';
import { simulateLineReader } from '../../../simulators/devices/line-reader/device.ts';
import type { Simulator } from '../../../simulators/devices/simulator.ts';
import { simulateXkeys } from '../../../simulators/devices/xkeys/device.ts';
import { type DeviceEnd, deviceEnd, makeGadget, printerFunction } from '../gadget.ts';
import { vendorDescriptor } from '../uhid.ts';
import { hearing, pressUntilHeard, prove, until, untilWorks } from './told.ts';
import { propertiesOf, usbDevice } from './udev.ts';

const byId = '/dev/serial/by-id';
const deviceEnds = { hid: '/dev/hidg0', serial: '/dev/ttyGS0', printer: '/dev/g_printer0' } as const;

/** A simulator whose wire is one of the gadget's interfaces while that is plugged in. */
function interfaceOf(path: string, make: (send: (bytes: Uint8Array) => void) => Simulator) {
  let end: DeviceEnd | undefined;
  const simulator = make(bytes => end?.say(bytes));
  return {
    simulator,
    async connect(received = (bytes: Uint8Array) => bytes) {
      end = await untilWorks(`the host has taken ${path}`, () =>
        deviceEnd(path, bytes => simulator.receive(received(bytes))),
      );
    },
    disconnect() {
      end?.close();
      end = undefined;
    },
  };
}

const around = (send: (bytes: Uint8Array) => void) => ({ send, timers: systemTimers, changed() {} });

const identity = { maker: 'Hall Works', product: 'Counter', serial: 'G1' };
const gadget = makeGadget({
  socket: 0,
  vendor: '0x05f3',
  product: '0x0405',
  named: identity,
  functions: {
    // Room for the longer of the two, the 35 bytes of an output report.
    'hid.usb0': { protocol: '0', subclass: '0', report_length: '64', report_desc: vendorDescriptor },
    'acm.usb0': {},
    'printer.usb0': printerFunction,
  },
});
const keys = interfaceOf(deviceEnds.hid, send => simulateXkeys({}, around(send)));
const scanner = interfaceOf(deviceEnds.serial, send => simulateLineReader(around(send)));
const printer = interfaceOf(deviceEnds.printer, send => simulateEscpos({ columns: 32 }, around(send)));
/** usbhid takes the report id 00 off. */
const withReportId = (report: Uint8Array) => Uint8Array.of(0, ...report);

async function plugIn(): Promise<void> {
  gadget.plugIn();
  await until('the device ends are there', () => Object.values(deviceEnds).every(path => existsSync(path)));
  await keys.connect(withReportId);
  await scanner.connect();
  await printer.connect();
}
function unplug(): void {
  gadget.unplug();
  for (const one of [keys, scanner, printer]) one.disconnect();
}

await plugIn();
await until('the serial port has its name', () => existsSync(byId));

await prove('rules', async () => {
  const printerName = `/dev/one-ticket/printer-${identity.serial}`;
  await until('the printer has its name', () => existsSync(printerName));
  assert.equal(realpathSync(printerName), '/dev/usb/lp0');
  const device = usbDevice('05f3');
  assert.equal(device.powerControl(), 'on');
  assert.match(propertiesOf(device.path), /^ID_MM_DEVICE_IGNORE=1$/m);
  const group = Number(execFileSync('getent', ['group', 'one-ticket'], { encoding: 'utf8' }).split(':')[2]);
  const panels = readdirSync('/dev').filter(name => name.startsWith('hidraw'));
  const access = panels.map(name => statSync(`/dev/${name}`)).map(({ gid, mode }) => [gid, mode & 0o777]);
  assert.deepEqual(access, [[group, 0o660]]);
});

await prove('listed', async () => {
  const shown = execFileSync(process.execPath, ['daemon/one-ticket.mjs', 'devices', '--state', '/tmp/none'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  assert.match(shown, /kind: xkeys, hid: "05f3:0405:G1"/);
  assert.match(shown, /kind: escpos, file: \/dev\/usb\/lp0/);
  assert.match(shown, new RegExp(`kind: line-reader, serial: ${byId}/usb-Hall_Works_Counter_G1`));
});

await prove('locked', async () => {
  const [name] = readdirSync(byId);
  const open = serialLink({ path: `${byId}/${name}`, baud: 9600 });
  const first = await open({ data() {}, down() {} });
  await assert.rejects(open({ data() {}, down() {} }), /another program|in use|lock/i);
  await first.close();
});

await prove('gadgetXkeys', async () => {
  const pad = hearing();
  const name = { vendor: 0x05f3, product: 0x0405, serial: identity.serial };
  const driver = xkeys({}, hidLink(name, xkeysAmong({}), { timers: systemTimers }), {
    timers: systemTimers,
    report: pad.report,
  });
  await until('the X-keys is ready', pad.isReady);
  await pressUntilHeard(() => keys.simulator.act({ press: 'next' }), pad.said);
  unplug();
  await until('it is lost', pad.isLost);
  await plugIn();
  await until('it is back', pad.isReady);
  await pressUntilHeard(() => keys.simulator.act({ press: 'recall' }), pad.said);
  await driver.close();
});

await prove('gadgetPrinter', async () => {
  const out = hearing();
  const driver = escpos(
    { columns: 32, replyWithinMs: 5000, statusWithinMs: 2000, fence: true },
    fileLink({ path: '/dev/usb/lp0' }, systemTimers),
    { timers: systemTimers, report: out.report },
  );
  await until('the printer is ready', out.isReady);
  driver.do({ id: 'one', lines: [{ text: 'A001', size: 3 }, { text: '福州' }, { feed: 2 }] });
  await until('the ticket is out', () => out.ended().includes('one done'));
  assert.match(JSON.stringify(printer.simulator.shows()), /A001.*福州/);
  printer.simulator.fault('busy');
  driver.do({ id: 'two', lines: [{ text: 'A002', size: 3 }] });
  unplug();
  await until('the ticket in its hands is told failed', () =>
    out.ended().some(job => job.startsWith('two failed')),
  );
  printer.simulator.fault('none');
  await plugIn();
  await until('the printer is back', out.isReady);
  driver.do({ id: 'three', lines: [{ text: 'A002', size: 3 }] });
  await until('the next ticket is out', () => out.ended().includes('three done'));
  await driver.close();
});

await prove('gadgetSerial', async () => {
  const lines = hearing();
  const [name] = readdirSync(byId);
  const path = `${byId}/${name}`;
  const driver = lineReader({ reads: 'tickets', repeatWindowMs: 0 }, serialLink({ path, baud: 9600 }), {
    timers: systemTimers,
    report: lines.report,
  });
  await until('the scanner is ready', lines.isReady);
  await pressUntilHeard(() => scanner.simulator.act({ scan: 'A001' }), lines.said);
  const before = realpathSync(path);
  // Somebody who holds on to the old number keeps it from being given again.
  const held = openSync(before, 'r+');
  unplug();
  await until('it is lost', lines.isLost);
  await plugIn();
  await until('it is back', lines.isReady);
  assert.notEqual(realpathSync(path), before);
  await pressUntilHeard(() => scanner.simulator.act({ scan: 'A002' }), lines.said);
  closeSync(held);
  await driver.close();
});
unplug();
process.exit(0);
