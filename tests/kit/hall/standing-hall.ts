/** A hall that stands while its daemon comes and goes: real ptys, a real broker, the real daemon as a child. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../../../config/load/read.ts';
import type { Config } from '../../../config/schema/config.ts';
import { openStage } from '../../../simulators/stage/real-stage.ts';
import type { Stage } from '../../../simulators/stage/stage.ts';
import { stagedConfig } from '../../../simulators/stage/staged-config.ts';
import { type Mosquitto, startMosquitto } from './broker/mosquitto.ts';
import { type Watcher, watch } from './broker/watcher.ts';

const bin = resolve('daemon/one-ticket.mjs');

export type StandingHall = {
  config: Config;
  stage: Stage;
  broker: Mosquitto;
  ops: Watcher;
  state: string;
  /** Starts the daemon and waits until it says online; rejects when it ends before. `stdout`: where it logs instead; or nobody reads it. */
  start(env?: Record<string, string>, stdout?: number | 'unread'): Promise<void>;
  /** Of the daemon that runs now. */
  pid(): number;
  /** Until the same button of the kiosk may be pressed again; sooner, it would be taken for one that bounces. */
  kioskRests(): Promise<void>;
  /** Presses at the kiosk; how long it took until ops heard of the ticket. */
  pressMs(): Promise<number>;
  /** Resolves when the daemon that runs now has ended. */
  ended(): Promise<void>;
  /** Ends the daemon; the exit code, or null when it was killed. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  press(device: string, press: string): void;
  fault(device: string, fault: string): void;
  /** Gives a command with an id of its own and waits for its reply. */
  command(verb: string, args: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Waits until a device shows what is looked for. */
  untilShows(device: string, isSo: (shows: Record<string, unknown>) => boolean): Promise<void>;
  /** Looked at again whenever a device shows something else, or ops hear something. Rejects after `withinMs`. */
  until(isSo: () => boolean, withinMs: number): Promise<void>;
  /** The events heard over MQTT, each once: after a restart a seq may come again. */
  events(): Record<string, unknown>[];
  board(counter: string): string;
  tickets(): string[][];
  said(): string[];
  /** What the daemon logged so far. */
  log(): string;
  close(): Promise<void>;
};

/** An `edit`: at the kiosk one may press as fast as one likes. */
export const kioskAtAnyPace = (text: string): string =>
  text.replace('    presses:\n', '    repeatWindow: 0 ms\n$&');

/** `edit` changes the text of the config first. `paced`: bytes take the time that the baud gives them. */
export async function standHall(
  file: string,
  options: { edit?: (text: string) => string; paced?: boolean } = {},
): Promise<StandingHall> {
  const state = mkdtempSync(join(tmpdir(), 'one-ticket-hall-'));
  const plain = join(state, 'hall.yaml');
  const text = (options.edit ?? (same => same))(readFileSync(file, 'utf8'));
  writeFileSync(plain, text);
  const read = readConfig(plain);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const broker = await startMosquitto();
  const stands = await openStage(read.config, { paced: options.paced ?? true, mqttUrl: broker.url });
  writeFileSync(
    join(state, 'stage.yaml'),
    stagedConfig(text, stands.ways, { mqttUrl: broker.url, atAnyHour: true }),
  );
  const ops = await watch(broker.url, read.config.hall);
  let daemon: ChildProcess | undefined;
  let logged = '';
  let boot: unknown;
  let commands = 0;
  let kioskPressedMs = -Infinity;
  const kiosk = read.config.devices.get('kiosk-1');
  const repeatWindowMs = kiosk?.kind === 'line-reader' ? kiosk.repeatWindowMs : 0;
  const restMs = repeatWindowMs === 0 ? 0 : repeatWindowMs + 300;
  const looks = new Set<() => void>();
  stands.onShows(() => {
    for (const look of looks) look();
  });

  const shows = (device: string) => stands.shows(device) ?? {};
  const act = (device: string, payload: unknown) => {
    const refused = stands.do(device, payload);
    if (refused !== undefined) throw new Error(refused);
  };

  const hall: StandingHall = {
    config: read.config,
    stage: stands,
    broker,
    ops,
    state,
    async start(env = {}, stdout) {
      daemon = spawn(
        process.execPath,
        [bin, 'run', '--config', join(state, 'stage.yaml'), '--state', state],
        {
          stdio: ['ignore', typeof stdout === 'number' ? stdout : 'pipe', 'pipe'],
          env: { ...process.env, ...env },
        },
      );
      if (stdout !== 'unread') daemon.stdout?.on('data', chunk => (logged += chunk));
      daemon.stderr?.on('data', chunk => (logged += chunk));
      const died = once(daemon, 'exit').then(([code]) => {
        throw new Error(`the daemon ended with ${code}:\n${logged}`);
      });
      const online = ops.until(() => {
        const said = ops.last('$state');
        return said?.['state'] === 'online' && said['boot'] !== boot;
      });
      await Promise.race([online, died]);
      died.catch(() => undefined);
      boot = ops.last('$state')?.['boot'];
    },
    pid: () => daemon?.pid ?? 0,
    async kioskRests() {
      const waitMs = kioskPressedMs + restMs - performance.now();
      if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    },
    async pressMs() {
      await hall.kioskRests();
      const lastIssued = () => ops.last('event/ticket-issued')?.['seq'];
      const before = lastIssued();
      const startedMs = performance.now();
      hall.press('kiosk-1', 'advice');
      await ops.until(() => lastIssued() !== before);
      return performance.now() - startedMs;
    },
    async ended() {
      if (daemon !== undefined && isAlive(daemon)) await once(daemon, 'exit');
    },
    async end(signal) {
      if (daemon === undefined || !isAlive(daemon)) return null;
      const exit = once(daemon, 'exit');
      daemon.kill(signal);
      const [code] = await exit;
      return code;
    },
    press(device, press) {
      if (device === 'kiosk-1') kioskPressedMs = performance.now();
      act(device, { press });
    },
    fault: (device, fault) => act(device, { fault }),
    command(verb, args) {
      commands += 1;
      return ops.command(verb, { id: `c${commands}`, args });
    },
    untilShows: (device, isSo) =>
      new Promise(found => {
        const look = () => {
          if (!isSo(shows(device))) return;
          looks.delete(look);
          found();
        };
        looks.add(look);
        look();
      }),
    async until(isSo, withinMs) {
      const found = Promise.withResolvers<void>();
      const look = () => {
        if (isSo()) found.resolve();
      };
      const late = setTimeout(() => found.reject(new Error(`waited ${withinMs} ms in vain`)), withinMs);
      looks.add(look);
      look();
      await Promise.race([found.promise, ops.until(isSo)]).finally(() => {
        clearTimeout(late);
        looks.delete(look);
      });
    },
    events: () => [...new Map(ops.events().map(event => [event['seq'], event])).values()],
    board: counter => String(shows(`board-${counter}`)['text']),
    tickets: () => (shows('printer-1')['tickets'] as { lines: string[] }[]).map(({ lines }) => lines),
    said: () => shows('voice-1')['said'] as string[],
    log: () => logged,
    async close() {
      await hall.end('SIGKILL');
      await ops.close();
      await broker.kill();
      stands.close();
      // Its children may be writing their last.
      rmSync(state, { recursive: true, maxRetries: 10 });
    },
  };
  return hall;
}

function isAlive(daemon: ChildProcess): boolean {
  return daemon.exitCode === null && daemon.signalCode === null;
}
