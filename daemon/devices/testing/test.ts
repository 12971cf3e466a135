/** A test of one device, for whoever stands before it: nothing of it means anything in the hall, and the hall goes first. */

import type { DeviceConfig } from '../../../config/schema/config.ts';
import { classOf } from '../../../config/schema/device-classes.ts';
import type { PadSaid, ReaderSaid } from '../../../drivers/device.ts';
import type { DeviceStates } from '../status.ts';
import { type DeviceTester, refused, type TestOutcome, type TestSaid } from './outcome.ts';
import { beginRun, type Run, type TestTools } from './runs.ts';

export type DeviceTests = DeviceTester & {
  isTesting(device: string): boolean;
  /** True: it was said in a test, and means nothing in the hall. */
  padSaid(pad: string, said: PadSaid): boolean;
  readerSaid(reader: string, said: ReaderSaid): boolean;
  /** True: it was the job of a test. */
  jobEnded(device: string, job: string, outcome: 'done' | 'failed', why?: string): boolean;
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
    if (device === undefined) {
      const known = [...config.devices.keys()].join(', ');
      return refused('unknown-device', `found ${id}, expected one of ${known}`);
    }
    await states.settled(id, firstHeardWithinMs);
    return whyNot(id, device) ?? (await begin(id, device, told));
  }

  function whyNot(id: string, { kind }: DeviceConfig): TestOutcome | undefined {
    const { state, why } = states.of(id) ?? {};
    const its = classOf(kind);
    if (state === 'disabled')
      return refused('device-disabled', `${id} is disabled in the config; enable it first`);
    if (state === 'init') return refused('device-lost', `${id} has said nothing yet`);
    if (state === 'lost') return refused('device-lost', `${id} is lost: ${why}`);
    if (state === 'degraded' && (its === 'printer' || its === 'voice'))
      return refused('device-degraded', `${id} cannot work: ${why}`);
    if (running.has(id)) return refused('device-busy', `${id} is being tested; wait until that is over`);
    if (!bench.hasJob(id)) return undefined;
    const doing = its === 'printer' ? 'a ticket is being printed' : 'a call is being said';
    return refused('device-busy', `${doing}: try again`);
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
      const run = beginRun(bench, id, device, job, told, mine.end);
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
    jobEnded(id, job, outcome, why) {
      const run = running.get(id)?.run;
      if (run?.job !== job) return false;
      run.jobEnded?.(outcome, why);
      return true;
    },
    close() {
      for (const [id, { end }] of running) end(refused('test-failed', `${id}: the daemon ends`));
    },
  };
}
