/** The reports of a scanner that types: those of a boot keyboard (USB HID 1.11, Appendix B). */
import { typedBy } from '../../../drivers/hid-reader/codec.ts';
import { decodeBootReport, decodeLeds } from '../../../drivers/parts/frame/boot-report.ts';
import { counted, hex, hexByte } from '../../../drivers/parts/frame/words.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';
import { bootFields } from '../parts/boot-fields.ts';

const who = 'reader';

export function hidReaderFrames(): ByteReader {
  let held: readonly number[] = [];
  let isCapsLock = false;

  function says(down: readonly number[], modifiers: number): string {
    const fresh = down.filter(usage => !held.includes(usage));
    held = down;
    if (fresh.length === 0) return down.length === 0 ? 'no key down' : 'nothing new down';
    return fresh.map(usage => `types ${named(usage, modifiers)}`).join(', ');
  }

  function named(usage: number, modifiers: number): string {
    const typed = typedBy(usage, modifiers, isCapsLock);
    switch (typed.is) {
      case 'character':
        return typed.text === ' ' ? 'a space' : typed.text;
      case 'end':
        return 'the end of the line';
      case 'caps-lock':
        isCapsLock = !isCapsLock;
        return 'Caps Lock';
      case 'nothing':
        return 'another lock';
      case 'other':
        return `key ${hexByte(usage)}, which is no text`;
    }
  }

  return {
    tx(report) {
      const message = decodeBootReport(report);
      if (message.is === 'junk') return [junk(who, report, 'no report of a boot keyboard')];
      const what =
        message.is === 'rollover' ? 'too many keys at once' : says(message.down, message.modifiers);
      return [
        {
          says: `${who}: ${what}`,
          fields: bootFields(report, usage => `key ${hexByte(usage)}`),
          bytes: report,
        },
      ];
    },
    rx: report => [leds(report)],
  };
}

function leds(report: Uint8Array): Piece {
  const told = decodeLeds(report);
  if (told === undefined) return junk(who, report, `${counted(report.length, 'byte')}, which set no lamp`);
  const says = `Caps Lock ${told.capsLock ? 'on' : 'off'}`;
  return {
    says: `${who}: ${says}`,
    fields: [
      { name: 'report id', raw: hex(report.subarray(0, 1)), means: '' },
      { name: 'LEDs', raw: hex(report.subarray(1)), means: says },
    ],
    bytes: report,
  };
}
