/** That every device and line can be reached: one port each, and nobody else's. */

import { definitionOf } from '../../drivers/kinds.ts';
import type { Path } from '../../drivers/settings/finding.ts';
import {
  type Port,
  type PortKey,
  portKeys,
  portOf,
  portText,
  type WrittenPort,
} from '../../drivers/settings/ports.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';

export function crossCheckPorts(draft: Draft): { faults: ConfigFinding[]; warnings: ConfigFinding[] } {
  return {
    faults: [...onePortEach(draft), ...sharedPorts(draft), ...withoutBroker(draft)],
    warnings: [...restlessPorts(draft)],
  };
}

type Owner = { path: Path; is: 'line' | 'device'; id: string; written: WrittenPort; takesFile: boolean };

function* owners(draft: Draft): Generator<Owner> {
  for (const [id, written] of readEntries(draft.lines))
    yield { path: ['lines', id], is: 'line', id, written, takesFile: false };
  for (const [id, device] of readEntries(draft.devices))
    if ('baud' in device)
      yield {
        path: ['devices', id],
        is: 'device',
        id,
        written: device,
        takesFile: definitionOf(device.kind).ways.includes('file'),
      };
}

const keysIn = (written: WrittenPort): PortKey[] => portKeys.filter(key => written[key] !== undefined);

function* onePortEach(draft: Draft): Generator<ConfigFinding> {
  for (const { path, written, takesFile } of owners(draft)) {
    const keys = keysIn(written);
    if (keys.length !== 1) yield atKey(path, 'not-one-port', { keys });
    else if (keys[0] === 'file' && !takesFile) yield atKey([...path, 'file'], 'no-device-file', {});
  }
}

function* ports(draft: Draft): Generator<Pick<Owner, 'path' | 'is' | 'id'> & { port: Port }> {
  for (const { path, is, id, written } of owners(draft)) {
    const [key, ...more] = keysIn(written);
    if (key !== undefined && more.length === 0) yield { path: [...path, key], is, id, port: portOf(written) };
  }
}

function* sharedPorts(draft: Draft): Generator<ConfigFinding> {
  const taken = new Map<string, Pick<Owner, 'is' | 'id'>>();
  for (const { path, is, id, port } of ports(draft)) {
    const name = `${port.by} ${portText(port)}`;
    const other = taken.get(name);
    if (other !== undefined) yield atValue(path, 'port-taken', { is: other.is, owner: other.id });
    else taken.set(name, { is, id });
  }
}

function* restlessPorts(draft: Draft): Generator<ConfigFinding> {
  for (const { path, port } of ports(draft))
    if (port.by === 'serial' && 'path' in port && /^\/dev\/tty(USB|ACM)\d+$/.test(port.path))
      yield atValue(path, 'restless-port', { port: port.path });
}

/** What speaks over MQTT speaks over the broker of the hall. */
function* withoutBroker(draft: Draft): Generator<ConfigFinding> {
  if (draft.hasBroker) return;
  const paths = [...ports(draft)].flatMap(({ path, port }) => (port.by === 'tasmota' ? [path] : []));
  for (const [id, device] of readEntries(draft.devices))
    if ('topic' in device) paths.push(['devices', id, 'topic']);
  for (const path of paths) yield atKey(path, 'topic-without-broker', {});
}
