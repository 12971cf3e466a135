/** A real terminal, made by tmux: what stands on its screen, its keys, its size. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { vi } from 'vitest';

const run = promisify(execFile);

export type Terminal = {
  /** Its lines as a person reads them. */
  screen(): Promise<string>;
  /** Waits until that stands on it. */
  untilShows(text: string | RegExp): Promise<void>;
  /** Typed one after the other, by the names of tmux: `Tab`, `Enter`, `Escape`, `C-c`. */
  keys(...keys: string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  signal(signal: 'SIGTERM'): Promise<void>;
  close(): Promise<void>;
};

type Size = { width: number; height: number };

/** `words`: of `one-ticket`, or of another program, started in that folder; before it something else stood on the screen, and after it stands with which code it ended. */
export async function openTerminal(
  {
    width,
    height,
    env = {},
    program = 'daemon/one-ticket.mjs',
    folder = '.',
  }: Size & { env?: Record<string, string>; program?: string; folder?: string },
  words: readonly string[],
): Promise<Terminal> {
  // A server of its own: what a person has in theirs is not touched, and goes with it.
  const socket = `one-ticket-${randomUUID().slice(0, 8)}`;
  const tmux = async (...args: string[]) =>
    (await run('tmux', ['-L', socket, '-f', '/dev/null', ...args])).stdout;
  const command = [process.execPath, resolve(program), ...words].map(word => `'${word}'`).join(' ');
  const size = ['-x', String(width), '-y', String(height)];
  const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const lives = `echo stood before; ${command}; echo ended $?; exec sleep 600`;
  await tmux('new-session', '-d', '-s', 'main', '-c', resolve(folder), ...variables, ...size, lives);

  const screen = () => tmux('capture-pane', '-p', '-t', 'main');
  return {
    screen,
    untilShows: text =>
      vi.waitFor(
        async () => {
          const shown = await screen();
          if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return;
          throw new Error(`the screen does not show ${text}:\n${shown}`);
        },
        { timeout: 45_000, interval: 50 },
      ),
    async keys(...keys) {
      await tmux('send-keys', '-t', 'main', ...keys);
    },
    async resize(columns, rows) {
      await tmux('resize-window', '-t', 'main', '-x', String(columns), '-y', String(rows));
    },
    async signal(signal) {
      const shell = (await tmux('display-message', '-p', '-t', 'main', '#{pane_pid}')).trim();
      const [child] = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').split(' ');
      process.kill(Number(child), signal);
    },
    async close() {
      await tmux('kill-server');
    },
  };
}
