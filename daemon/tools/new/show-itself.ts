/** A device that is not in any hall yet is made to show which one it is: by the test that every device has. */
import type { Tested } from '../../mqtt/client/running-daemon.ts';
import { openOneDevice } from '../devices/one-device.ts';
import type { Answers, Device } from './answers.ts';
import { judged, sentence } from './faults.ts';

/** `end` lets go of its port. */
export type Shown = { is: 'shown'; did: string; end(): Promise<void> } | { is: 'failed'; why: string };

/**
 * It stands among the answers. Resolves as soon as it shows itself; a pad and a reader go on until its `end`. `heard`: each line
 * of a reader, however long that takes.
 */
export async function showItself(
  answers: Answers,
  { id }: Pick<Device, 'id'>,
  heard?: (line: string) => void,
): Promise<Shown> {
  // What does not fit yet elsewhere in the hall keeps no board from blinking.
  const devices = answers.devices.filter(one => one.id === id).map(alone);
  const { config, ...read } = judged({ ...answers, devices });
  if (config === undefined)
    return {
      is: 'failed',
      why: 'faults' in read ? read.faults.map(fault => sentence(fault)).join('; ') : '',
    };
  const one = await openOneDevice(config, id, { fares() {} });
  const begun = Promise.withResolvers<string>();
  const test = () =>
    one.test(id, said => {
      if ('did' in said) begun.resolve(said.did);
      if ('line' in said) heard?.(said.line);
    });
  const tested = heard === undefined ? test() : again(test);
  const first = await Promise.race([begun.promise, tested]);
  if (typeof first === 'string') return { is: 'shown', did: first, end: one.close };
  await one.close();
  return first.is === 'done'
    ? { is: 'shown', did: first.did, end: async () => {} }
    : { is: 'failed', why: first.message };
}

/** It stands by for nobody, and nothing is expected of its lines. */
function alone({ id, kind, keys: all, reads }: Device): Device {
  const { spareFor: _, ...keys } = all;
  return { id, kind, keys, ...(reads !== undefined && { reads: 'scans' }) };
}

/** A test ends after a minute; closed, it is refused. */
async function again(test: () => Promise<Tested>): Promise<Tested> {
  for (;;) {
    const tested = await test();
    if (tested.is !== 'done') return tested;
  }
}
