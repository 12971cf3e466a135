/** `one-ticket new` on a computer with one board plugged in: a simulated one, on a real pty. Run in a terminal by a test. */
import { systemTimers } from '../../../daemon/process/clock.ts';
import { probePort } from '../../../daemon/tools/devices/port-probe.ts';
import { newHall } from '../../../daemon/tools/new/new.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import { realTimers } from '../../../simulators/stage/clock.ts';
import { openPty } from '../../../simulators/stage/pty.ts';

const [, , file = 'hall.yaml'] = process.argv;
let shown = '';
const pty = openPty({ data: bytes => board.receive(bytes) });
const board = simulateOnbonK(
  { address: 7, width: 96, height: 32, model: '6k' },
  {
    timers: realTimers,
    send: bytes => pty.write(bytes),
    changed: () => void (shown += JSON.stringify(board.shows())),
  },
);
const { code } = await newHall(file, {
  locale: 'en',
  computer: {
    plugged: async () => ({ plugged: [{ is: 'serial', path: pty.path, names: [] }], trouble: [] }),
    probe: path => probePort(path, systemTimers, () => {}),
  },
});
pty.close();
process.stdout.write(
  `the board ${shown.includes('88888888') ? 'has shown' : 'has not shown'} the test picture\n`,
);
process.exit(code);
