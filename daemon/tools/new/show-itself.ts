/** A device that is not in any hall yet is made to show which one it is: by the test that every device has. */
import { openOneDevice } from '../devices/one-device.ts';
import type { Answers, Device } from './answers.ts';
import { judged, sentence } from './faults.ts';

/** `end` lets go of its port. */
export type Shown = { is: 'shown'; did: string; end(): Promise<void> } | { is: 'failed'; why: string };

/** It stands among the answers. Resolves as soon as it shows itself; a pad goes on until its `end`. */
export async function showItself(answers: Answers, { id }: Device): Promise<Shown> {
  // What does not fit yet elsewhere in the hall keeps no board from blinking.
  const { config, ...read } = judged({ ...answers, devices: answers.devices.filter(one => one.id === id) });
  if (config === undefined)
    return {
      is: 'failed',
      why: 'faults' in read ? read.faults.map(fault => sentence(fault)).join('; ') : '',
    };
  const one = await openOneDevice(config, id, { fares() {} });
  const begun = Promise.withResolvers<string>();
  const tested = one.test(id, said => {
    if ('did' in said) begun.resolve(said.did);
  });
  const first = await Promise.race([begun.promise, tested]);
  if (typeof first === 'string') return { is: 'shown', did: first, end: one.close };
  await one.close();
  return first.is === 'done'
    ? { is: 'shown', did: first.did, end: async () => {} }
    : { is: 'failed', why: first.message };
}
