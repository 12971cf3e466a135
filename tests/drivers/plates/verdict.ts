import { forEver } from '../../../drivers/aabb5154-card/codec.ts';
import type { DeviceKind } from '../../../drivers/kinds.ts';
import type { Subject, Trouble } from './boards.ts';

/** I13: no longer than this a number stands on a plate that is none any more. */
export const withinMs = 60_000;

/** One that hears nothing shows for ever what it got last, because its kind can let no picture expire. A new kind is to be named here, but where it is set how long a picture lives. */
const keeps: { readonly [kind in DeviceKind]?: boolean } = {
  'onbon-k': false,
  'modbus-digits': true,
  'tasmota-display': false,
  'pole-display': true,
  'a090-strip': true,
  strip69: true,
};

export function keepsWhatItGot({ device }: Subject, { hears }: Trouble): boolean {
  const { kind } = device;
  const itKeeps = 'life' in device ? device.life === forEver : keeps[kind];
  if (itKeeps === undefined) throw new Error(`it is not said here whether a picture on ${kind} expires`);
  return !hears && itKeeps;
}

/** Where another one answers in its place nobody can know, nor where an answer comes later than it may. */
export const isBelievable = ({ faults }: Trouble): boolean =>
  !faults.some(({ fault }) => fault === 'twin' || fault === 'slow');
