/** A recording of what passed at a device, in the form that tests/recordings/README.md tells of. */
import type { Frame, PlannedDevice } from '../contract.ts';
import { goneBetween } from './frame-feed.ts';

/** Of these frames, those that make a recording: without a gap up to the last, and none that is for another device. */
export function recordable(frames: readonly Frame[]): readonly Frame[] {
  const gap = frames.findLastIndex((frame, nth) => goneBetween(frames[nth - 1], frame) > 0);
  // The driver of one device does not ask what another is asked.
  return frames.slice(Math.max(0, gap)).filter(({ forAnother }) => forAnother === undefined);
}

/** `frames`: recordable ones. */
export function recordingOf({ kind, recording }: PlannedDevice, frames: readonly Frame[]): string {
  const lines = [{ kind, ...recording, simulated: true }, ...chunksOf(frames)];
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

type Chunk = { at: number; dir: 'rx' | 'tx'; hex: string };

/** A driver hears what is said only when its port is open, and then not at once. */
const leadMs = 1000;

/** In a recording, rx is what the host received. */
function chunksOf(frames: readonly Frame[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const frame of frames) {
    const before = chunks.at(-1);
    const dir = frame.dir === 'rx' ? 'tx' : 'rx';
    // The clock may have been set back meanwhile.
    const at = Math.max(before?.at ?? 0, leadMs + frame.at - (frames[0]?.at ?? 0));
    // A replay counts what the host has written.
    if (frame.sameChunk && before?.dir === dir && before.at === at) before.hex += frame.hex ?? '';
    else chunks.push({ at, dir, hex: frame.hex ?? '' });
  }
  return chunks;
}
