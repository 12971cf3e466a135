import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isMap, parseDocument } from 'yaml';
import { readConfig } from '../../../config/load/read.ts';
import { faultText } from '../../../daemon/text/staff/sentences.ts';
import type { Answered } from '../../../daemon/tools/devices/port-probe.ts';
import { type Proposal, proposals } from '../../../daemon/tools/devices/yaml-lines.ts';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { ofAPart } from '../../config/hall-files.ts';
import { ch340, ftdi, keypad, mouse, usbPrinter, xkeys } from './plugged.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = readFileSync('config/halls/small.yaml', 'utf8');
const newId = (stem: string) => `${stem}-9`;
const propose = (plugged: Plugged, answered?: Answered) => proposals(plugged, answered, newId);

/** What the config check says when the lines are put into a hall without pads, whose counters are free. */
function addedToAHall({ lines }: Proposal, drop: readonly string[]): string[] {
  const document = parseDocument(small);
  for (const id of drop) document.deleteIn(['devices', id]);
  const added = parseDocument(lines.join('\n')).contents;
  if (!isMap(added)) throw new Error('no map');
  for (const { key, value } of added.items)
    if (isMap(value))
      for (const pair of value.items) document.setIn([String(key), String(pair.key)], pair.value);
  const file = join(folder, 'hall.yaml');
  writeFileSync(file, document.toString({ lineWidth: 0 }));
  const read = readConfig(file);
  if (!read.ok) return read.faults.map(faultText);
  return read.warnings.filter(warning => !ofAPart(warning)).map(faultText);
}

const answers: Record<string, Answered> = {
  'an Onbon card': { kind: 'onbon-k', baud: 57_600, what: '', settings: { address: '300' } },
  'a Modbus display': { kind: 'modbus-digits', baud: 9600, what: '', settings: { address: '1' } },
  'a printer': { kind: 'escpos', baud: 19_200, what: '', settings: {} },
  'a SYN6288': { kind: 'syn6288', baud: 9600, what: '', settings: {} },
  'an XFS5152': { kind: 'xfs5152', baud: 9600, what: '', settings: {} },
};
/** What the new device would stand beside. */
const inItsPlace = ['board-1', 'board-2', 'pad-1', 'pad-2', 'voice-1'];

describe('the lines that add a device pass the check of the config', () => {
  it.each(Object.entries(answers))('%s', (_, answered) => {
    const [only, ...more] = propose(ftdi, answered);
    expect(more).toEqual([]);
    if (only === undefined) throw new Error('nothing is proposed');
    expect(addedToAHall(only, inItsPlace)).toEqual([]);
    expect(only.lines.at(-1)).toContain(`kind: ${answered.kind}`);
    expect(only.lines.join('\n')).toContain(`baud: ${answered.baud}`);
  });

  it.each([
    ['a silent adapter', ftdi],
    ['a silent adapter without a serial number', ch340],
    ['a USB printer', usbPrinter],
    ['an X-keys', xkeys],
    ['a number pad', keypad],
  ])('%s', (_, plugged) => {
    const proposed = propose(plugged);
    expect(proposed).not.toEqual([]);
    for (const one of proposed) expect(addedToAHall(one, inItsPlace)).toEqual([]);
  });
});

describe('a serial port', () => {
  it('is named by what stays: its serial number, or else its socket', () => {
    expect(propose(ftdi, answers['a printer'])[0]?.lines).toEqual([
      'devices:',
      '  printer-9: { kind: escpos, serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0, baud: 19200, columns: 32 }',
    ]);
    expect(propose(ch340, answers['a SYN6288'])[0]?.lines[1]).toContain(
      'serial: /dev/serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0,',
    );
  });

  it('whose names a config cannot write is named by its numbers, or by its path', () => {
    const odd = ['/dev/serial/by-id/usb-ACME=1#2'];
    expect(propose({ ...ftdi, names: odd }, answers['a printer'])[0]?.lines[1]).toContain(
      'serial: "0403:6001:A50285BI"',
    );
    expect(propose({ ...ch340, names: [] }, answers['a printer'])[0]?.lines[1]).toContain(
      'serial: /dev/ttyUSB1,',
    );
  });

  it('that is silent may be pads or a scanner, which speak when they are pressed', () => {
    expect(propose(ftdi).map(({ asIf }) => asIf)).toEqual(['a line of ff68 pads', 'a scanner']);
  });
});

describe('a USB device', () => {
  it('is known by its vendor, and by the interface that is its keys', () => {
    expect(propose(xkeys)[0]?.lines).toEqual([
      'devices:',
      '  pad-9: { kind: xkeys, hid: "05f3:0405", counter: "1" }',
    ]);
    expect(propose({ ...xkeys, interface: 1, usagePage: 1, usage: 6 })).toEqual([]);
    expect(propose(keypad)[0]).toMatchObject({ asIf: 'a number pad for a clerk' });
    expect(propose(mouse)).toEqual([]);
  });

  it('whose serial number a config cannot write is named without it', () => {
    expect(propose({ ...keypad, serial: 'a b"c' })[0]?.lines[1]).toContain('hid: "1a2c:2124"');
  });
});
