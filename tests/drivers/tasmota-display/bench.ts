import type { BoardLine, BoardSaid } from '../../../drivers/device.ts';
import { tasmotaDisplay } from '../../../drivers/tasmota-display/driver.ts';
import { simulateTasmotaDisplay } from '../../../simulators/devices/tasmota-display/device.ts';
import { ears } from '../../kit/driver/ears.ts';
import { fakeBroker } from '../../kit/driver/fake-broker.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const size = { topic: 'board_1', columns: 16, lines: 2 };
export const lwt = 'tele/board_1/LWT';
export const answers = 'stat/board_1/RESULT';

/** One display, simulated, and a broker in memory over which an answer takes 40 ms. */
export async function bench(how: { unplugged?: true; columns?: number; lines?: number } = {}) {
  const time = virtualTimers();
  const { timers } = time;
  const fake = fakeBroker();
  const wire = { deaf: false, mute: false };
  let latencyMs = (): number => 40;
  let lastAtMs = 0;
  let starts = 0;
  /** What it had not said when it lost its power it does not say after it. */
  const later = (then: () => void): void => {
    const start = starts;
    lastAtMs = Math.max(lastAtMs, timers.now() + latencyMs());
    timers.after(lastAtMs - timers.now(), () => void (start === starts && then()));
  };
  const firmware = { hasRules: true };
  const options = { ...size, columns: how.columns ?? size.columns, lines: how.lines ?? size.lines };
  const simulated = simulateTasmotaDisplay(options, {
    publish(topic, told, at) {
      const isRule = /"Rule3"|"T8"/.test(told);
      const payload = isRule && !firmware.hasRules ? '{"Command":"Unknown"}' : told;
      if (topic === answers && wire.mute) return;
      if (topic === answers) later(() => fake.say(topic, payload, at));
      else fake.say(topic, payload, at);
    },
    timers,
    changed() {},
  });
  const display: typeof simulated = {
    ...simulated,
    message: (topic, payload) => void (wire.deaf || simulated.message(topic, payload)),
    fault(...fault) {
      if (fault[0] === 'power-cycle') starts += 1;
      return simulated.fault(...fault);
    },
  };
  if (how.unplugged !== true) fake.plug(display);
  await time.advance(1);
  const { report, fitness, shown } = ears<BoardSaid>();
  const board = tasmotaDisplay({ ...options, refreshMs: 10_000, expiresAfterS: 60 }, fake.broker, {
    timers,
    report,
  });
  await time.advance(1);
  return {
    fake,
    display,
    board,
    wire,
    firmware,
    advance: (ms: number) => time.advance(ms),
    async show(lines: readonly BoardLine[], ticket?: string): Promise<void> {
      board.want({ lines, ...(ticket !== undefined && { ticket }) }, true);
      await time.advance(100);
    },
    reads: () => display.shows()['text'],
    /** From now on its answers take so long; one waits behind the other. */
    answersAfter: (ms: () => number) => {
      latencyMs = ms;
    },
    sent: () => fake.commands('DisplayText'),
    fitness,
    shown,
  };
}
