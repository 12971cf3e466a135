/** The lines that would add to a config what is plugged in. */

import { type DeviceKind, definitionOf, kinds, nameOf } from '../../../drivers/kinds.ts';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { hidPort, serialPort, type UsbName, usbText } from '../../../drivers/settings/ports.ts';
import type { Answered } from './port-probe.ts';

/** `asIf`: what it may be, where that is not known. `yours`: the values that stand for those of this hall. */
export type Proposal = { kind: DeviceKind; asIf?: string; lines: string[]; yours: string[] };
/** Gives an id that the config does not have. */
export type NewId = (stem: string) => string;

/** None for what is no device of a hall. */
export function proposals(plugged: Plugged, answered: Answered | undefined, newId: NewId): Proposal[] {
  switch (plugged.is) {
    case 'printer':
      return proposed
        .filter(({ ways }) => ways.includes('file'))
        .map(one => entry(one, { file: plugged.path }, newId));
    case 'hid': {
      const ofVendor = proposed.filter(isOfVendor(plugged));
      const fitting = (ofVendor.length > 0 ? ofVendor : proposed.filter(isOfAnyVendor)).filter(
        ({ usb }) => usb?.among.fits(plugged) === true,
      );
      const { serial: _, ...unnamed } = plugged;
      // A serial number that a config cannot write is left out.
      const hid = [usbOf(plugged), usbOf(unnamed)].find(name => hidPort.safeParse(name).success);
      return hid === undefined ? [] : fitting.map(kind => entry(kind, { hid: `"${hid}"` }, newId));
    }
    case 'serial': {
      const serial = serialName(plugged);
      if (answered === undefined) return proposed.filter(isSilent).map(one => entry(one, { serial }, newId));
      const { kind, baud, settings } = answered;
      return proposed
        .filter(one => one.kind === kind)
        .map(one => entry(one, { serial, baud: `${baud}` }, newId, settings));
    }
  }
}

const proposed = kinds.map(nameOf).flatMap(kind => {
  const { proposal, ...definition } = definitionOf(kind);
  return proposal === undefined ? [] : [{ kind, ...definition, proposal }];
});
type Proposed = (typeof proposed)[number];

const isOfVendor =
  ({ vendor }: Plugged & { is: 'hid' }) =>
  ({ usb }: Proposed) =>
    usb?.vendor !== undefined && usb.vendor === vendor;
const isOfAnyVendor = ({ usb }: Proposed) => usb !== undefined && usb.vendor === undefined;
/** Pads and readers speak only when they are pressed. */
const isSilent = ({ usb, probe }: Proposed) => usb === undefined && probe === undefined;

/** `port`: its own, or that of a line of its own; `settings`: what it told of itself. */
function entry(
  { kind, proposal }: Proposed,
  port: Readonly<Record<string, string>>,
  newId: NewId,
  settings: Readonly<Record<string, string>> = {},
): Proposal {
  const { id, line, yours = {}, keys = {}, asIf } = proposal;
  const lineId = line === undefined ? undefined : newId(line);
  const way = lineId === undefined ? port : { line: lineId };
  const all = { kind, ...way, ...settings, ...yours, ...keys };
  return {
    kind,
    ...(asIf !== undefined && { asIf }),
    lines: [
      ...(lineId === undefined ? [] : ['lines:', `  ${lineId}: ${flow(port)}`]),
      'devices:',
      `  ${newId(id)}: ${flow(all)}`,
    ],
    yours: Object.keys(yours),
  };
}

/** A name that stays, as far as a config can write it. */
function serialName({ path, names, ...usb }: Plugged & { is: 'serial' }): string {
  const name = names.find(one => serialPort.safeParse(one).success);
  if (name !== undefined) return name;
  const adapter = usb.serial === undefined ? undefined : usbOf(usb);
  return adapter !== undefined && serialPort.safeParse(adapter).success ? `"${adapter}"` : path;
}

/** As a config names it; not without its numbers. */
export function usbOf({ vendor, product, ...more }: Partial<UsbName>): string | undefined {
  return vendor === undefined || product === undefined ? undefined : usbText({ vendor, product, ...more });
}

function flow(keys: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
}
