/** The questions that every new device brings, found or not: what its kind must know, its address, where it stands. */
import { classOf } from '../../../../config/schema/device-classes.ts';
import { type DeviceKind, definitionOf } from '../../../../drivers/kinds.ts';
import { type Answers, allPlates, type Device, type Entry, freeId } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { neededKeys } from '../needed-keys.ts';
import { askOne, askText, tellOnce } from '../prompts.ts';
import { words } from '../words.ts';
import { askButtons } from './buttons.ts';
import { numbersOf, platesText } from './institutions.ts';
import { askPlace } from './place.ts';

/** `line`: a new one that it brings. `isHere`: it is plugged in, and can show itself. `asks`: keys that it needs, and its kind does not. */
export type Candidate = Omit<Device, 'id'> & { line?: Entry; isHere?: true; asks?: readonly string[] };

const asked = (key: string): string => words.devices.key[key] ?? key;

/** Where it is, and where it stands, is asked elsewhere. */
const ofItsWay: readonly string[] = ['line', 'address', 'counter'];

/** With the devices that come of it: a line has several, each at its address. */
export async function addDevices(answers: Answers, candidate: Candidate): Promise<Answers> {
  const { line, isHere, asks = [], ...wanted } = candidate;
  let now: Answers = line === undefined ? answers : { ...answers, lines: [...answers.lines, line] };
  const needed = neededKeys(wanted.kind) ?? [];
  const examples = Object.fromEntries(needed.map(({ key, example }) => [key, example]));
  const counter = allPlates(answers)[0] ?? '1';
  let device: Device = {
    ...wanted,
    id: freeId(
      wanted.reads === 'presses' ? 'kiosk' : stemOf(wanted.kind),
      [...answers.devices].map(({ id }) => id),
      true,
    ),
    keys: {
      ...examples,
      ...(needsCounter(wanted.kind) && { counter }),
      ...spared(answers, wanted.kind),
      ...wanted.keys,
    },
  };
  for (const { key, among } of [...needed, ...asks.map(key => ({ key, among: undefined }))]) {
    if (ofItsWay.includes(key) || key in wanted.keys) continue;
    device = { ...device, keys: { ...device.keys, [key]: await askKey(now, device, { key, among }) } };
  }
  if (!('line' in device.keys)) return await placed(now, device, isHere);
  for (const address of await askAddresses(now, device, wanted.keys['address'])) {
    const id = freeId(
      `${stemOf(device.kind)}-${address}`,
      now.devices.map(one => one.id),
    );
    const there: Record<string, string> =
      allPlates(now).includes(address) && 'counter' in device.keys ? { counter: address } : {};
    now = await placed(now, { ...device, id, keys: { ...device.keys, address, ...there } }, isHere);
  }
  // A line of which nothing is left is none.
  const isUsed = line === undefined || now.devices.some(({ keys }) => keys['line'] === line.id);
  return isUsed ? now : { ...now, lines: answers.lines };
}

export const stemOf = (kind: DeviceKind): string => definitionOf(kind).proposal?.id ?? classOf(kind);

/** A board without one shows the whole hall: that is said when it is placed. */
const needsCounter = (kind: DeviceKind): boolean => ['pad', 'board'].includes(classOf(kind));

/** One voice speaks in a hall; another stands by for it. */
function spared({ devices }: Answers, kind: DeviceKind): Readonly<Record<string, string>> {
  if (classOf(kind) !== 'voice') return {};
  const first = devices.find(one => classOf(one.kind) === 'voice' && one.keys['spareFor'] === undefined);
  return first === undefined ? {} : { spareFor: first.id };
}

const withDevice = (answers: Answers, device: Device): Answers => ({
  ...answers,
  devices: [...answers.devices, device],
});

async function askKey(
  answers: Answers,
  device: Device,
  { key, among }: { key: string; among: readonly string[] | undefined },
): Promise<string> {
  const usual = device.keys[key] ?? '';
  if (among !== undefined)
    return await askOne(
      asked(key),
      among.map(value => ({ name: value, value })),
      usual,
    );
  const changed = (entered: string) =>
    withDevice(answers, { ...device, keys: { ...device.keys, [key]: entered } });
  return await askText(asked(key), usual, entered =>
    wrongAt(changed(entered), `devices.${device.id}.${key}`),
  );
}

/** `told`: what the device itself has said. */
async function askAddresses(answers: Answers, device: Device, told: string | undefined): Promise<string[]> {
  const numbers = allPlates(answers).filter(plate => /^\d+$/.test(plate));
  const usual = told ?? platesText(numbers);
  const entered = await askText(words.devices.addresses, usual, typed => {
    let now = answers;
    for (const address of numbersOf(typed)) {
      const id = freeId(
        `${stemOf(device.kind)}-${address}`,
        now.devices.map(one => one.id),
      );
      now = withDevice(now, { ...device, id, keys: { ...device.keys, address } });
      const wrong = wrongAt(now, `devices.${id}.address`, `devices.${id}.line`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  });
  return numbersOf(entered);
}

/** What does not fit is told, and is not taken. */
async function placed(answers: Answers, device: Device, isHere?: true): Promise<Answers> {
  const all = withDevice(answers, device);
  const isBox = device.reads === 'presses' && isHere === true;
  const place = isBox ? await askButtons(all, device) : await askPlace(all, device, isHere);
  if (place === undefined) return answers;
  const now = withDevice(answers, place);
  const lines = now.lines.map(({ id }) => `lines.${id}`);
  const wrong = wrongAt(now, `devices.${place.id}`, ...lines);
  if (wrong === undefined) return now;
  tellOnce(`  ${words.devices.wrong(wrong)}`);
  return answers;
}
