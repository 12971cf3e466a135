/** Everything that is tried on a line: the kinds that there is a driver for, and what is known by its shape. */
import { onUnknownLines } from '../../../../simulators/devices/kinds.ts';
import type { Family } from './family.ts';
import { familyOf } from './shape.ts';
import { fourScreen } from './shapes/four-screen.ts';
import { oneSource } from './shapes/one-source.ts';
import { ruize } from './shapes/ruize.ts';

/** Of a driver's kind both directions are on the line; what both may say is taken for the device's word. */
export const families: readonly Family[] = [
  ...onUnknownLines.map(({ name, reader }) => ({
    name,
    readers: (['tx', 'rx'] as const).map(dir => () => reader()[dir]),
  })),
  ...[fourScreen, ruize, ...oneSource].map(familyOf),
];
