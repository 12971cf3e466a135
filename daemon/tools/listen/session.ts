/** While it is listened: what comes is kept, told, and put under the key that was asked for. */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { OpenLink } from '../../../drivers/device.ts';
import { keepOpen } from '../../../drivers/link/keep-open.ts';
import { systemTimers } from '../../process/clock.ts';
import { type Stop, stopSignal } from '../../process/stop-signal.ts';
import { hiding, recordingLine } from '../devices/recording.ts';
import { reasonOf, tell } from '../devices/terminal.ts';
import { bursts, type Heard, hexOf } from './heard.ts';
import { families } from './known/families.ts';
import { type Questions, questionsOf } from './questions.ts';
import { tellerOf } from './teller.ts';
import { words } from './words.ts';

/** `troubled`: not all of it could be kept. */
export type Session =
  | { is: 'heard'; heard: readonly Heard[]; troubled: boolean }
  | { is: 'not-opened'; why: string };

/** `told`: each frame as it passes. */
type Kept = {
  fd: number;
  file: string;
  port: string;
  baud: number;
  head: string;
  told(line: string): void;
};

/** After so much silence what was heard is told. */
const tellAfterMs = 60;
/** What is told at once at most, on a line that is never silent. */
const longestBurstBytes = 512;
const askAfterSilentMs = 10_000;
/** More than minutes of a full line; looking at it takes a few seconds. */
const lookedAtBytes = 64 * 1024;

export async function listenTo(
  open: OpenLink,
  { fd, file, port, baud, head, told }: Kept,
  stop: Pick<Stop, 'asked' | 'over'> = stopSignal(),
): Promise<Session> {
  const startedMs = performance.now();
  const tellBurst = tellerOf(families, baud);
  const hide = await hiding();
  let heard: Heard[] = [];
  let heardBytes = 0;
  let tooMuch = false;
  let troubled = false;
  let untold: Heard[] = [];
  let cancelTell = (): void => {};
  let state: 'opening' | 'up' | 'down' = 'opening';
  let questions: Questions | undefined;
  const notOpened = Promise.withResolvers<string>();

  function write(line: string): void {
    if (troubled) return;
    try {
      writeSync(fd, line);
    } catch (error) {
      troubled = true;
      tell(words.notWritten(file, reasonOf(error)));
    }
  }

  function tellAll(): void {
    cancelTell();
    for (const burst of bursts(untold, tellAfterMs, baud)) {
      const time = new Date(Date.now() - (performance.now() - startedMs - burst.at))
        .toISOString()
        .slice(11, 23);
      for (const line of tellBurst(burst, time)) told(line);
    }
    untold = [];
  }

  function hear(passed: Uint8Array): void {
    cancelSilent();
    // What a card reader of an earlier system says is of a person: no file and no screen has it.
    const bytes = hide(passed);
    const key = questions?.key();
    const at = Math.round(performance.now() - startedMs);
    const chunk: Heard = { at, bytes, ...(key !== undefined && { key }) };
    write(recordingLine({ at, dir: 'rx', hex: hexOf(bytes), ...(key !== undefined && { key }) }));
    heard.push(chunk);
    heardBytes += bytes.length;
    while (heardBytes > lookedAtBytes && heard.length > 1) {
      heardBytes -= heard.shift()?.bytes.length ?? 0;
      tooMuch = true;
    }
    untold.push(chunk);
    cancelTell();
    if (untold.reduce((sum, one) => sum + one.bytes.length, 0) > longestBurstBytes) tellAll();
    else cancelTell = systemTimers.after(tellAfterMs, tellAll);
  }

  const cancelSilent = systemTimers.after(askAfterSilentMs, () => {
    if (state === 'up') tell(words.silentYet);
  });

  const link = keepOpen(open, systemTimers, {
    up() {
      if (state === 'down') tell(words.back);
      else begin();
      state = 'up';
    },
    data: hear,
    down(why) {
      if (state === 'opening') return notOpened.resolve(why);
      state = 'down';
      tell(words.down(why));
    },
  });

  function begin(): void {
    write(head);
    tell(words.listening(port, baud, file));
    if (!process.stdin.isTTY) return;
    tell(words.asks.how);
    questions = questionsOf(words.asks.keys, key =>
      tell(key === undefined ? words.asks.over : words.asks.press(key)),
    );
    createInterface({ input: process.stdin }).on('line', line => questions?.entered(line));
  }

  const ended = await Promise.race([stop.asked, notOpened.promise]);
  cancelSilent();
  await link.close();
  tellAll();
  stop.over();
  if (ended !== undefined) return { is: 'not-opened', why: ended };
  if (tooMuch) tell(words.tooMuch(lookedAtBytes));
  return { is: 'heard', heard, troubled };
}
