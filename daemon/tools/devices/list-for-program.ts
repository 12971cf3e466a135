/** `one-ticket devices --json`: the same list as one object, when all of it is known. */
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { portText } from '../../../drivers/settings/ports.ts';
import { tellJson } from '../../text/told-json.ts';
import type { Fitting, ListTeller, Stranger } from './device-list.ts';
import { entriesOf } from './entries.ts';
import type { HeldHall } from './hall-file.ts';
import { presenceOf } from './presence.ts';
import { usbOf } from './yaml-lines.ts';

export function listForProgram(): ListTeller {
  let ofHall = {};
  let found: readonly Fitting[] = [];
  let warnings: object[] = [];
  const strangers = new Map<Plugged, Stranger>();
  return {
    begins(hall, plugged, trouble) {
      ofHall = hall === undefined ? {} : hallOf(hall, plugged);
      found = plugged;
      warnings = trouble.map(text => ({ text }));
    },
    stranger: one => void strangers.set(one.one, one),
    ends() {
      const plugged = found.map(one => ({ ...pluggedOf(one), ...introduced(strangers.get(one.one)) }));
      tellJson({ ...ofHall, plugged, warnings });
    },
  };
}

/** `daemon`: whether one was asked; `why`: not, in words. A `state` only it can tell. */
function hallOf({ config, file, ...held }: HeldHall, plugged: readonly Fitting[]): object {
  const all = plugged.map(({ one }) => one);
  return {
    hall: config.hall,
    config: file,
    simulated: config.simulated,
    daemon: held.daemon !== undefined,
    ...(held.daemon === undefined && { why: held.alone }),
    devices: entriesOf(config, file).map(({ id, kind, disabled, way, port, place }) => ({
      id,
      kind,
      disabled,
      ...(port !== undefined && { port: portText(port) }),
      ...way,
      presence: presenceOf(port, all),
      ...held.daemon?.devices.get(id),
      entry: place,
    })),
  };
}

function pluggedOf({ one, owners }: Fitting): object {
  const usb = one.is === 'printer' ? undefined : usbOf(one);
  const maker = one.is === 'printer' ? undefined : one.maker;
  return { path: one.path, is: one.is, ...(usb && { usb }), ...(maker && { maker }), entries: owners };
}

/** `lines`: what would add it to the config, of each kind that it may be; `yours`: the values in them to be replaced. */
function introduced(stranger: Stranger | undefined): object {
  if (stranger === undefined) return {};
  const { answered, why, proposed } = stranger;
  return {
    ...(answered && { answered: { kind: answered.kind, baud: answered.baud, what: answered.what } }),
    ...(why !== undefined && { why }),
    proposed: proposed.map(({ kind, lines, yours }) => ({ kind, lines, yours })),
  };
}
