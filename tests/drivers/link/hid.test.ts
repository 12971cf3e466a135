import { describe, expect, test } from 'vitest';
import { type HidAmong, hidLink } from '../../../drivers/link/hid.ts';
import { mustBePermitted } from '../../../drivers/link/hid-system.ts';
import type { UsbName } from '../../../drivers/link/usb-name.ts';
import { keyboardAmong } from '../../../drivers/settings/ports.ts';
import { xkeysAmong } from '../../../drivers/xkeys/definition.ts';
import { xkeys } from '../../../drivers/xkeys/driver.ts';
import { type FakeDevice, fakeHid } from '../../kit/driver/fake-hid.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { reportOf } from '../xkeys/an-xkeys.ts';

const name = { vendor: 0x05f3, product: 0x0405 };
const plain = (path: string, more: Partial<FakeDevice> = {}): FakeDevice => ({
  ...name,
  path,
  interface: 0,
  usagePage: 0x0c,
  usage: 1,
  ...more,
});
/** One that answers the question for its unit id. */
const ofUnit = (path: string, unit: number, more: Partial<FakeDevice> = {}): FakeDevice =>
  plain(path, { answer: report => (report[1] === 0xd6 ? reportOf(unit, 0xd6) : undefined), ...more });

async function opening(hid: ReturnType<typeof fakeHid>, among: HidAmong, wanted: UsbName = name) {
  const { timers, advance } = virtualTimers();
  const heard: string[] = [];
  const open = hidLink(wanted, among, { timers, load: hid.load });
  const link = open({
    data: bytes => heard.push(Buffer.from(bytes).toString('hex')),
    down: why => heard.push(`down: ${why}`),
  });
  const outcome = link.then(
    () => 'open',
    (error: unknown) => (error instanceof Error ? error.message : 'no Error'),
  );
  await advance(5000);
  return { link, outcome: await outcome, heard, advance };
}

const anyXkeys = xkeysAmong({});

describe('which USB device is opened', () => {
  test('the one with the numbers of the config, and no other', async () => {
    const hid = fakeHid(
      plain('/dev/hidraw0', { vendor: 0x046d }),
      plain('/dev/hidraw1', { product: 0x0441 }),
      plain('/dev/hidraw2'),
    );
    const { outcome } = await opening(hid, anyXkeys);
    expect(outcome).toBe('open');
    expect(hid.opened).toEqual(['/dev/hidraw2']);
  });

  test('a device that is not in the config is never opened, whatever is plugged in', async () => {
    const hid = fakeHid(plain('/dev/hidraw0', { vendor: 0x046d }), plain('/dev/hidraw1', { product: 1 }));
    const { outcome } = await opening(hid, xkeysAmong({ unit: 5 }));
    expect(outcome).toBe('found no USB device 05f3:0405');
    expect(hid.opened).toEqual([]);
  });

  test('by its serial number, and with another none', async () => {
    const hid = fakeHid(plain('/dev/hidraw0', { serial: 'A1' }), plain('/dev/hidraw1', { serial: 'B2' }));
    expect((await opening(hid, anyXkeys, { ...name, serial: 'B2' })).outcome).toBe('open');
    expect(hid.opened).toEqual(['/dev/hidraw1']);
    const { outcome } = await opening(hid, anyXkeys, { ...name, serial: 'C3' });
    expect(outcome).toBe('found 05f3:0405 with the serial number A1, B2, not C3');
    expect(hid.opened).toEqual(['/dev/hidraw1']);
  });

  test('of several alike none, and what was found is named', async () => {
    const hid = fakeHid(plain('/dev/hidraw0'), plain('/dev/hidraw4', { serial: 'B2' }));
    const { outcome } = await opening(hid, anyXkeys);
    expect(outcome).toBe(
      'found 2 devices 05f3:0405, and nothing tells them apart: ' +
        '/dev/hidraw0 (serial number none, interface 0, usage 12:1), /dev/hidraw4 (serial number B2, interface 0, usage 12:1); ' +
        'write the serial number of one behind its numbers in the config, or give an X-keys a unit id of its own',
    );
    expect(hid.opened).toEqual([]);
  });

  test('its right interface: the keys of an X-keys, not the mouse and the keyboard that it can play', async () => {
    const hid = fakeHid(
      plain('/dev/hidraw0', { interface: 1, usagePage: 1, usage: 2 }),
      plain('/dev/hidraw1'),
      plain('/dev/hidraw1', { usage: 2 }),
      plain('/dev/hidraw2', { interface: 2, usagePage: 1, usage: 6 }),
    );
    expect((await opening(hid, anyXkeys)).outcome).toBe('open');
    expect(hid.opened).toEqual(['/dev/hidraw1']);
  });

  test('where the system numbers no interfaces, the usage tells', async () => {
    const hid = fakeHid(
      plain('mouse', { interface: -1, usagePage: 1, usage: 2 }),
      plain('keys', { interface: -1 }),
    );
    expect((await opening(hid, anyXkeys)).outcome).toBe('open');
    expect(hid.opened).toEqual(['keys']);
  });

  test('the keyboard of a number pad: the first where it has two, and never its volume knob', async () => {
    const hid = fakeHid(
      plain('/dev/hidraw0', { interface: 0, usagePage: 0x0c }),
      plain('/dev/hidraw2', { interface: 2, usagePage: 1, usage: 6 }),
      plain('/dev/hidraw1', { interface: 1, usagePage: 1, usage: 6 }),
    );
    expect((await opening(hid, keyboardAmong)).outcome).toBe('open');
    expect(hid.opened).toEqual(['/dev/hidraw1']);
  });

  test('a device without that interface is named with those that it has', async () => {
    const hid = fakeHid(plain('/dev/hidraw0', { interface: 1, usagePage: 1, usage: 2 }));
    expect((await opening(hid, anyXkeys)).outcome).toBe(
      '05f3:0405 has no interface 0: found /dev/hidraw0 (serial number none, interface 1, usage 1:2)',
    );
  });
});

