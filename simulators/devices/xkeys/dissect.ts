/** The reports of an X-keys, by the "X-keys XK-24 Data Report" of P.I. Engineering; the names of the fields are its own. */
import { highFirst } from '../../../drivers/parts/frame/parts.ts';
import { hexByte } from '../../../drivers/parts/frame/words.ts';
import {
  buttonsDown,
  decodeInput,
  decodeOrder,
  descriptorParts,
  orderParts,
  usualButtons,
  type XkeysMessage,
  type XkeysOrder,
} from '../../../drivers/xkeys/codec.ts';
import type { XkeysSettings } from '../../../drivers/xkeys/definition.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { type ByteReader, junk, type Piece, type Reading } from '../../frames/reading.ts';

/** An XK-24: the one that is simulated. */
const panel = { columns: 4, rows: 6 };

export function xkeysFrames({ buttons = usualButtons }: Pick<XkeysSettings, 'buttons'>): ByteReader {
  let down: readonly number[] = [];

  const named = (button: number): string =>
    buttons[button] === undefined ? `button ${button}` : `button ${button} (${buttons[button]})`;

  /** The report tells all that are down; a person wants to know what has changed. */
  function saysKeys({ keys, generated, programSwitch }: Extract<XkeysMessage, { is: 'keys' }>): string {
    const before = down;
    down = buttonsDown(keys, panel);
    const changes = [
      ...down.filter(one => generated || !before.includes(one)).map(one => `${named(one)} down`),
      ...before.filter(one => !generated && !down.includes(one)).map(one => `${named(one)} up`),
    ];
    if (generated) return `its state: ${changes.length === 0 ? 'no button down' : changes.join(', ')}`;
    if (changes.length > 0) return changes.join(', ');
    return programSwitch ? 'its program switch down' : 'no other button is down than before';
  }

  function says(message: Exclude<XkeysMessage, { is: 'junk' }>): string {
    switch (message.is) {
      case 'keys':
        return saysKeys(message);
      case 'descriptor':
        return `is product ${message.product}, version ${message.version}`;
      case 'other':
        return `a report of the kind ${hexByte(message.type)}`;
    }
  }

  return {
    tx(report) {
      const message = decodeInput(report);
      if (message.is === 'junk') return [junk('pad', report, 'no report of an X-keys')];
      return [{ says: `pad: ${says(message)}`, fields: inputFields(report, message), bytes: report }];
    },
    rx: report => [output(report)],
  };
}

function inputFields(report: Uint8Array, message: XkeysMessage): Reading['fields'] {
  const table = fieldTable(report);
  if (message.is === 'descriptor') descriptorParts(table);
  else table.part('Unit ID', 1, ([unit]) => `unit ${unit}`);
  if (message.is === 'keys') {
    table.part('Data Type', 1, message.generated ? 'asked for' : 'by itself');
    for (let column = 0; column < panel.columns; column += 1) {
      const keys = new Uint8Array(panel.columns);
      table.part(`Column ${column + 1}`, 1, ([bits = 0]) => {
        keys[column] = bits;
        const down = buttonsDown(keys, panel);
        return down.length === 0 ? 'none down' : `${down.join(', ')} down`;
      });
    }
    table.part('Time Stamp', 4, bytes => `${highFirst(bytes)} ms since it got power`);
  } else if (message.is === 'other') table.part('Data Type', 1, '');
  table.part('not used', table.left(), '');
  return table.fields();
}

function output(report: Uint8Array): Piece {
  const order = decodeOrder(report);
  if (order === undefined) return junk('pad', report, 'no order that an X-keys is given here');
  const table = fieldTable(report);
  orderParts(table);
  return { says: `pad: ${saysOrder(order)}`, fields: table.fields(), bytes: report };
}

function saysOrder(order: XkeysOrder): string {
  const state = (of: 'off' | 'on' | 'flash'): string => (of === 'flash' ? 'flashes' : `is ${of}`);
  switch (order.is) {
    case 'unit':
      return `its unit id is set to ${order.unit}`;
    case 'generate':
      return 'is asked for its state';
    case 'describe':
      return 'is asked what it is';
    case 'led':
      return `the ${order.led} LED ${state(order.state)}`;
    case 'light':
      return `${lightName(order.index)} ${state(order.state)}`;
    case 'bank':
      return `${order.rows === 0xff ? 'all' : order.rows === 0 ? 'no' : 'some'} ${order.bank === 0 ? 'blue' : 'red'} lamps are on`;
  }
}

/** "value shown in key Figure 1": eight numbers a column, 32 more for the red lamps. */
function lightName(index: number): string {
  const button = Math.floor((index % 32) / 8) * panel.rows + (index % 8) + 1;
  return `the ${index < 32 ? 'blue' : 'red'} lamp of button ${button}`;
}
