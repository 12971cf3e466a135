/** That the members of a shared line can live together on it. */

import { type DeviceKind, definitionOf, kindsBeside, mayShareLine } from '../../drivers/kinds.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

/** An exchange at 9600 baud takes 115 to 190 ms: eight boards repaint in about 1.3 s. */
const boardsOnALine = 8;

/** `kinds`: what its members of each have, `alike` as the first of them writes it. */
type OnALine = { kinds: Map<DeviceKind, OfAKind>; boards: number };
type OfAKind = { alike: Readonly<Record<string, string>>; addresses: Map<number, string> };

export function* crossCheckLines(draft: Draft): Generator<ConfigFinding> {
  const lines = new Map<string, OnALine>();
  for (const [id, device] of readEntries(draft.devices)) {
    if (!('line' in device)) continue;
    yield* mustBeIn(draft, 'lines', device.line, ['devices', id, 'line']);
    const line = lines.get(device.line) ?? { kinds: new Map(), boards: 0 };
    lines.set(device.line, line);
    const { kind } = device;
    const other = [...line.kinds.keys()].find(one => !mayShareLine(kind, one));
    if (other !== undefined) {
      const beside = kindsBeside(other);
      yield atValue(['devices', id, 'line'], 'kinds-on-a-line', { kind, other, beside });
      continue;
    }
    const alike = definitionOf(kind).alikeOnALine?.(device) ?? {};
    const those = line.kinds.get(kind) ?? { alike, addresses: new Map() };
    line.kinds.set(kind, those);
    for (const [key, found] of Object.entries(alike)) {
      const as = those.alike[key];
      if (as !== undefined && found !== as)
        yield wrongValue(['devices', id, key], found, {
          expected: { is: 'as-on-line', as, line: device.line },
        });
    }
    const owner = those.addresses.get(device.address);
    if (owner !== undefined)
      yield atValue(['devices', id, 'address'], 'address-taken', {
        address: device.address,
        owner,
        line: device.line,
      });
    else those.addresses.set(device.address, id);
    if (classOf(kind) === 'board' && ++line.boards > boardsOnALine)
      yield atValue(['devices', id, 'line'], 'boards-on-a-line', {
        nth: line.boards,
        line: device.line,
        atMost: boardsOnALine,
      });
  }
}
