/** A test of one device, for whoever stands before it: nothing of it means anything in the hall, and the hall goes first. */

import type { DeviceConfig } from '../../../config/schema/config.ts';
import { classOf } from '../../../config/schema/device-classes.ts';
import type { JobOutcome, PadSaid, ReaderSaid } from '../../../drivers/device.ts';
import type { DeviceStates } from '../status.ts';
import { type DeviceTester, refused, type TestOutcome, type TestSaid } from './outcome.ts';
import { beginRun, type Run, type TestTools } from './runs.ts';

export type DeviceTests = DeviceTester & {
  isTesting(device: string): boolean;
  /** True: it was said in a test, and means nothing in the hall. */
  padSaid(pad: string, said: PadSaid): boolean;
  readerSaid(reader: string, said: ReaderSaid): boolean;
  /** Whose it is, nobody is told. */
  cardLaid(reader: string): boolean;
  /** True: it was the job of a test. */
  jobEnded(device: string, job: string, outcome: JobOutcome, why?: string): boolean;
  close(): void;
};

export type TestBench = TestTools & {
  states: Pick<DeviceStates, 'of' | 'settled'>;
  hasJob(device: string): boolean;
  /** The device can take the hall's jobs again. */
  free(device: string): void;
};

const firstHeardWithinMs = 10_000;

/** One test a device at a time. */
export function openDeviceTests(bench: TestBench): DeviceTests {
  const { config, timers, states } = bench;
  const running = new Map<string, { run?: Run; end(outcome: TestOutcome): void }>();
  let made = 0;

  async function test(id: string, told: (said: TestSaid) => void): Promise<TestOutcome> {
    const device = config.devices.get(id);
    if (device === undefined)
      return refused('unknown-device', { found: id, expected: [...config.devices.keys()] });
    await states.settled(id, firstHeardWithinMs);
    return whyNot(id, device) ?? (await begin(id, device, told));
  }

  function whyNot(id: string, { kind }: DeviceConfig): TestOutcome | undefined {
    const { state, why = '' } = states.of(id) ?? {};
    const its = classOf(kind);
    const device = id;
    if (state === 'disabled') return refused('device-disabled', { device });
    if (state === 'init') return refused('device-lost', { device });
    if (state === 'lost') return refused('device-lost', { device, why });
    if (state === 'degraded' && (its === 'printer' || its === 'voice'))
      return refused('device-degraded', { device, why });
    if (running.has(id)) return refused('device-busy', { is: 'tested', device });
    if (!bench.hasJob(id)) return undefined;
    return refused('device-busy', { is: its === 'printer' ? 'printing' : 'speaking' });
  }

  function begin(id: string, device: DeviceConfig, told: (said: TestSaid) => void): Promise<TestOutcome> {
    made += 1;
    const job = `test-${made}`;
    return new Promise(resolve => {
      let cancel = (): void => {};
      const mine: { run?: Run; end(outcome: TestOutcome): void } = {
        end(outcome) {
          if (running.get(id) !== mine) return;
          running.delete(id);
          cancel();
          mine.run?.restore?.();
          bench.free(id);
          resolve(outcome);
        },
      };
      running.set(id, mine);
      const run = beginRun(bench, { id, device, job }, { told, end: mine.end });
      mine.run = run;
      const { lasts } = run;
      if (lasts !== undefined) cancel = timers.after(lasts.forMs, () => mine.end(lasts.outcome()));
    });
  }

  return {
    test,
    isTesting: id => running.has(id),
    padSaid(id, said) {
      const run = running.get(id)?.run;
      run?.padSaid?.(said);
      return run?.padSaid !== undefined;
    },
    readerSaid(id, said) {
      const run = running.get(id)?.run;
      run?.readerSaid?.(said);
      return run?.readerSaid !== undefined;
    },
    cardLaid(id) {
      const run = running.get(id)?.run;
      run?.cardLaid?.();
      return run?.cardLaid !== undefined;
    },
    jobEnded(id, job, outcome, why) {
      const run = running.get(id)?.run;
      if (run?.job !== job) return false;
      run.jobEnded?.(outcome, why);
      return true;
    },
    close() {
      for (const [id, { end }] of running) end(refused('test-failed', { is: 'ending', device: id }));
    },
  };
}
