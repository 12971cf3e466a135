/** A driver of a card reader on a link of memory, and a simulated module at its other end, whose answers may take longer. */
import { idCardReader } from '../../../drivers/id-card/driver.ts';
import { simulateIdCard } from '../../../simulators/devices/id-card/device.ts';
import { ears } from '../../kit/driver/ears.ts';
import { fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** Invented, with their checks. */
export const people = {
  old: '11010519491231002X',
  young: '350102200002291230',
} as const;

export function bench({ findsAgain = false, repeatWindowMs = 5000 } = {}) {
  const { timers, advance } = virtualTimers();
  const port = fakePort();
  const heard = ears<never>();
  let latencyMs = (): number => 0;
  let change = (bytes: Uint8Array): Uint8Array => bytes;
  let lastAtMs = 0;
  const simulator = simulateIdCard(
    { findsAgain },
    {
      send(bytes) {
        lastAtMs = Math.max(lastAtMs, timers.now() + latencyMs());
        timers.after(lastAtMs - timers.now(), () => {
          const changed = change(bytes);
          if (changed.length > 0) port.say(hexOf(changed));
        });
      },
      timers,
      changed() {},
    },
  );
  port.peer = bytes => simulator.receive(bytes);
  const reader = idCardReader({ pollMs: 500, repeatWindowMs }, port.open, { timers, report: heard.report });
  return {
    reader,
    port,
    timers,
    advance,
    lay: (number: string) => simulator.act({ lay: number }),
    take: () => simulator.act({ take: true }),
    fault: (name: Parameters<typeof simulator.fault>[0]) => simulator.fault(name),
    fitness: heard.fitness,
    laid: () => heard.told.flatMap(what => (what.is === 'laid' ? [what.identity.number()] : [])),
    births: () => heard.told.flatMap(what => (what.is === 'laid' ? [what.identity.birth()] : [])),
    told: heard.told,
    answersAfter(ms: () => number) {
      latencyMs = ms;
    },
    /** What comes back of what it says; nothing: it is lost. */
    onTheWay(how: (bytes: Uint8Array) => Uint8Array) {
      change = how;
    },
  };
}
