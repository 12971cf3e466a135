/**
 * Where a simulated program is heard: a small executable to stand in for espeak-ng, festival or aplay. Each run of it gives
 * its arguments and its standard input to the simulator through a socket, and ends as the simulator says.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Timers } from '../../drivers/device.ts';
import type { ProgramSimulator } from '../devices/simulator.ts';
import type { FaultName } from './fault-names.ts';

export type HeardPort = {
  /** The path for `program:` in a config. */
  program: string;
  /** The path for `folder:`, where stand-ins for the recordings lie. */
  folder: string;
  /**
   * `unplug`: the program is not there any more, and what runs of it is gone; `mute`: it hangs, and never ends; `slow`: it
   * begins 2 s late. They add up until `none`. False when the fault is not one of these.
   */
  fault(name: FaultName): boolean;
  /** Kills what runs, and removes the program. */
  close(): void;
};

/** `recordings`: the names, without `.wav`, of what is to lie in `folder`; a slash makes a folder in it. */
export type OpenHeardPort = (on: {
  run: ProgramSimulator['run'];
  timers: Timers;
  recordings?: readonly string[];
}) => HeardPort;

const heardProgram = join(import.meta.dirname, 'heard-program.mjs');
const portFaults: ReadonlySet<FaultName> = new Set(['unplug', 'mute', 'slow']);
const slowMs = 2000;

export const openHeardPort: OpenHeardPort = ({ run, timers, recordings = [] }) => {
  // In the system's own folder for such things: the path of a socket has room for 107 bytes only.
  const home = mkdtempSync(join(tmpdir(), 'heard-'));
  const socketPath = join(home, 'socket');
  const program = join(home, 'program');
  const folder = join(home, 'recordings');
  const faults = new Set<FaultName>();
  const callers = new Set<Socket>();

  const server = createServer(socket => {
    let kill = (): void => {};
    callers.add(socket);
    // A caller that was killed: its end of the socket closes with it.
    socket.on('error', () => {});
    socket.on('close', () => {
      callers.delete(socket);
      kill();
    });
    createInterface({ input: socket }).once('line', line => {
      const words = wordsIn(line);
      if (words === undefined || faults.has('mute')) return;
      const begin = (): void => {
        kill = run(words, (code, error = '') => socket.end(`${JSON.stringify({ code, error })}\n`));
      };
      if (faults.has('slow')) kill = timers.after(slowMs, begin);
      else begin();
    });
  });
  server.listen(socketPath);
  mkdirSync(folder);
  for (const name of recordings) {
    const file = join(folder, `${name}.wav`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  }
  putIn();

  function putIn(): void {
    const words = [process.execPath, heardProgram, socketPath].map(word => `'${word}'`);
    writeFileSync(program, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
    chmodSync(program, 0o755);
  }

  function pullOut(): void {
    rmSync(program, { force: true });
    for (const caller of callers) caller.destroy();
  }

  return {
    program,
    folder,
    fault(name) {
      if (name === 'none') {
        if (faults.delete('unplug')) putIn();
        faults.clear();
      } else if (portFaults.has(name)) {
        faults.add(name);
        if (name === 'unplug') pullOut();
      } else return false;
      return true;
    },
    close() {
      pullOut();
      server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

function wordsIn(line: string): { args: readonly string[]; input: string } | undefined {
  try {
    const said: unknown = JSON.parse(line);
    if (typeof said !== 'object' || said === null || !('args' in said) || !('input' in said))
      return undefined;
    const { args, input } = said;
    if (!Array.isArray(args) || typeof input !== 'string') return undefined;
    return { args: args.map(String), input };
  } catch {
    return undefined;
  }
}
