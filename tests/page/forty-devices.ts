/** The hall of Fuzhou with four counters more, each with pad and board, and a second printer: 40 devices. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const moreCounters = ['13', '14', '15', '16'];
export const counters = [...Array.from({ length: 13 }, (_, number) => `${number}`), ...moreCounters];

/** Writes its config into `folder`; the path. */
export function fortyDevices(folder: string): string {
  const hall = parseDocument(readFileSync('config/halls/fuzhou.yaml', 'utf8'));
  for (const line of ['pads-more', 'boards-more']) hall.setIn(['lines', line], { serial: `/dev/${line}` });
  for (const [index, counter] of moreCounters.entries()) {
    hall.setIn(['counters', counter], { institution: 'centre', queues: ['approval'] });
    const address = index + 1;
    const pad = { kind: 'ff68-pad', line: 'pads-more', address, counter };
    const board = {
      kind: 'onbon-k',
      line: 'boards-more',
      address,
      counter,
      width: 96,
      height: 32,
      model: '6k',
    };
    hall.setIn(['devices', `pad-${counter}`], pad);
    hall.setIn(['devices', `board-${counter}`], board);
  }
  const printer = { kind: 'escpos', serial: '/dev/printer-2', columns: 32, spareFor: 'printer-1' };
  hall.setIn(['devices', 'printer-2'], printer);
  const file = join(folder, 'forty-devices.yaml');
  writeFileSync(file, hall.toString());
  return file;
}
