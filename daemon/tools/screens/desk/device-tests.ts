/** Tests of devices that were given at a desk's page: what the daemon tells of each while it goes on, and what came of it. */
import type { Timers } from '../../../../drivers/device.ts';
import type { DeskOrder, DeviceTest } from '../../../page/desk/contract.ts';
import { figureIn, type Payload, partIn, payloadOf, textIn } from '../../watch/model/payload.ts';

export type DeviceTests = {
  /** False: there is no way to the hall just now. One of the same device that goes on is not given again. */
  begin(order: DeskOrder): boolean;
  /** The same array until something is new. */
  told(): readonly DeviceTest[];
  /** Whatever the hall publishes: that a device cannot work in the middle of its test is told with it. */
  heard(below: string, payload: Uint8Array): void;
  /** Which start of the daemon it is: another one knows nothing of these. */
  hallRuns(boot: string | undefined): void;
  close(): void;
};

/** A voice says its whole phrase, and a printer prints its page, before there is an answer. */
const answerWithinMs = 60_000;
const overWithinMs = 10_000;
/** Who comes to more goes through the hall with `devices --test`; a babbling scanner fills no page. */
const testsAtMost = 32;
const heardAtMost = 12;
const textAtMost = 2000;

type Running = { boot: string | undefined; end(): void };

/** `give`: undefined where it cannot be; what it gives back ends the hearing. `now`: by the clock of the hall. */
export function openDeviceTests(
  {
    give,
    now,
    changed,
  }: {
    give(order: DeskOrder, hears: (body: Payload) => void): (() => void) | undefined;
    now(): number;
    changed(): void;
  },
  timers: Timers,
): DeviceTests {
  const tests = new Map<string, DeviceTest>();
  const running = new Map<string, Running>();
  let told: readonly DeviceTest[] = [];
  let boot: string | undefined;

  function stand(test: DeviceTest): void {
    tests.delete(test.device);
    tests.set(test.device, test);
    for (const oldest of tests.keys())
      if (tests.size > testsAtMost && !running.has(oldest)) tests.delete(oldest);
    told = [...tests.values()];
    changed();
  }

  function begin(order: DeskOrder): boolean {
    const { id, args } = order;
    const device = String(args['device']);
    const last = tests.get(device);
    if (running.has(device) || (last !== undefined && last.id === id)) return true;
    const first: DeviceTest = { id, device, at: now(), heard: [] };
    let cancel = (): void => {};
    const late = (ms: number): void => {
      cancel();
      cancel = timers.after(ms, () => silent(device));
    };
    const forget = give(order, body => {
      const before = tests.get(device) ?? first;
      const test = { ...before, ...newsOf(body, before, now()) };
      if (test.over !== undefined) running.get(device)?.end();
      else if (test.begun !== before.begun) late(leftMs(test, now()) + overWithinMs);
      stand(test);
    });
    if (forget === undefined) return false;
    running.set(device, {
      boot,
      end() {
        running.delete(device);
        cancel();
        forget();
      },
    });
    late(answerWithinMs);
    stand(first);
    return true;
  }

  function silent(device: string): void {
    const test = tests.get(device);
    running.get(device)?.end();
    if (test !== undefined) stand({ ...test, over: { code: 'no-answer', did: '' } });
  }

  return {
    begin,
    told: () => told,
    heard(below, payload) {
      const [, device = ''] = /^device\/([^/]+)\/\$state$/.exec(below) ?? [];
      const test = tests.get(device);
      if (test === undefined || test.wasLost || !running.has(device)) return;
      const state = payloadOf(payload)?.['state'];
      if (state === 'lost' || state === 'degraded') stand({ ...test, wasLost: true });
    },
    hallRuns(is) {
      if (is === undefined || is === boot) return;
      boot = is;
      for (const [device, one] of running) if (one.boot !== undefined) silent(device);
    },
    close() {
      for (const { end } of running.values()) end();
    },
  };
}

const leftMs = ({ begun }: DeviceTest, now: number): number => (begun === undefined ? 0 : begun.until - now);

/** Of an answer, or of what is said after it. */
function newsOf(body: Payload, { heard }: DeviceTest, now: number): Partial<DeviceTest> {
  if ('status' in body) return answered(body, now);
  if ('over' in body) return { over: overOf(body, textIn(body, 'over', textAtMost)) };
  if ('forMs' in body) return { begun: begunOf(body, now) };
  const line =
    textIn(body, 'line') ?? [textIn(body, 'digits'), textIn(body, 'key')].filter(Boolean).join(' ');
  const { left } = body;
  return {
    heard: [...heard, line].slice(-heardAtMost),
    ...(Array.isArray(left) && { left: left.map(String) }),
  };
}

/** A printer and a voice are over with their answer. */
function answered(body: Payload, now: number): Partial<DeviceTest> {
  if (body['code'] !== 'ok') return { over: overOf(body, textIn(body, 'message', textAtMost)) };
  const data = partIn(body, 'data');
  return 'forMs' in data
    ? { begun: begunOf(data, now) }
    : { over: overOf({ ...data, code: 'ok' }, textIn(data, 'did', textAtMost)) };
}

function overOf(body: Payload, did = ''): NonNullable<DeviceTest['over']> {
  const code = textIn(body, 'code') ?? '';
  return { code, did, ...whatIn(body), ...('args' in body && { args: partIn(body, 'args') }) };
}

function begunOf(body: Payload, now: number): NonNullable<DeviceTest['begun']> {
  const did = textIn(body, 'did', textAtMost) ?? '';
  return { did, ...whatIn(body), until: now + (figureIn(body, 'forMs') ?? 0) };
}

const whatIn = (body: Payload) => ('what' in body ? { what: partIn(body, 'what') } : {});