describe('X-keys that are alike are told apart by their unit ids', () => {
  test('each is asked, and the one whose unit fits is opened; the others are closed again', async () => {
    const hid = fakeHid(ofUnit('/dev/hidraw0', 3), ofUnit('/dev/hidraw1', 5), ofUnit('/dev/hidraw2', 7));
    const { outcome } = await opening(hid, xkeysAmong({ unit: 5 }));
    expect(outcome).toBe('open');
    expect(hid.standing).toEqual(['/dev/hidraw1']);
    expect(hid.written.every(one => /^\S+ 00d6(00){34}$/.test(one))).toBe(true);
  });

  test('one alone with another unit is not opened', async () => {
    const hid = fakeHid(ofUnit('/dev/hidraw0', 3));
    const { outcome } = await opening(hid, xkeysAmong({ unit: 5 }));
    expect(outcome).toBe(
      'no 05f3:0405 is unit 5: /dev/hidraw0 (serial number none, interface 0, usage 12:1) is another',
    );
    expect(hid.standing).toEqual([]);
  });

  test('two with the same unit are not told apart', async () => {
    const hid = fakeHid(ofUnit('/dev/hidraw0', 5), ofUnit('/dev/hidraw1', 5));
    const { outcome } = await opening(hid, xkeysAmong({ unit: 5 }));
    expect(outcome).toContain('found 2 devices 05f3:0405 that are unit 5, and nothing tells them apart');
    expect(hid.standing).toEqual([]);
  });

  test('one that is silent, may not be opened, or breaks does not keep the right one away', async () => {
    const hid = fakeHid(
      plain('/dev/hidraw0'),
      plain('/dev/hidraw1', { refuses: 'no permission' }),
      plain('/dev/hidraw2', { failWrites: 'broken pipe' }),
      ofUnit('/dev/hidraw3', 5),
    );
    expect((await opening(hid, xkeysAmong({ unit: 5 }))).outcome).toBe('open');
    expect(hid.standing).toEqual(['/dev/hidraw3']);
  });

  test('when none fits it is told what became of each', async () => {
    const hid = fakeHid(
      plain('/dev/hidraw0'),
      plain('/dev/hidraw1', { refuses: 'no permission' }),
      plain('/dev/hidraw2', { answer: () => Uint8Array.of(1, 2) }),
    );
    const { outcome } = await opening(hid, xkeysAmong({ unit: 5 }));
    expect(outcome).toMatch(
      /hidraw0 .*: does not answer; .*hidraw1 .*: no permission; .*hidraw2 .*: does not answer/,
    );
    expect(hid.standing).toEqual([]);
  });

  test('unplugged while it is asked', async () => {
    const hid = fakeHid(plain('/dev/hidraw0'));
    const { timers, advance } = virtualTimers();
    const link = hidLink(name, xkeysAmong({ unit: 5 }), { timers, load: hid.load })({
      data: () => {},
      down: () => {},
    });
    const outcome = link.catch((error: unknown) => String(error));
    await advance(0);
    hid.fail('/dev/hidraw0', 'could not read from HID device');
    expect(await outcome).toContain('could not read from HID device');
    expect(hid.standing).toEqual([]);
  });
});

