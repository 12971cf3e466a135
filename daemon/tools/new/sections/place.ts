/** A device shows itself, and whoever stands before it says where it is. */
import { classOf } from '../../../../config/schema/device-classes.ts';
import { type Answers, allPlates, type Device } from '../answers.ts';
import { askOne, type Choice } from '../prompts.ts';
import { showItself } from '../show-itself.ts';
import { isKnown } from '../tape.ts';
import { words } from '../words.ts';

const tell = (line: string): void => void process.stdout.write(`  ${line}\n`);

/** None: it is left out. `answers` hold it. What is not here shows itself only when that is asked for: it takes long to be missed. */
export async function askPlace(answers: Answers, device: Device, isHere?: true): Promise<Device | undefined> {
  const ask = () => askOne(questionOf(device), choicesFor(answers, device), device.keys['counter'] ?? '');
  let picked = isHere ? again : await ask();
  while (picked === again) {
    const end = await shows(answers, device);
    try {
      picked = await ask();
    } finally {
      await end();
    }
  }
  if (picked === leave) return undefined;
  const { counter: _, ...keys } = device.keys;
  return { ...device, keys: picked === '' ? keys : { ...keys, counter: picked } };
}

/** No counter has capitals. */
const [again, leave] = ['AGAIN', 'LEAVE'];

const standsAtCounter = ({ kind }: Device): boolean => ['pad', 'board'].includes(classOf(kind));

const questionOf = (device: Device): string =>
  standsAtCounter(device) ? words.devices.shown(device.id) : words.devices.right(device.id);

function choicesFor(answers: Answers, device: Device): Choice<string>[] {
  const counters = allPlates(answers).map(plate => ({
    name: words.institutions.counter(plate),
    value: plate,
  }));
  const where = standsAtCounter(device)
    ? [...counters, ...(classOf(device.kind) === 'board' ? [{ name: words.devices.whole, value: '' }] : [])]
    : [{ name: words.devices.keep, value: '' }];
  return [...where, { name: words.devices.again, value: again }, { name: words.devices.leave, value: leave }];
}

/** It shows itself till that is called which comes back. */
export async function shows(answers: Answers, device: Device): Promise<() => Promise<void>> {
  // It has shown itself, and what was said then is known.
  if (isKnown()) return async () => {};
  const shown = await showItself(answers, device);
  if (shown.is === 'failed') {
    tell(words.devices.silent(device.id, shown.why));
    return async () => {};
  }
  tell(shown.did);
  return shown.end;
}
