/** That every device and line can be reached: one port each, and nobody else's. */

import { definitionOf } from '../../drivers/kinds.ts';
import { atKey, atValue, type Finding, type Path } from '../../drivers/settings/finding.ts';
import {
  type Port,
  type PortKey,
  portKeys,
  portOf,
  portText,
  type WrittenPort,
} from '../../drivers/settings/ports.ts';
import { type Draft, readEntries } from '../load/draft.ts';

export function crossCheckPorts(draft: Draft): { faults: Finding[]; warnings: Finding[] } {
  return {
    faults: [...onePortEach(draft), ...sharedPorts(draft), ...withoutBroker(draft)],
    warnings: [...restlessPorts(draft)],
  };
}

type Owner = { path: Path; what: string; written: WrittenPort; takesFile: boolean };

function* owners(draft: Draft): Generator<Owner> {
  for (const [id, written] of readEntries(draft.lines))
    yield { path: ['lines', id], what: `the line ${id}`, written, takesFile: false };
  for (const [id, device] of readEntries(draft.devices))
    if ('baud' in device)
      yield {
        path: ['devices', id],
        what: id,
        written: device,
        takesFile: definitionOf(device.kind).ways.includes('file'),
      };
}

const keysIn = (written: WrittenPort): PortKey[] => portKeys.filter(key => written[key] !== undefined);

function* onePortEach(draft: Draft): Generator<Finding> {
  for (const { path, written, takesFile } of owners(draft)) {
    const keys = keysIn(written);
    if (keys.length !== 1)
      yield atKey(
        path,
        keys.length === 0 ? 'no port' : keys.join(' and '),
        'one of serial, tcp, file and tasmota',
        'serial: /dev/serial/by-id/…',
      );
    else if (keys[0] === 'file' && !takesFile)
      yield atKey([...path, 'file'], 'file', 'serial, tcp or tasmota: only a printer is a device file');
  }
}

function* ports(draft: Draft): Generator<{ path: Path; what: string; port: Port }> {
  for (const { path, what, written } of owners(draft)) {
    const [key, ...more] = keysIn(written);
    if (key !== undefined && more.length === 0) yield { path: [...path, key], what, port: portOf(written) };
  }
}

function* sharedPorts(draft: Draft): Generator<Finding> {
  const owner = new Map<string, string>();
  for (const { path, what, port } of ports(draft)) {
    const name = `${port.by} ${portText(port)}`;
    const other = owner.get(name);
    if (other !== undefined) yield atValue(path, `the port of ${other}`, 'a port of its own');
    else owner.set(name, what);
  }
}

function* restlessPorts(draft: Draft): Generator<Finding> {
  for (const { path, port } of ports(draft))
    if (port.by === 'serial' && 'path' in port && /^\/dev\/tty(USB|ACM)\d+$/.test(port.path))
      yield atValue(
        path,
        `${port.path}, which changes with the order of plugging`,
        'a name that stays',
        '/dev/serial/by-id/… (two adapters without a number of their own: /dev/serial/by-path/…)',
      );
}

/** What speaks over MQTT speaks over the broker of the hall. */
function* withoutBroker(draft: Draft): Generator<Finding> {
  if (draft.hasBroker) return;
  const paths = [...ports(draft)].flatMap(({ path, port }) => (port.by === 'tasmota' ? [path] : []));
  for (const [id, device] of readEntries(draft.devices))
    if ('topic' in device) paths.push(['devices', id, 'topic']);
  for (const path of paths)
    yield atKey(
      path,
      'a topic, and no broker',
      'the broker that this device speaks to, at the top of the file',
      'mqtt: { url: mqtt://127.0.0.1:1883 }',
    );
}
