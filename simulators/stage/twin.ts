/** A second device of the same kind with the same address on the same line: somebody forgot to set it. */
import type { Timers } from '../../drivers/device.ts';
import type { Simulator, Surroundings } from '../devices/simulator.ts';
import type { Bus } from './bus.ts';
import { stoppable } from './clock.ts';
import type { FaultName } from './fault-names.ts';

/** `switchOn`: the twin, which begins dark. The faults of the other one's way are not its own. */
export function twinOn(
  cable: Pick<Bus, 'join'>,
  timers: Timers,
  switchOn: (around: Pick<Surroundings, 'send' | 'timers' | 'changed'>) => Simulator,
): { fault(name: FaultName): boolean } {
  let twin: { simulator: Simulator; stop(): void } | undefined;
  let say: ((bytes: Uint8Array) => void) | undefined;

  return {
    fault(name) {
      if (name === 'none') {
        twin?.stop();
        twin = undefined;
      } else if (name !== 'twin') return false;
      else if (twin === undefined) {
        // Once on the line, it can only be switched off.
        say ??= cable.join(bytes => twin?.simulator.receive(bytes));
        const own = stoppable(timers);
        const simulator = switchOn({ send: say, timers: own.timers, changed: () => {} });
        twin = { simulator, stop: own.stop };
      }
      return true;
    },
  };
}
