/** A program under measurement, in a process of its own, so that it has a processor of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Child = {
  /** The next line of its standard output. */
  line(): Promise<string>;
  /** Ends its standard input, which ends it. */
  end(): Promise<void>;
};

export function startChild(file: string, words: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${file} ended with ${code ?? signal}`));
    });
  });
  const lines: string[] = [];
  let wake = (): void => {};
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });

  async function line(): Promise<string> {
    for (;;) {
      const first = lines.shift();
      if (first !== undefined) return first;
      await Promise.race([
        new Promise<void>(resolve => {
          wake = resolve;
        }),
        ended.then(() => Promise.reject(new Error(`${file} ended too early`))),
      ]);
    }
  }

  return {
    line,
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

/** For the child's side: resolves when its parent ends its standard input, or dies. */
export function asked(): Promise<void> {
  return new Promise(resolve => {
    process.stdin.on('end', resolve).on('error', resolve).resume();
  });
}