describe('an open USB device', () => {
  test('a report is a chunk, and goes out whole with its report id', async () => {
    const hid = fakeHid(plain('/dev/hidraw0'));
    const { link, heard } = await opening(hid, anyXkeys);
    hid.say('/dev/hidraw0', 1, 2, 3);
    hid.say('/dev/hidraw0', 4);
    expect(heard).toEqual(['010203', '04']);
    await (await link).write(Uint8Array.of(0, 0xb1));
    expect(hid.written).toEqual(['/dev/hidraw0 00b1']);
  });

  test('unplugged, it is down once, and says nothing more', async () => {
    const hid = fakeHid(plain('/dev/hidraw0'));
    const { heard } = await opening(hid, anyXkeys);
    hid.fail('/dev/hidraw0', 'could not read from HID device');
    hid.fail('/dev/hidraw0', 'again');
    hid.say('/dev/hidraw0', 1);
    expect(heard).toEqual(['down: /dev/hidraw0: could not read from HID device']);
  });

  test('closed, it is not down', async () => {
    const hid = fakeHid(plain('/dev/hidraw0'));
    const { link, heard } = await opening(hid, anyXkeys);
    await (await link).close();
    hid.fail('/dev/hidraw0', 'closed');
    expect(heard).toEqual([]);
    expect(hid.standing).toEqual([]);
  });

  test('a report that cannot be written is told, and the next is still tried', async () => {
    const device = plain('/dev/hidraw0', { failWrites: 'could not write to HID device' });
    const hid = fakeHid(device);
    const link = await (await opening(hid, anyXkeys)).link;
    await expect(link.write(Uint8Array.of(0))).rejects.toThrow('could not write');
    delete device.failWrites;
    await link.write(Uint8Array.of(0, 1));
    expect(hid.written).toEqual(['/dev/hidraw0 0001']);
  });

  test('reports go out one after the other, and what a stuck device does not take is refused', async () => {
    const device = plain('/dev/hidraw0', { stuck: true });
    const hid = fakeHid(device);
    const { link, advance } = await opening(hid, anyXkeys);
    const open = await link;
    const writes = Array.from({ length: 64 }, (_, index) => open.write(Uint8Array.of(0, index)));
    await expect(open.write(Uint8Array.of(9))).rejects.toThrow('/dev/hidraw0 takes no reports');
    await advance(0);
    for (let index = 0; index < 64; index += 1) {
      expect(hid.written).toHaveLength(index);
      expect(hid.underWay()).toBe(1);
      hid.release();
      await advance(0);
    }
    await Promise.all(writes);
    expect(hid.written.at(-1)).toBe('/dev/hidraw0 003f');
    device.stuck = false;
    await open.write(Uint8Array.of(8));
    expect(hid.written).toHaveLength(65);
  });
});

describe('what a person must do', () => {
  test('a device that belongs to root is told with the rule that helps', async () => {
    const denied = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    await expect(mustBePermitted('/dev/hidraw0', denied)).rejects.toThrow(
      /^no permission to open \/dev\/hidraw0: add the udev rule/,
    );
    const gone = () => Promise.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }));
    await mustBePermitted('/dev/hidraw0', gone);
    await mustBePermitted('IOService:/x', denied);
    await mustBePermitted('/dev/hidraw0', () => Promise.resolve());
  });

  test('without permission the pad is lost, is told once why, and is there when the rule is', async () => {
    const device = ofUnit('/dev/hidraw0', 0, {
      refuses: 'no permission to open /dev/hidraw0: add the udev rule',
    });
    const answer = device.answer;
    device.answer = report => (report[1] === 0xb1 ? reportOf(0, 2) : answer?.(report));
    const hid = fakeHid(device);
    const { timers, advance } = virtualTimers();
    const told: string[] = [];
    const pad = xkeys({ buttons: { 1: 'next' } }, hidLink(name, anyXkeys, { timers, load: hid.load }), {
      timers,
      report: what => {
        if (what.is === 'fitness') told.push('why' in what.fitness ? what.fitness.why : what.fitness.is);
      },
    });
    await advance(10_000);
    expect(told).toEqual(['no permission to open /dev/hidraw0: add the udev rule']);
    delete device.refuses;
    await advance(1100);
    expect(told.at(-1)).toBe('the config names button 1, and an X-keys with the product id 0000 has 0');
    const closing = pad.close();
    await advance(10);
    await closing;
    expect(hid.standing).toEqual([]);
  });

  test('a machine on which node-hid does not load says so at each open', async () => {
    const { timers } = virtualTimers();
    const open = hidLink(name, anyXkeys, {
      timers,
      load: () => Promise.reject(new Error('USB devices need node-hid')),
    });
    await expect(open({ data: () => {}, down: () => {} })).rejects.toThrow('USB devices need node-hid');
  });
});
