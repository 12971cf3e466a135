/** What is plugged into this computer and no answer names yet: what is it, which one is it? */
import { isRaw } from '../../../../config/load/draft.ts';
import { parseYaml } from '../../../../config/load/yaml-file.ts';
import { definitionOf } from '../../../../drivers/kinds.ts';
import { type Computer, listDevices, type Stranger } from '../../devices/device-list.ts';
import type { Proposal } from '../../devices/yaml-lines.ts';
import { type Answers, type Entry, freeId } from '../answers.ts';
import { judged } from '../faults.ts';
import { askOne, type Choice, tellOnce } from '../prompts.ts';
import { onceOnTape } from '../tape.ts';
import { words } from '../words.ts';
import { addDevices, type Candidate } from './add-device.ts';
import { kindName } from './by-hand.ts';

/** Asked port by port, which takes some seconds each; meanwhile it is told which. */
export async function askFound(answers: Answers, computer?: Computer): Promise<Answers> {
  const strangers = await onceOnTape('found', () => strangersOf(answers, computer));
  let now = answers;
  for (const { one, answered, why, proposed } of strangers) {
    tellOnce(words.devices.found(one.path, answered?.what ?? why));
    const choices: Choice<Candidate | undefined>[] = [
      ...proposed.flatMap(proposal => candidates(now, proposal)),
      { name: words.devices.leave, value: undefined },
    ];
    const picked = await askOne(words.devices.is(one.path), choices);
    if (picked !== undefined) now = await addDevices(now, toldApart(now, picked, strangers));
  }
  if (strangers.length === 0) tellOnce(words.devices.foundNone);
  return now;
}

/** Where its `hid` fits another one, too, it needs the key by which its kind tells them apart; that a person has set in each. */
function toldApart(answers: Answers, picked: Candidate, strangers: readonly Stranger[]): Candidate {
  const apart = definitionOf(picked.kind).usb?.apart;
  const { hid } = picked.keys;
  const isIt = (keys: Readonly<Record<string, string>>) => keys['hid'] === hid;
  const here = strangers.filter(({ proposed }) =>
    proposed.some(one => candidates(answers, one).some(({ value }) => isIt(value.keys))),
  );
  const isAlone = here.length < 2 && !answers.devices.some(({ keys }) => isIt(keys));
  return apart === undefined || hid === undefined || isAlone ? picked : { ...picked, asks: [apart] };
}

export async function strangersOf(answers: Answers, computer?: Computer): Promise<Stranger[]> {
  const strangers: Stranger[] = [];
  const { config } = judged(answers);
  const hall = config && { config, file: '', alone: '' };
  await listDevices(
    hall,
    {
      begins(_, __, trouble) {
        for (const line of trouble) process.stderr.write(`${line}\n`);
      },
      stranger: one => void (one.proposed.length > 0 && strangers.push(one)),
      ends() {},
    },
    computer,
  );
  return strangers;
}

/** The lines that would be written by hand, read back. A reader may be a scanner, or a box with buttons. */
export function candidates(answers: Answers, { kind, lines, yours }: Proposal): Choice<Candidate>[] {
  const read = parseYaml('', lines.join('\n'));
  const written = read.ok && isRaw(read.yaml.value) ? read.yaml.value : {};
  const [line] = entriesIn(written['lines']);
  const [device] = entriesIn(written['devices']);
  if (device === undefined) return [];
  const lineId =
    line &&
    freeId(
      line.id.replace(/-\d+$/, ''),
      answers.lines.map(({ id }) => id),
    );
  const { kind: _, scans, ...told } = device.keys;
  // What stands for this hall's is asked.
  const keys = Object.fromEntries(Object.entries(told).filter(([key]) => !yours.includes(key)));
  const candidate: Candidate = {
    kind,
    isHere: true,
    keys: lineId === undefined ? keys : { ...keys, line: lineId },
    ...(line !== undefined && lineId !== undefined && { line: { id: lineId, keys: line.keys } }),
  };
  if (scans === undefined) return [{ name: kindName(kind), value: candidate }];
  const { scanner, buttons } = words.devices.asIf;
  return [
    { name: `${scanner} (${kind})`, value: { ...candidate, reads: 'scans' } },
    { name: `${buttons} (${kind})`, value: { ...candidate, reads: 'presses' } },
  ];
}

function entriesIn(section: unknown): Entry[] {
  if (!isRaw(section)) return [];
  return Object.entries(section).map(([id, keys]) => ({
    id,
    keys: Object.fromEntries(
      Object.entries(isRaw(keys) ? keys : {}).map(([key, value]) => [key, String(value)]),
    ),
  }));
}
