/**
 * The one way to begin a program beside this process. Node throws some of what keeps it from beginning (no memory, a path
 * through a file) and tells the rest later: here all of it is told later, once, and the hall goes on.
 */
import { type ChildProcess, type ForkOptions, fork, type SpawnOptions, spawn } from 'node:child_process';

export type ProcessEnd =
  | { is: 'ended'; code: number | null; signal: NodeJS.Signals | null }
  /** `code` as the system has it: ENOENT when there is no such program. */
  | { is: 'not-started'; code: string; message: string };

/** `begin` made none: `end` was told so, or will be. */
export type Begun = ChildProcess | undefined;

/** A program, or a module of ours, and its arguments. */
export type Command = readonly [string, ...string[]];

export function spawnProcess(
  [program, ...args]: Command,
  options: SpawnOptions,
  end: (how: ProcessEnd) => void,
): Begun {
  return beginProcess(() => spawn(program, args, options), end);
}

/** A module of ours, with a channel to it. */
export function forkProcess(
  [module, ...args]: Command,
  options: ForkOptions,
  end: (how: ProcessEnd) => void,
): Begun {
  return beginProcess(() => fork(module, args, options), end);
}

/** `end` is called once, later: when its streams are closed too. */
export function beginProcess(begin: () => ChildProcess | null, end: (how: ProcessEnd) => void): Begun {
  let isOver = false;
  const finish = (how: ProcessEnd) => {
    if (!isOver) end(how);
    isOver = true;
  };
  const notStarted = ({ code, message }: NodeJS.ErrnoException) =>
    finish({ is: 'not-started', code: code ?? message, message });
  try {
    const child = begin();
    if (child === null) throw new Error('unknown');
    // Listened for before anything can be told: what nobody listens for would end this process.
    child.on('error', error => {
      if (child.pid === undefined) notStarted(error);
    });
    child.on('close', (code, signal) => finish({ is: 'ended', code, signal }));
    return child;
  } catch (error) {
    queueMicrotask(() => notStarted(error instanceof Error ? error : new Error(String(error))));
    return undefined;
  }
}

/** In words, for whoever reads why something was not done. */
export function howEnded(how: ProcessEnd): string {
  return how.is === 'not-started'
    ? `found "${how.message}" when its process was started`
    : `found its process ended by ${how.signal ?? `exit code ${how.code}`}`;
}
