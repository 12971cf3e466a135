/** The plate of a board, read as a citizen reads it: once a second, while numbers are called and go. */
import type { BoardPicture } from '../../../drivers/device.ts';
import type { Is, Staged } from '../../kit/driver/staged-devices.ts';

/**
 * What was seen at worst. `oldMs`: how long a number stood there after it was none any more. `falselyTold`: how often its driver
 * told that the picture stands, and it did not.
 */
export type Seen = { oldMs: number; darkMs: number; falselyTold: number; framesAMinute: number };

/** How long each number is the current one, in turn; every third is followed by none. */
const callsMs = [7_000, 19_000, 4_000, 33_000, 11_000, 71_000, 2_500];
const noneForMs = 9_000;

const numberOn = (reads: unknown): string | undefined => /[1-9]\d\d(?!\d)/.exec(String(reads))?.[0];

/** Numbers are called for so long, and `meddle` is told the time since the first. */
export async function watch(
  { simulated, advance }: Staged,
  board: Is<'board'>,
  lastsMs: number,
  meddle: (sinceMs: number) => void,
): Promise<Seen> {
  const framesBefore = board.driver.health().frames;
  /** When each number that was called stopped to be the current one. */
  const overAtMs = new Map<string, number>();
  let current: string | undefined;
  let nextAtMs = 0;
  let darkSinceMs: number | undefined;
  const worst = { oldMs: 0, darkMs: 0, falselyTold: 0 };
  let calls = 0;

  function call(nowMs: number): void {
    if (current !== undefined) overAtMs.set(current, nowMs);
    const isNone = current !== undefined && calls % 3 === 0;
    if (isNone) current = undefined;
    else {
      calls += 1;
      current = `${100 + calls}`;
    }
    nextAtMs = nowMs + (isNone ? noneForMs : (callsMs[calls % callsMs.length] ?? noneForMs));
    board.driver.want(pictureOf(current), true);
  }

  const read = (): string | undefined => numberOn(simulated.shows(board.id)?.['text']);
  board.ears.listen(what => {
    // An eye sees a number for a moment yet that has just gone dark.
    if (what.is !== 'shown' || what.confirmed !== 'acked' || current === undefined) return;
    if (read() !== current) worst.falselyTold += 1;
  });

  function look(nowMs: number): void {
    const reads = read();
    const isDark = reads === undefined && current !== undefined;
    darkSinceMs = isDark ? (darkSinceMs ?? nowMs) : undefined;
    worst.darkMs = Math.max(worst.darkMs, nowMs - (darkSinceMs ?? nowMs));
    if (reads === undefined || reads === current) return;
    // One that was never called, out of damaged bytes, is old from when it was seen first.
    if (!overAtMs.has(reads)) overAtMs.set(reads, nowMs);
    worst.oldMs = Math.max(worst.oldMs, nowMs - (overAtMs.get(reads) ?? nowMs));
  }

  for (let nowMs = 0; nowMs < lastsMs; nowMs += 500) {
    meddle(nowMs);
    if (nowMs >= nextAtMs) call(nowMs);
    if (nowMs % 1000 === 0) look(nowMs);
    await advance(500);
  }
  const frames = board.driver.health().frames - framesBefore;
  return { ...worst, framesAMinute: Math.round((frames * 60_000) / lastsMs) };
}

const pictureOf = (number: string | undefined): BoardPicture =>
  number === undefined
    ? { lines: [] }
    : { lines: [{ text: `A${number}`, blink: true }], ticket: `A${number}` };
