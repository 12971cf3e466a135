/** What the page saves of the frames of a device, as the tests replay it. */
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { frameReader } from '../../../simulators/frames/frame-reader.ts';
import type { Frame, PlannedDevice } from '../../../simulators/page/contract.ts';
import { recordable, recordingOf } from '../../../simulators/page/wire/recording.ts';
import { configOf, type Recording, readRecording, replay } from '../../recordings/replayed.ts';

const files = globSync('tests/recordings/*.jsonl').toSorted();

/** What a page would have seen of it. */
function framesOf({ head, chunks }: Recording): Frame[] {
  const device = configOf(head).devices.get('it');
  if (device === undefined) throw new Error('the smallest hall has it');
  const read = frameReader(device);
  return chunks.flatMap(({ at, dir, hex }) => read({ at, dir: dir === 'rx' ? 'tx' : 'rx', hex }));
}

function saved({ head }: Recording, frames: readonly Frame[]): Recording {
  const { kind, settings, line } = head;
  const device: PlannedDevice = {
    id: 'it',
    kind,
    class: 'pad',
    faults: [],
    presses: [],
    recording: { settings, ...(line !== undefined && { line }) },
  };
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-saved-'));
  try {
    const file = join(folder, 'it.jsonl');
    writeFileSync(file, recordingOf(device, frames));
    return readRecording(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each(files)('%s, saved from its frames, is to the driver what it was', async file => {
  const recording = readRecording(file);
  const again = saved(recording, recordable(framesOf(recording)));
  expect(again.head).toEqual(recording.head);
  for (const dir of ['rx', 'tx'] as const) {
    const bytes = ({ chunks }: Recording) =>
      chunks.flatMap(chunk => (chunk.dir === dir ? [chunk.hex] : [])).join('');
    expect(bytes(again)).toBe(bytes(recording));
  }
  const told = await replay(again);
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(
    `../../recordings/${basename(file, '.jsonl')}.txt`,
  );
});

const frame = (nth: number, more: Partial<Frame> = {}): Frame => ({
  nth,
  at: nth,
  dir: 'tx',
  says: 'reader: line A001',
  fields: [],
  hex: '0a',
  ...more,
});
const counts = (frames: readonly Frame[]) => recordable(frames).map(({ nth }) => nth);

it('what came before a gap is left out, and what is for another device', () => {
  expect(counts([])).toEqual([]);
  expect(counts([frame(7), frame(8)])).toEqual([7, 8]);
  expect(counts([frame(1), frame(2), frame(5), frame(6)])).toEqual([5, 6]);
  expect(counts([frame(1), frame(9)])).toEqual([9]);
  expect(counts([frame(1, { forAnother: true }), frame(2), frame(3, { forAnother: true })])).toEqual([2]);
});

it('what came at once is one chunk, unless its beginning was for another device', () => {
  const together = { dir: 'rx', sameChunk: true } as const;
  const frames = [
    frame(1, { dir: 'rx', hex: '01' }),
    frame(2, { ...together, at: 1, hex: '02' }),
    frame(3, { dir: 'rx', hex: '03', forAnother: true }),
    frame(4, { ...together, at: 3, hex: '04' }),
  ];
  const head = { kind: 'onbon-k' as const, settings: {}, simulated: true };
  expect(saved({ head, chunks: [] }, recordable(frames)).chunks).toEqual([
    { at: 1000, dir: 'tx', hex: '0102' },
    { at: 1002, dir: 'tx', hex: '04' },
  ]);
});

it('time does not run backwards in it, whatever the clock does', () => {
  const frames = [frame(1, { at: 5000 }), frame(2, { at: 4000 }), frame(3, { at: 5100 })];
  const { chunks } = saved(
    { head: { kind: 'line-reader', settings: {}, simulated: true }, chunks: [] },
    frames,
  );
  expect(chunks.map(({ at }) => at)).toEqual([1000, 1000, 1100]);
});
