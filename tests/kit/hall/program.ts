/** `one-ticket` as a child: a verb of its command line, or the daemon, read while it runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { inEnglish } from './in-english.ts';
import { newLooks } from './looks.ts';

export type Program = {
  child: ChildProcess;
  out(): string;
  err(): string;
  /** Both of them, in the order in which they came. */
  said(): string;
  /** Resolves when it has written this, to stdout or stderr; rejects when it ends without. */
  until(text: string | RegExp): Promise<void>;
  /** Ctrl-C. */
  interrupt(): void;
  /** Resolves with the exit code; null when it was killed. Its children may run still. */
  exited: Promise<number | null>;
  /** The same, when the last of those has ended that write where it did. */
  ended: Promise<number | null>;
  isAlive(): boolean;
  /** Resolves when it has exited; null also when it had before. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export type ProgramOptions = {
  /** That of its hall, or of the system; else English. */
  inItsLanguage?: boolean;
  env?: NodeJS.ProcessEnv;
  /** Where it writes instead: then nobody here reads it. Or it is `unread` though it may be read. */
  stdout?: number | 'unread';
  /** Its standard input stays open until `child.stdin` is ended, or this process dies. */
  stdin?: 'open';
};

/** In English, unless the words say otherwise. */
export function startProgram(words: readonly string[], options: ProgramOptions = {}): Program {
  const { env, stdout, stdin, inItsLanguage = false } = options;
  const spoken = inItsLanguage ? words : inEnglish(words);
  const child = spawn(process.execPath, [resolve('daemon/one-ticket.mjs'), ...spoken], {
    stdio: [stdin === undefined ? 'ignore' : 'pipe', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const written = { out: '', err: '', both: '' };
  let isOver = false;
  const looks = newLooks();
  const hear = (stream: 'out' | 'err') => (chunk: Buffer) => {
    written[stream] += chunk;
    written.both += chunk;
    looks.again();
  };
  if (stdout !== 'unread') child.stdout?.on('data', hear('out'));
  child.stderr?.on('data', hear('err'));
  const code = ([exit]: (number | null)[]) => exit ?? null;
  const exited = once(child, 'exit').then(code);
  const ended = once(child, 'close').then(closed => {
    isOver = true;
    looks.again();
    return code(closed);
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    child,
    out: () => written.out,
    err: () => written.err,
    said: () => written.both,
    until(text) {
      const isThere = () =>
        typeof text === 'string' ? written.both.includes(text) : text.test(written.both);
      const why = () => (isOver ? new Error(`it has not written ${text}:\n${written.both}`) : undefined);
      return looks.until(isThere, why);
    },
    interrupt: () => void child.kill('SIGINT'),
    exited,
    ended,
    isAlive,
    async end(signal) {
      if (!isAlive()) return null;
      child.kill(signal);
      return await exited;
    },
  };
}

export const startVerb = (...words: string[]): Program => startProgram(words);

/** Waits until it has ended. */
export async function runVerb(
  ...words: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const verb = startVerb(...words);
  const code = await verb.ended;
  return { code, out: verb.out(), err: verb.err() };
}
