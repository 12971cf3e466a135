/** Virtual HID devices of this kernel, and the drivers on real hidraw. */
import assert from 'node:assert/strict';
import { systemTimers } from '../../../daemon/process/clock.ts';
import type { Handed, PadSaid } from '../../../drivers/device.ts';
import { hidKeypad } from '../../../drivers/hid-keypad/driver.ts';
import { hidLink } from '../../../drivers/link/hid.ts';
import { keyboardAmong } from '../../../drivers/settings/ports.ts';
import { xkeysAmong } from '../../../drivers/xkeys/definition.ts';
import { xkeys } from '../../../drivers/xkeys/driver.ts';
import { simulateHidKeypad } from '../../../simulators/devices/hid-keypad/device.ts';
import type { Simulator } from '../../../simulators/devices/simulator.ts';
import { simulateXkeys } from '../../../simulators/devices/xkeys/device.ts';
import { type HidIdentity, keyboardDescriptor, plugIn, type VirtualHid, vendorDescriptor } from '../uhid.ts';
import { hearing, pressUntilHeard, prove, until } from './told.ts';

const xk24 = { vendor: 0x05f3, product: 0x0405 };
const pad = { vendor: 0x04d9, product: 0x1203, serial: 'K1' };

/** A simulated device at a virtual socket of this machine: it comes and goes with its plug. */
function socket(identity: HidIdentity, make: (send: (report: Uint8Array) => void) => Simulator) {
  let plugged: VirtualHid | undefined;
  const simulator = make(report => plugged?.say(report));
  return {
    simulator,
    opened: () => plugged?.opened() ?? 0,
    plugIn() {
      plugged = plugIn(identity, report => simulator.receive(report));
    },
    unplug() {
      plugged?.unplug();
      plugged = undefined;
    },
  };
}

const around = (send: (report: Uint8Array) => void) => ({ send, timers: systemTimers, changed() {} });

const openKeypad = (report: Handed<PadSaid>['report']) =>
  hidKeypad({}, hidLink(pad, keyboardAmong, { timers: systemTimers }), { timers: systemTimers, report });

const keys = socket({ ...xk24, serial: '', name: 'X-keys XK-24', descriptor: vendorDescriptor }, send =>
  simulateXkeys({}, around(send)),
);
const keypad = socket({ ...pad, name: 'Number pad', descriptor: keyboardDescriptor }, send =>
  simulateHidKeypad({}, around(send)),
);
const stranger = socket(
  // No keyboard: the kernel itself opens those.
  { vendor: 0x046d, product: 0xc52b, serial: 'M1', name: 'Something else', descriptor: vendorDescriptor },
  send => simulateHidKeypad({}, around(send)),
);

await prove('stranger', async () => {
  stranger.plugIn();
  keypad.plugIn();
  const told = hearing();
  const driver = openKeypad(told.report);
  await until('the key pad is ready', told.isReady);
  assert.equal(stranger.opened(), 0);
  await driver.close();
  keypad.unplug();
  stranger.unplug();
});

await prove('xkeys', async () => {
  keys.plugIn();
  const told = hearing();
  const driver = xkeys({}, hidLink(xk24, xkeysAmong({}), { timers: systemTimers }), {
    timers: systemTimers,
    report: told.report,
  });
  await until('the X-keys is ready', told.isReady);
  driver.want({ waiting: 3, number: 7 });
  await until('its lamps are lit', () => JSON.stringify(keys.simulator.shows()).includes('"green":"on"'));
  await pressUntilHeard(() => keys.simulator.act({ press: 'next' }), told.said);
  await pressUntilHeard(() => keys.simulator.act({ hold: 'recall' }), told.said);
  keys.unplug();
  await until('it is lost', told.isLost);
  keys.simulator.fault('power-cycle');
  keys.plugIn();
  await until('it is back', told.isReady);
  await until('its lamps are lit again', () =>
    JSON.stringify(keys.simulator.shows()).includes('"green":"on"'),
  );
  keys.simulator.act({ release: 'recall' });
  await pressUntilHeard(() => keys.simulator.act({ press: 'next' }), told.said);
  assert.deepEqual(told.said(), ['next', 'recall', 'next']);
  await driver.close();
  keys.unplug();
});

await prove('keypad', async () => {
  keypad.plugIn();
  const told = hearing();
  const driver = openKeypad(told.report);
  await until('the key pad is ready', told.isReady);
  await pressUntilHeard(() => {
    keypad.simulator.act({ release: 'next' });
    keypad.simulator.act({ hold: 'next' });
  }, told.said);
  keypad.unplug();
  await until('it is lost', told.isLost);
  keypad.plugIn();
  await until('it is back', told.isReady);
  keypad.simulator.act({ release: 'next' });
  await pressUntilHeard(() => {
    keypad.simulator.act({ press: '6' });
    keypad.simulator.act({ press: 'ok' });
  }, told.said);
  assert.deepEqual(told.said(), ['next', 'ok 6']);
  await driver.close();
  keypad.unplug();
});
process.exit(0);
