/** The reports of a USB number pad: those of a boot keyboard (USB HID 1.11, Appendix B). */

import { buttonOf, decodeInput, usualButtons } from '../../../drivers/hid-keypad/codec.ts';
import type { HidKeypadSettings } from '../../../drivers/hid-keypad/definition.ts';
import { decodeLeds } from '../../../drivers/parts/frame/boot-report.ts';
import { counted, hex, hexByte } from '../../../drivers/parts/frame/words.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';
import { bootFields } from '../parts/boot-fields.ts';

export function hidKeypadFrames({ buttons = usualButtons }: Pick<HidKeypadSettings, 'buttons'>): ByteReader {
  let down: readonly number[] = [];

  function named(usage: number): string {
    const name = buttonOf(usage);
    if (name === undefined) return `key ${hexByte(usage)}`;
    const meaning = buttons[name];
    return meaning === undefined || meaning === name ? `key ${name}` : `key ${name} (${meaning})`;
  }

  /** The report tells all that are down; a person wants to know what has changed. */
  function saysKeys(now: readonly number[], modified: boolean): string {
    const before = down;
    down = now;
    const changes = [
      ...now.filter(one => !before.includes(one)).map(one => `${named(one)} down`),
      ...before.filter(one => !now.includes(one)).map(one => `${named(one)} up`),
    ];
    const how = modified ? ', with Shift or another' : '';
    if (changes.length > 0) return changes.join(', ') + how;
    return now.length === 0 ? 'no key down' : `still down: ${now.map(named).join(', ')}${how}`;
  }

  return {
    tx(report) {
      const message = decodeInput(report);
      if (message.is === 'junk') return [junk('pad', report, 'no report of a boot keyboard')];
      const says =
        message.is === 'rollover' ? 'too many keys at once' : saysKeys(message.down, message.modified);
      return [{ says: `pad: ${says}`, fields: bootFields(report, named), bytes: report }];
    },
    rx: report => [leds(report)],
  };
}

function leds(report: Uint8Array): Piece {
  const told = decodeLeds(report);
  if (told === undefined) return junk('pad', report, `${counted(report.length, 'byte')}, which set no lamp`);
  const says = `Num Lock ${told.numLock ? 'on' : 'off'}`;
  return {
    says: `pad: ${says}`,
    fields: [
      { name: 'report id', raw: hex(report.subarray(0, 1)), means: '' },
      { name: 'LEDs', raw: hex(report.subarray(1)), means: says },
    ],
    bytes: report,
  };
}
