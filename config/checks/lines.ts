/** That the members of a shared line can live together on it. */

import { definitionOf } from '../../drivers/kinds.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

/** An exchange at 9600 baud takes 115 to 190 ms: eight boards repaint in about 1.3 s. */
const boardsOnALine = 8;

/** `alike`: as its first member writes it. */
type OnALine = {
  kind: string;
  alike: Readonly<Record<string, string>>;
  addresses: Map<number, string>;
  boards: number;
};

export function* crossCheckLines(draft: Draft): Generator<ConfigFinding> {
  const lines = new Map<string, OnALine>();
  for (const [id, device] of readEntries(draft.devices)) {
    if (!('line' in device)) continue;
    yield* mustBeIn(draft, 'lines', device.line, ['devices', id, 'line']);
    const alike = definitionOf(device.kind).alikeOnALine?.(device) ?? {};
    const line = lines.get(device.line) ?? {
      kind: device.kind,
      alike,
      addresses: new Map(),
      boards: 0,
    };
    lines.set(device.line, line);
    if (device.kind !== line.kind) {
      yield atValue(['devices', id, 'line'], 'kinds-on-a-line', { kind: device.kind, other: line.kind });
      continue;
    }
    for (const [key, found] of Object.entries(alike)) {
      const as = line.alike[key];
      if (as !== undefined && found !== as)
        yield wrongValue(['devices', id, key], found, {
          expected: { is: 'as-on-line', as, line: device.line },
        });
    }
    const other = line.addresses.get(device.address);
    if (other !== undefined)
      yield atValue(['devices', id, 'address'], 'address-taken', {
        address: device.address,
        owner: other,
        line: device.line,
      });
    else line.addresses.set(device.address, id);
    if (classOf(device.kind) === 'board' && ++line.boards > boardsOnALine)
      yield atValue(['devices', id, 'line'], 'boards-on-a-line', {
        nth: line.boards,
        line: device.line,
        atMost: boardsOnALine,
      });
  }
}
