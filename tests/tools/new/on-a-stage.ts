/**
 * `one-ticket new` on a computer with simulated devices, each port a real pty: a board, a line of two pads, the box of a kiosk.
 * Run in a terminal by a test, which presses a button of the box by writing its line into FILE.press, and reads in FILE.seen
 * what a person has seen of each device so far.
 */
import { appendFileSync, existsSync, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { systemTimers } from '../../../daemon/process/clock.ts';
import { probePort } from '../../../daemon/tools/devices/port-probe.ts';
import { newHall } from '../../../daemon/tools/new/new.ts';
import { simulateFf68Pad } from '../../../simulators/devices/ff68-pad/device.ts';
import { simulateLineReader } from '../../../simulators/devices/line-reader/device.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import type { Simulator, Surroundings } from '../../../simulators/devices/simulator.ts';
import { realTimers } from '../../../simulators/stage/clock.ts';
import { openPty } from '../../../simulators/stage/pty.ts';

const [, , file = 'hall.yaml'] = process.argv;

/** Simulators on one port; what a person sees of each is kept. */
function onAPort(...all: ((around: Surroundings) => Simulator)[]) {
  const pty = openPty({ data: bytes => devices.forEach(device => device.receive(bytes)) });
  const devices: Simulator[] = all.map((simulate, nth) =>
    simulate({
      timers: realTimers,
      send: bytes => pty.write(bytes),
      changed: () => appendFileSync(`${file}.seen`, `${nth} ${JSON.stringify(devices[nth]?.shows())}\n`),
    }),
  );
  return { pty, devices };
}

const board = onAPort(around => simulateOnbonK({ address: 7, width: 96, height: 32, model: '6k' }, around));
const pads = onAPort(
  ...[1, 2].map(address => (around: Surroundings) => simulateFf68Pad({ address, dialect: '21-key' }, around)),
);
const kiosk = onAPort(simulateLineReader);
const ports = [board, pads, kiosk];

const press = `${file}.press`;
const watcher = watch(dirname(file), (_, name) => {
  if (name !== basename(press) || !existsSync(press)) return;
  const line = readFileSync(press, 'utf8');
  if (line !== '') kiosk.devices[0]?.act({ press: line });
});

const { code } = await newHall(file, {
  locale: 'en',
  computer: {
    plugged: async () => ({
      plugged: ports.map(({ pty }) => ({ is: 'serial', path: pty.path, names: [] })),
      trouble: [],
    }),
    // What is silent is asked for a long time.
    probe: async path =>
      path === board.pty.path ? await probePort(path, systemTimers, () => {}) : undefined,
  },
});
watcher.close();
for (const { pty } of ports) pty.close();
process.exit(code);
