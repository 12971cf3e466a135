/** What is at the other end of a serial port: simulated devices on ptys, each deaf at every speed but its own. */
import { execFileSync } from 'node:child_process';
import { SerialPort } from 'serialport';
import { afterAll, describe, expect, it } from 'vitest';
import { systemTimers } from '../../daemon/process/clock.ts';
import { probePort, probes } from '../../daemon/tools/devices/port-probe.ts';
import { simulateEscpos } from '../../simulators/devices/escpos/device.ts';
import { simulateModbusDigits } from '../../simulators/devices/modbus-digits/device.ts';
import { simulateOnbonK } from '../../simulators/devices/onbon-k/device.ts';
import type { Simulator, Surroundings } from '../../simulators/devices/simulator.ts';
import { simulateSyn6288 } from '../../simulators/devices/syn6288/device.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { openPty } from '../../simulators/stage/pty.ts';

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** At which speed the host has opened the port. */
const speedOf = (path: string) =>
  Number(execFileSync('stty', ['-F', path, 'speed'], { encoding: 'utf8' }).trim());

/** A device at the end of a cable; at another speed than its own it hears, and says, something else. */
function cable(baud: number, device: (around: Surroundings) => Simulator): string {
  const pty = openPty({
    data(bytes) {
      if (speedOf(pty.path) === baud) it.receive(bytes);
      else pty.write(Uint8Array.of(0xff, 0x00));
    },
  });
  const it = device({ timers: realTimers, send: bytes => pty.write(bytes), changed() {} });
  closers.push(() => pty.close());
  return pty.path;
}

/** What comes by itself, whatever is asked. */
function babble(bytes: Uint8Array, everyMs: number): string {
  const pty = openPty({ data() {} });
  const timer = setInterval(() => pty.write(bytes), everyMs);
  closers.push(() => {
    clearInterval(timer);
    pty.close();
  });
  return pty.path;
}

function ask(path: string) {
  const asked: string[] = [];
  return probePort(path, systemTimers, (kind, baud) => asked.push(`${kind} ${baud}`)).then(found => ({
    found,
    asked,
  }));
}

describe.concurrent('a port that no entry names', () => {
  it.each([
    ['escpos', 9600, around => simulateEscpos({ columns: 32 }, around)],
    ['escpos', 115_200, around => simulateEscpos({ columns: 48 }, around)],
    ['xfs5152', 9600, around => simulateSyn6288({ dialect: 'xfs5152' }, around)],
    ['syn6288', 9600, around => simulateSyn6288({ dialect: 'syn6288' }, around)],
    [
      'modbus-digits',
      9600,
      around =>
        simulateModbusDigits(
          { address: 1, frames: 'rtu', write: 'value', register: 0, length: 4, encoding: 'ascii' },
          around,
        ),
    ],
    ['onbon-k', 9600, around => simulateOnbonK({ address: 7, width: 96, height: 32, model: '6k' }, around)],
    [
      'onbon-k',
      57_600,
      around => simulateOnbonK({ address: 300, width: 64, height: 32, model: '5k' }, around),
      { address: '300' },
    ],
  ] as [string, number, (around: Surroundings) => Simulator, Record<string, string>?][])(
    'has %s at %d baud behind it, and says so, with the settings that it told',
    async (kind, baud, device, settings = {}) => {
      const { found, asked } = await ask(cable(baud, device));
      expect(found).toMatchObject({ kind, baud, settings });
      expect(asked.at(-1)).toBe(`${kind} ${baud}`);
    },
  );

  it('that is silent is asked everything once, and nothing is found', async () => {
    const pty = openPty({ data() {} });
    closers.push(() => pty.close());
    const { found, asked } = await ask(pty.path);
    expect(found).toBeUndefined();
    const bauds = await Promise.all(probes.map(async ({ load }) => (await load()).bauds.length));
    expect(asked).toHaveLength(bauds.reduce((sum, one) => sum + one, 0));
  });

  it.each([
    ['of everything', Uint8Array.from({ length: 256 }, (_, at) => at), 20],
    ['that looks like the status of a printer', Uint8Array.of(0x12), 40],
    ['that looks like an idle speech chip', Uint8Array.of(0x4f), 150],
  ])('with a babble %s is not taken for a device', async (_, bytes, everyMs) => {
    expect((await ask(babble(bytes, everyMs))).found).toBeUndefined();
  });

  it('where something comes by itself once is not taken for a device', async () => {
    let said = false;
    const pty = openPty({
      data() {
        if (!said) pty.write(Uint8Array.of(0x12));
        said = true;
      },
    });
    closers.push(() => pty.close());
    expect((await ask(pty.path)).found).toBeUndefined();
  });

  it('that another program holds is left alone, in words', async () => {
    const heard: Uint8Array[] = [];
    const pty = openPty({ data: bytes => heard.push(bytes) });
    closers.push(() => pty.close());
    const holder = new SerialPort({ path: pty.path, baudRate: 9600, autoOpen: false });
    await new Promise<void>((opened, failed) => holder.open(error => (error ? failed(error) : opened())));
    await expect(ask(pty.path)).rejects.toThrow('another program holds it');
    expect(heard).toEqual([]);
    await new Promise<void>(closed => holder.close(() => closed()));
  });
});
