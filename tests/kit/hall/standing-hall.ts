/** A hall that stands while its daemon comes and goes: real ptys, a real broker, the real daemon as a child. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../../config/schema/config.ts';
import type { Stage } from '../../../simulators/stage/stage.ts';
import { type Mosquitto, startMosquitto } from './broker/mosquitto.ts';
import { type Watcher, watch } from './broker/watcher.ts';
import { newLooks } from './looks.ts';
import { type Program, startProgram } from './program.ts';
import { type StagedOptions, stageHall } from './staged-hall.ts';

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
  /** Presses at the kiosk when it rests; how long it took until ops heard of the ticket. */
  pressMs(line?: string): Promise<number>;
  /** Resolves when the daemon that runs now has ended. */
  ended(): Promise<void>;
  /** Ends the daemon; the exit code, or null when it was killed. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  press(device: string, press: string): void;
  fault(device: string, fault: string): void;
  /** Starts the daemon and opens the day, and these counters. */
  open(...counters: readonly string[]): Promise<void>;
  /** What is told of it: ready, degraded, lost. */
  deviceState(device: string): unknown;
  untilDevice(device: string, state: string): Promise<void>;
  /** Waits for an event with these fields, also one that was heard before. */
  happens(kind: string, having?: Record<string, unknown>): Promise<void>;
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

export type StandingOptions = Pick<StagedOptions, 'paced' | 'onItsOwnPorts'> & {
  /** Changes the text of the config first. */
  edit?: (text: string) => string;
  /** The daemon speaks it; else English. */
  inItsLanguage?: boolean;
  /** The folder to which it copies, by its state folder. */
  copies?: (state: string) => string;
};

/** `file`: its config. The daemon is not started. */
export async function standHall(
  file: string,
  { edit = same => same, copies, inItsLanguage = false, ...placed }: StandingOptions = {},
): Promise<StandingHall> {
  const state = mkdtempSync(join(tmpdir(), 'one-ticket-hall-'));
  const broker = await startMosquitto();
  const staged = await stageHall(state, edit(readFileSync(file, 'utf8')), {
    ...placed,
    mqttUrl: broker.url,
    atAnyHour: true,
  });
  const { config, stage: stands } = staged;
  if (copies !== undefined) appendFileSync(staged.file, `\ncopies:\n  folder: ${copies(state)}\n`);
  const ops = await watch(broker.url, config.hall);
  /** Of the daemon, one after the other. */
  const runs: Program[] = [];
  let boot: unknown;
  let commands = 0;
  let kioskPressedMs = -Infinity;
  const kiosk = config.devices.get('kiosk-1');
  const repeatWindowMs = kiosk?.kind === 'line-reader' ? kiosk.repeatWindowMs : 0;
  const restMs = repeatWindowMs === 0 ? 0 : repeatWindowMs + 300;
  const looks = newLooks();
  stands.onShows(looks.again);

  /** By seq. It is asked at every message, and each start tells hundreds again: each is looked at once. */
  const heard = new Map<unknown, Record<string, unknown>>();
  let looked = 0;
  const events = (): Record<string, unknown>[] => {
    const all = ops.events();
    for (const event of all.slice(looked)) heard.set(event['seq'], event);
    looked = all.length;
    return [...heard.values()];
  };
  const shows = (device: string) => stands.shows(device) ?? {};
  const act = (device: string, payload: unknown) => {
    const refused = stands.do(device, payload);
    if (refused !== undefined) throw new Error(refused);
  };

  const hall: StandingHall = {
    config,
    stage: stands,
    broker,
    ops,
    state,
    async start(env = {}, stdout) {
      const made = startProgram(['run', '--config', staged.file, '--state', state], {
        env,
        inItsLanguage,
        ...(stdout !== undefined && { stdout }),
      });
      runs.push(made);
      const died = made.exited.then(code => {
        throw new Error(`the daemon ended with ${code}:\n${hall.log()}`);
      });
      const online = ops.until(() => {
        const said = ops.last('$state');
        return said?.['state'] === 'online' && said['boot'] !== boot;
      });
      await Promise.race([online, died]);
      died.catch(() => undefined);
      boot = ops.last('$state')?.['boot'];
    },
    async open(...counters) {
      await hall.start();
      await hall.command('open-day', {});
      for (const counter of counters) await hall.command('open-counter', { counter });
    },
    pid: () => runs.at(-1)?.child.pid ?? 0,
    async kioskRests() {
      const waitMs = kioskPressedMs + restMs - performance.now();
      if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    },
    async pressMs(line = 'advice') {
      await hall.kioskRests();
      const lastIssued = () => ops.last('event/ticket-issued')?.['seq'];
      const before = lastIssued();
      const startedMs = performance.now();
      hall.press('kiosk-1', line);
      await ops.until(() => lastIssued() !== before);
      return performance.now() - startedMs;
    },
    async ended() {
      await runs.at(-1)?.exited;
    },
    end: async signal => (await runs.at(-1)?.end(signal)) ?? null,
    press(device, press) {
      if (device === 'kiosk-1') kioskPressedMs = performance.now();
      act(device, { press });
    },
    fault: (device, fault) => act(device, { fault }),
    command(verb, args) {
      commands += 1;
      return ops.command(verb, { id: `c${commands}`, args });
    },
    untilShows: (device, isSo) => looks.until(() => isSo(shows(device))),
    async until(isSo, withinMs) {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error(`waited ${withinMs} ms in vain`)), withinMs);
      await Promise.race([late.promise, looks.until(isSo), ops.until(isSo)]).finally(() =>
        clearTimeout(timer),
      );
    },
    deviceState: device => ops.last(`device/${device}/$state`)?.['state'],
    untilDevice: (device, wanted) => ops.until(() => hall.deviceState(device) === wanted),
    happens: (kind, having = {}) =>
      ops.until(() =>
        ops
          .events()
          .some(
            event => event['kind'] === kind && Object.keys(having).every(key => event[key] === having[key]),
          ),
      ),
    events,
    board: counter => String(shows(`board-${counter}`)['text']),
    tickets: () => (shows('printer-1')['tickets'] as { lines: string[] }[]).map(({ lines }) => lines),
    said: () => shows('voice-1')['said'] as string[],
    log: () => runs.map(run => run.said()).join(''),
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
