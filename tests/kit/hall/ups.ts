/** A UPS that a test drives: NUT's own upsd and upsmon, on the files of config/deploy/nut, and its driver for a UPS that is not there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import { freePort } from './broker/mosquitto.ts';

const files = resolve('config/deploy/nut');
const patient = { timeout: 20_000 };

export type Ups = {
  /** As its status says it: `OL`, `OB`, `OB LB`. */
  is(status: string): void;
  /** Runs what tells the hall, as one-ticket-power.service does; the exit code. */
  tellNow(): Promise<number | null>;
  /** upsmon has ended the box. */
  isShutDown(): boolean;
  log(): string;
  close(): Promise<void>;
};

/** `broker`: where the hall is told, and the password of its user `ups`; none: it lets in whoever is on this machine. */
export async function startUps(broker: { url: string; password?: string }): Promise<Ups> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-ups-'));
  const run = join(folder, 'run');
  mkdirSync(run);
  const port = await freePort();
  const isDown = join(folder, 'down');
  const script = join(folder, 'one-ticket-power');
  const put = (name: string, text: string, mode = 0o640) => {
    writeFileSync(join(folder, name), text, { mode });
    chmodSync(join(folder, name), mode);
  };
  /** Each of these must stand in the file that is shipped. */
  const shipped = (name: string, ...replaced: readonly (readonly [string, string])[]) => {
    let text = readFileSync(join(files, name), 'utf8');
    for (const [found, by] of replaced) {
      if (!text.includes(found)) throw new Error(`${name} has no ${found}`);
      text = text.replaceAll(found, by);
    }
    return text;
  };
  const atPort = ['hall-ups@localhost', `hall-ups@localhost:${port}`] as const;
  let told = 0;
  /** The driver reads the file again when it is of another second: one that is whole when it appears, and each of its own second. */
  const say = (status: string) => {
    put('hall.new', `ups.status: ${status}\n`);
    told += 1;
    utimesSync(join(folder, 'hall.new'), told, told);
    renameSync(join(folder, 'hall.new'), join(folder, 'hall.dev'));
  };
  say('OL');
  put('ups.conf', '[hall-ups]\n  driver = dummy-ups\n  port = hall.dev\n');
  put('upsd.conf', `LISTEN 127.0.0.1 ${port}\nSTATEPATH ${run}\n`);
  put('upsd.users', shipped('upsd.users', ['CHANGE-ME', 'of-the-monitor']));
  put(
    'upsmon.conf',
    `RUN_AS_USER root\nPOLLFREQ 1\nPOLLFREQALERT 1\n${shipped(
      'upsmon.conf',
      atPort,
      ['CHANGE-ME', 'of-the-monitor'],
      ['/etc/nut/one-ticket-power', script],
      ['/sbin/shutdown -h +0', `touch ${isDown}`],
    )}`,
  );
  put(
    'one-ticket-power',
    shipped(
      'one-ticket-power',
      atPort,
      ['mqtt://ups@127.0.0.1:1883', broker.url],
      [
        broker.password === undefined ? ' --password-file "$password"' : '/etc/nut/one-ticket-password',
        broker.password === undefined ? '' : join(folder, 'password'),
      ],
      ['/run/nut/', `${run}/`],
      // Nobody waits so long in a test.
      ['sleep 5', 'sleep 1'],
    ),
    0o755,
  );
  put('password', broker.password ?? '', 0o400);
  mkdirSync(join(folder, 'bin'));
  put(
    'bin/one-ticket',
    `#!/bin/sh\nexec ${process.execPath} ${resolve('daemon/one-ticket.mjs')} "$@"\n`,
    0o755,
  );

  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}:/usr/sbin:/sbin`,
    NUT_CONFPATH: folder,
    NUT_STATEPATH: run,
    NUT_ALTPIDPATH: run,
  };
  let said = '';
  const children: ChildProcess[] = [];
  function begin(command: string, ...words: string[]): ChildProcess {
    // Each with what it starts is ended together.
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text));
    children.push(child);
    return child;
  }
  begin('/lib/nut/dummy-ups', '-F', '-a', 'hall-ups', '-u', 'root', '-i', '1');
  await vi.waitFor(() => {
    if (!existsSync(join(run, 'dummy-ups-hall-ups'))) throw new Error(`the driver does not run: ${said}`);
  }, patient);
  begin('/lib/nut/upsd', '-F', '-u', 'root');
  const asked = async () => {
    const upsc = spawn('upsc', [atPort[1], 'ups.status'], { env });
    let status = '';
    upsc.stdout.on('data', (text: Buffer) => (status += text));
    await once(upsc, 'close');
    return status.trim();
  };
  await vi.waitFor(async () => {
    if ((await asked()) !== 'OL') throw new Error(`upsd does not tell: ${said}`);
  }, patient);
  begin('/lib/nut/upsmon', '-F', '-u', 'root');
  await vi.waitFor(() => {
    if (!/logged in|Startup successful|UPS: hall-ups/.test(said)) throw new Error(said);
  }, patient);
  return {
    is: say,
    async tellNow() {
      const child = begin(script);
      await once(child, 'close');
      return child.exitCode;
    },
    isShutDown: () => existsSync(isDown),
    log: () => said,
    async close() {
      for (const child of children) {
        if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
        const closed = once(child, 'close');
        process.kill(-child.pid, 'SIGKILL');
        await closed;
      }
      rmSync(folder, { recursive: true });
    },
  };
}
