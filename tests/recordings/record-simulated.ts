/**
 * Records every kind that has a port from its simulator, as `one-ticket record` does on a stage: node tests/recordings/record-simulated.ts
 * writes <kind>.jsonl again, and <kind>-<dialect>.jsonl of a second dialect. Recordings of real devices lie beside them under names of their own.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../config/load/read.ts';
import { record } from '../../daemon/tools/devices/record.ts';
import { openStage } from '../../simulators/stage/real-stage.ts';
import { stagedConfig } from '../../simulators/stage/staged-config.ts';

/** Of each device, the name of its recording, and what a person does there meanwhile; every key of a pad ends its test. */
const acts: Record<string, { name: string; does: Record<string, unknown>[] }> = {
  'pad-1': {
    name: 'ff68-pad',
    does: [
      'next',
      'recall',
      'line',
      '1',
      '2',
      'ok',
      '3',
      '4',
      'evaluate',
      'transfer',
      'rate-5',
      '5',
      '6',
      'ok',
      '7',
      '8',
      'ok',
      '9',
      '0',
      'ok',
      'cancel',
      'pause',
    ].map(press => ({ press })),
  },
  'pad-2': { name: 'xkeys', does: ['next', 'recall', '1', 'ok', 'pause'].map(press => ({ press })) },
  'pad-3': { name: 'hid-keypad', does: ['next', '1', '2', 'ok', 'recall'].map(press => ({ press })) },
  'pad-4': {
    name: 'ff68-pad-slzc',
    does: 'next recall evaluate rate-5 1 2 ok 3 4 transfer 5 6 ok 7 8 ok 9 0 ok'
      .split(' ')
      .map(press => ({ press })),
  },
  'pad-5': {
    name: 'bankpad-polled',
    does: ['next', 'recall', '1', '2', 'transfer', 'pause', 'query'].map(press => ({ press })),
  },
  'board-1': { name: 'onbon-k', does: [] },
  'digits-2': { name: 'modbus-digits', does: [] },
  'strip-2': { name: 'a090-strip', does: [] },
  'card-3': { name: 'aabb5154-card', does: [] },
  'printer-1': { name: 'escpos', does: [] },
  'voice-1': { name: 'syn6288', does: [] },
  'voice-2': { name: 'xfs5152', does: [] },
  'kiosk-1': {
    name: 'line-reader',
    does: ['withdrawal', 'withdrawal-green', 'advice'].map(press => ({ press })),
  },
  'id-card-1': {
    name: 'id-card',
    does: [{ lay: '11010519491231002X' }, { take: true }, { lay: '350102200002291230' }],
  },
  'scanner-1': { name: 'hid-reader', does: [{ scan: 'A001' }, { press: 'withdrawal' }, { press: 'D' }] },
};

/** A card is read in longer. */
const gapMs = 400;
const cardGapMs = 3000;

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-recordings-'));
const plain = join(import.meta.dirname, 'stage.yaml');
const read = readConfig(plain);
if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
const stage = await openStage(read.config);
const staged = join(folder, 'stage.yaml');
writeFileSync(staged, stagedConfig(readFileSync(plain, 'utf8'), stage.ways));
for (const [id, { name, does }] of Object.entries(acts)) {
  const file = join(import.meta.dirname, `${name}.jsonl`);
  rmSync(file, { force: true });
  const ended = record(file, { device: id, config: staged, state: folder });
  await pause(3 * gapMs);
  for (const action of does) {
    const refused = stage.do(id, action);
    if (refused !== undefined) throw new Error(`${id}: ${refused}`);
    await pause(name === 'id-card' ? cardGapMs : gapMs);
  }
  if ((await ended) !== 0) throw new Error(`${id} was not recorded`);
}
stage.close();
rmSync(folder, { recursive: true });
