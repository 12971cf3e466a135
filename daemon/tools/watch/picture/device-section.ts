/** The devices of a hall that are not ready. Pure. */
import type { Hall } from '../model/halls.ts';
import type { DeviceRow } from '../model/rows.ts';
import { troubleOf } from '../model/standing.ts';
import { words } from '../words.ts';
import { type Look, span } from './cells.ts';
import { sinceFor } from './names.ts';
import { listed, type Section, titled } from './section.ts';

export function deviceSection(hall: Hall, rows: readonly DeviceRow[], now: number): Section {
  const { unready } = troubleOf(hall);
  const count = unready === 0 ? words.allReady : words.notReady(unready, hall.devices.size);
  return listed(
    rows,
    [
      { head: '', width: 12, cell: ({ id }) => id },
      { head: '', width: 8, cell: device => span(stateOf(device), lookOf(device)) },
      { head: '', width: 6, align: 'right', cell: ({ since }) => sinceFor(hall, since, now) },
      { head: '', width: 0, grows: true, cell: ({ why, warning }) => ` ${why ?? warning ?? ''}` },
    ],
    shown => [
      ...titled(words.sections.devices, count, shown, unready === 0 ? 'plain' : 'bad'),
      // Where there is room for no more.
      ...(shown === undefined ? [span(`: ${rows.map(({ id }) => id).join(' ')}`)] : []),
    ],
  );
}

function stateOf({ state, warning }: DeviceRow): string {
  return state === 'ready' && warning !== undefined ? words.warning : words.deviceState(state);
}

function lookOf({ state }: DeviceRow): Look {
  if (state === 'lost') return 'bad';
  return state === 'disabled' ? 'dim' : 'warn';
}
