/** That the USB devices can be told apart. */
import { definitionOf } from '../../drivers/kinds.ts';
import { type HidPort, portText } from '../../drivers/settings/ports.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { atValue, type ConfigFinding } from './finding.ts';

export function* crossCheckUsb(draft: Draft): Generator<ConfigFinding> {
  const owners: { id: string; hid: HidPort; unit: number | undefined }[] = [];
  for (const [id, device] of readEntries(draft.devices)) {
    if (!('hid' in device) || device.disabled) continue;
    const { hid } = device;
    const unit = 'unit' in device ? device.unit : undefined;
    const other = owners.find(one => mayBeOne(one.hid, hid) && !areTwo(one.unit, unit));
    if (other === undefined) owners.push({ id, hid, unit });
    else
      yield atValue(['devices', id, 'hid'], 'usb-taken', {
        hid: portText(hid),
        owner: other.id,
        apart: definitionOf(device.kind).usb?.apart ?? 'serial-number',
      });
  }
}

/** A name without a serial number fits every device with these numbers. */
function mayBeOne(one: HidPort, other: HidPort): boolean {
  if (one.by === 'tcp' || other.by === 'tcp') return portText(one) === portText(other);
  const sameNumbers = one.vendor === other.vendor && one.product === other.product;
  const differ = one.serial !== undefined && other.serial !== undefined && one.serial !== other.serial;
  return sameNumbers && !differ;
}

/** A unit id tells apart only what has one each. */
const areTwo = (unit: number | undefined, other: number | undefined): boolean =>
  unit !== undefined && other !== undefined && unit !== other;
