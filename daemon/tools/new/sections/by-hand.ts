/** A device that is not plugged in here: its kind, and how it is reached. */
import { classOf } from '../../../../config/schema/device-classes.ts';
import { type DeviceKind, definitionOf, kinds, nameOf } from '../../../../drivers/kinds.ts';
import { type PortKey, portKeys, portShape } from '../../../../drivers/settings/ports.ts';
import { isExpectation } from '../../../../drivers/settings/scalars.ts';
import { type Answers, type Entry, freeId } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { neededKeys } from '../needed-keys.ts';
import { askOne, askText } from '../prompts.ts';
import { words } from '../words.ts';
import { addDevices } from './add-device.ts';

export const kindName = (kind: DeviceKind): string => `${words.devices.classes[classOf(kind)]} ${kind}`;

export async function askByHand(answers: Answers): Promise<Answers> {
  const known = kinds.map(nameOf).filter(kind => neededKeys(kind) !== undefined);
  const kind = await askOne(
    words.devices.kind,
    known.map(value => ({ name: kindName(value), value })),
  );
  const reads = classOf(kind) === 'reader' ? { reads: await askReads() } : {};
  const { ways } = definitionOf(kind);
  const ports = portKeys.filter(way => ways.includes(way));
  if (ways.includes('line')) {
    const { line, isNew } = await askLine(answers, kind);
    const keys = { line: line.id };
    return await addDevices(answers, { kind, keys, ...(isNew && { line }) });
  }
  const keys = ports.length === 0 ? {} : await askPort(answers, ports, kind);
  return await addDevices(answers, { kind, keys, ...reads });
}

const askReads = (): Promise<'scans' | 'presses'> =>
  askOne(words.devices.reads, [
    { name: words.devices.asIf.scanner, value: 'scans' },
    { name: words.devices.asIf.buttons, value: 'presses' },
  ]);

async function askLine(answers: Answers, kind: DeviceKind): Promise<{ line: Entry; isNew: boolean }> {
  const old = answers.lines.map(line => ({
    name: `${line.id} ${Object.values(line.keys).join(' ')}`,
    value: line,
  }));
  const picked =
    old.length === 0
      ? undefined
      : await askOne<Entry | undefined>(words.devices.line, [
          { name: words.devices.newLine, value: undefined },
          ...old,
        ]);
  if (picked !== undefined) return { line: picked, isNew: false };
  const stem = definitionOf(kind).proposal?.line ?? 'line';
  const id = freeId(
    stem,
    answers.lines.map(line => line.id),
  );
  const ways = portKeys.filter(way => way !== 'file');
  return { line: { id, keys: await askPort(answers, ways) }, isNew: true };
}

/** `kind`: of the device alone on it; none where it is a line. */
async function askPort(
  answers: Answers,
  ways: readonly PortKey[],
  kind?: DeviceKind,
): Promise<Readonly<Record<string, string>>> {
  const way = await askOne(
    words.devices.way,
    ways.map(value => ({ name: words.devices.ways[value], value })),
  );
  const id = 'new';
  const changed = (entered: string): Answers => {
    const keys = { [way]: entered };
    return kind === undefined
      ? { ...answers, lines: [...answers.lines, { id, keys }] }
      : { ...answers, devices: [...answers.devices, { id, kind, keys }] };
  };
  const path = `${kind === undefined ? 'lines' : 'devices'}.${id}.${way}`;
  const entered = await askText(words.devices.ways[way], exampleOf(way), typed =>
    wrongAt(changed(typed), path),
  );
  return { [way]: entered };
}

function exampleOf(way: PortKey): string {
  const [issue] = portShape[way].safeParse(null).error?.issues ?? [];
  return issue?.code === 'custom' && isExpectation(issue.params) ? (issue.params.example ?? '') : '';
}
