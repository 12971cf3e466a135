/** Eight counters whose pads and strips share one line: keys are pressed while numbers are called. */
import type { DeviceConfig } from '../../../drivers/kinds.ts';
import type { Degree, FaultName } from '../../../simulators/stage/fault-names.ts';
import { repeats } from '../../kit/driver/bad-line.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';

const addresses = [1, 2, 3, 4, 5, 6, 7, 8];
const common = { line: 'pads', counter: '1', disabled: false } as const;
const strip = {
  ...common,
  kind: 'a090-strip',
  answers: true,
  replyWithinMs: 2000,
  refreshMs: 10_000,
} as const;
const devices = (columns: number): Map<string, DeviceConfig> =>
  new Map(
    addresses.flatMap((address): [string, DeviceConfig][] => [
      [`pad-${address}`, { ...common, kind: 'ff68-pad', address, dialect: '21-key' }],
      [`strip-${address}`, { ...strip, address, columns }],
    ]),
  );

/** `fault`: of every strip; `settledMs`: how long before it all went well. */
export type Strips = {
  columns?: number;
  blink?: boolean;
  fault?: { fault: FaultName } & Degree;
  settledMs?: number;
};

/** How many of the keys were taken, and how long the slowest took from when it was said first until its echo was there. */
export async function keysBeside(
  { columns = 16, blink = false, fault, settledMs = 20_000 }: Strips,
  keys: number,
) {
  const port = await stagedDevices(devices(columns));
  const { simulated, timers, advance } = port;
  const boards = only('board', port);
  const saidAtMs = new Map<string, number>();
  let [taken, slowestMs] = [0, 0];
  simulated.onWire(chunk => {
    if (!('hex' in chunk) || !chunk.device.startsWith('pad-')) return;
    const { device, dir, hex } = chunk;
    const isKey = hex.startsWith(`ff680303680${device.at(-1)}01`);
    if (dir === 'tx') saidAtMs.set(device, saidAtMs.get(device) ?? timers.now());
    else if (isKey) {
      slowestMs = Math.max(slowestMs, timers.now() - (saidAtMs.get(device) ?? timers.now()));
      saidAtMs.delete(device);
    }
  });
  for (const { driver, ears } of only('pad', port)) {
    const isRepeat = repeats(timers);
    ears.listen(what => {
      if (what.is !== 'said' || 'line' in what.said) return;
      const repeat = isRepeat(what.said);
      if (!repeat) taken += 1;
      driver.answer(what.said, { is: repeat ? 'repeat' : 'done' });
    });
  }
  const call = (at: number, number: number): void =>
    boards[at]?.driver.want({ lines: [{ text: `A${number}`, blink }], ticket: `A${number}` }, true);
  for (const at of boards.keys()) call(at, 100);
  await advance(settledMs);
  if (fault !== undefined) for (const { id } of boards) simulated.do(id, fault);
  for (let nth = 0; nth < keys; nth += 1) {
    call(nth % addresses.length, 101 + nth);
    await advance((nth * 137) % 400);
    simulated.do(`pad-${addresses[nth % addresses.length]}`, { press: 'recall' });
    await advance(3100 + ((nth * 61) % 700));
  }
  return { taken, slowestMs };
}
