import type { PadSaid, ReaderSaid } from '../../../drivers/device.ts';
import { ears, inWords, jobInWords } from '../../kit/driver/ears.ts';
import { type Case, cases, verdict } from '../cases.ts';

/**
 * Runs one case inside the machine and prints how it went, with the figures that it gives. Where a program that it ran died of
 * a signal, this one dies of it too.
 */
export async function prove(name: Case, run: () => Promise<void | string>): Promise<void> {
  try {
    const figures = await run();
    print(`${verdict.passed}${cases[name]}${figures === undefined ? '' : `: ${figures}`}`);
  } catch (error) {
    const why = error instanceof Error ? error : new Error(String(error));
    if ('signal' in why && typeof why.signal === 'string') process.kill(process.pid, why.signal);
    print(why.stack ?? '');
    print(`${verdict.failed}${cases[name]}: ${why.message.split('\n')[0]}`);
  }
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const everyMs = 20;
const longestMs = 20_000;

/** Waits for the thing; throws with `what` when it does not come. */
export async function until(what: string, isSo: () => boolean, withinMs = longestMs): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > endsAt) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, everyMs));
  }
}

/** A host that is slow for a moment may take a device as gone and open it again: a person presses once more. */
export async function pressUntilHeard(press: () => void, said: () => readonly string[]): Promise<void> {
  const before = said().length;
  for (let tries = 1; said().length === before; tries += 1) {
    if (tries > 10) throw new Error('pressed ten times in vain');
    press();
    const endsAt = performance.now() + 1500;
    while (said().length === before && performance.now() < endsAt)
      await new Promise(resolve => setTimeout(resolve, everyMs));
  }
}

/** The result of the first attempt that does not throw. */
export async function untilWorks<Result>(what: string, attempt: () => Result): Promise<Result> {
  let result: { is: Result } | undefined;
  await until(what, () => {
    try {
      result = { is: attempt() };
      return true;
    } catch {
      return false;
    }
  });
  if (result === undefined) throw new Error(what);
  return result.is;
}

/** What a driver tells, in words. */
export function hearing() {
  const { report, fitness, shown, said, ended } = ears<PadSaid | ReaderSaid>();
  return {
    report,
    isReady: () => fitness().at(-1)?.is === 'ready',
    isLost: () => fitness().at(-1)?.is === 'lost',
    isShown: () => shown().at(-1) === 'acked',
    said: () => said().map(what => ('line' in what ? what.line : inWords(what))),
    ended: () => ended().map(jobInWords),
  };
}
