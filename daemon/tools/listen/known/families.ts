/** Everything that is tried on a line: the kinds that there is a driver for, and what is known by its shape. */
import { onUnknownLines } from '../../../../simulators/devices/kinds.ts';
import type { Family } from './family.ts';
import { familyOf } from './shape.ts';
import { fourScreen } from './shapes/four-screen.ts';
import { oneSource } from './shapes/one-source.ts';
import { ruize } from './shapes/ruize.ts';

const ofDrivers = [...Map.groupBy(onUnknownLines, ({ name }) => name)].map(
  ([name, ways]): Family => ({
    name,
    // Both directions are on the line; what both may say is taken for the device's word.
    readers: (['tx', 'rx'] as const).flatMap(dir =>
      ways.map(({ dialect, reader }) => ({
        reader: () => reader()[dir],
        ...(dialect !== undefined && { dialect }),
      })),
    ),
  }),
);

export const families: readonly Family[] = [...ofDrivers, ...[fourScreen, ruize, ...oneSource].map(familyOf)];
