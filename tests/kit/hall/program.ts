/** A verb of the command line as a child, read while it runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export type Verb = {
  out(): string;
  err(): string;
  /** Resolves when it has written this, to stdout or stderr; rejects when it ends without. */
  until(text: string | RegExp): Promise<void>;
  /** Ctrl-C. */
  interrupt(): void;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

export function startVerb(...words: string[]): Verb {
  const child = spawn(process.execPath, [resolve('daemon/one-ticket.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const looks = new Set<() => void>();
  const look = () => {
    for (const one of looks) one();
  };
  child.stdout.on('data', chunk => {
    out += chunk;
    look();
  });
  child.stderr.on('data', chunk => {
    err += chunk;
    look();
  });
  let isOver = false;
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    isOver = true;
    look();
    return code ?? null;
  });
  return {
    out: () => out,
    err: () => err,
    until: text =>
      new Promise((found, failed) => {
        const one = () => {
          const isThere =
            typeof text === 'string' ? `${out}${err}`.includes(text) : text.test(`${out}${err}`);
          if (!isThere && !isOver) return;
          looks.delete(one);
          if (isThere) found();
          else failed(new Error(`it has not written ${text}:\n${out}${err}`));
        };
        looks.add(one);
        one();
      }),
    interrupt: () => child.kill('SIGINT'),
    ended,
  };
}

/** Waits until it has ended. */
export async function runVerb(
  ...words: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const verb = startVerb(...words);
  const code = await verb.ended;
  return { code, out: verb.out(), err: verb.err() };
}
