/**
 * Records every kind that has a port from its simulator, as `one-ticket record` does on a stage: node tests/recordings/record-simulated.ts
 * writes <kind>.jsonl again. Recordings of real devices lie beside them under names of their own.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../config/load/read.ts';
import { record } from '../../daemon/tools/devices/record.ts';
import { openStage } from '../../simulators/stage/real-stage.ts';
import { stagedConfig } from '../../simulators/stage/staged-config.ts';

/** Of each device, what a person does there while it is recorded; every key of a pad ends its test. */
const acts: Record<string, { kind: string; does: Record<string, unknown>[] }> = {
  'pad-1': {
    kind: 'ff68-pad',
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
  'pad-2': { kind: 'xkeys', does: ['next', 'recall', '1', 'ok', 'pause'].map(press => ({ press })) },
  'pad-3': { kind: 'hid-keypad', does: ['next', '1', '2', 'ok', 'recall'].map(press => ({ press })) },
  'board-1': { kind: 'onbon-k', does: [] },
  'digits-2': { kind: 'modbus-digits', does: [] },
  'printer-1': { kind: 'escpos', does: [] },
  'voice-1': { kind: 'syn6288', does: [] },
  'voice-2': { kind: 'xfs5152', does: [] },
  'kiosk-1': {
    kind: 'line-reader',
    does: ['withdrawal', 'withdrawal-green', 'advice'].map(press => ({ press })),
  },
};

const gapMs = 400;

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-recordings-'));
const plain = join(import.meta.dirname, 'stage.yaml');
const read = readConfig(plain);
if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
const stage = await openStage(read.config);
const staged = join(folder, 'stage.yaml');
writeFileSync(staged, stagedConfig(readFileSync(plain, 'utf8'), stage.ways));
for (const [id, { kind, does }] of Object.entries(acts)) {
  const file = join(import.meta.dirname, `${kind}.jsonl`);
  rmSync(file, { force: true });
  const ended = record(file, { device: id, config: staged, state: folder });
  await pause(3 * gapMs);
  for (const action of does) {
    const refused = stage.do(id, action);
    if (refused !== undefined) throw new Error(`${id}: ${refused}`);
    await pause(gapMs);
  }
  if ((await ended) !== 0) throw new Error(`${id} was not recorded`);
}
stage.close();
rmSync(folder, { recursive: true });
