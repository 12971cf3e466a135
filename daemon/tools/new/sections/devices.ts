/** The devices: those that are plugged in, each where it shows itself; the others by hand. */
import type { Computer } from '../../devices/device-list.ts';
import type { Answers, Device } from '../answers.ts';
import { askYes } from '../prompts.ts';
import { words } from '../words.ts';
import { askByHand } from './by-hand.ts';
import { askFound } from './found.ts';
import { askList } from './menu.ts';
import { shows } from './place.ts';

export async function askDevices(answers: Answers, computer?: Computer): Promise<Answers> {
  let now = answers;
  if (await askYes(words.devices.look, answers.devices.length === 0)) now = await askFound(now, computer);
  while (await askYes(words.devices.byHand, false)) now = await askByHand(now);
  if (now.devices.length === 0) return withoutIdleLines(now);
  const devices = await askList<Device>(now.devices, {
    what: words.sections.devices,
    nameOf: deviceLine,
    async add(items) {
      now = await askByHand({ ...now, devices: items });
      return now.devices;
    },
    async test(device) {
      const end = await shows(now, device);
      await askYes(words.devices.seen, true);
      await end();
    },
  });
  return withoutIdleLines({ ...now, devices });
}

export function deviceLine({ id, kind, keys }: Device): string {
  const { counter, line, address } = keys;
  const at = counter === undefined ? '' : words.institutions.counter(counter);
  const way =
    line === undefined ? (keys['serial'] ?? keys['tcp'] ?? keys['file'] ?? keys['hid'] ?? '') : line;
  return [id, kind, way, address, at].filter(Boolean).join('  ');
}

const withoutIdleLines = (answers: Answers): Answers => ({
  ...answers,
  lines: answers.lines.filter(({ id }) => answers.devices.some(({ keys }) => keys['line'] === id)),
});
