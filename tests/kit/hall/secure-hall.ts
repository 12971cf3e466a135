/** A hall without devices: the real daemon, logged in to a Mosquitto on the files of config/deploy/mosquitto. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SecureBroker } from './broker/installed-broker.ts';
import { type Watcher, watch } from './broker/watcher.ts';

/** As the README of config/deploy/mosquitto writes them, for the counters of config/halls/small.yaml. */
const users = `
  users:
    wall: { role: viewer }
    manager: { role: viewer }
    chen: { role: attendant, counter: "1" }
    lin: { role: supervisor }
    tech: { role: engineer }
    kiosk: { role: citizen }
`;

export type SecureHall = {
  state: string;
  start(): Promise<void>;
  /** As when its box loses power. */
  kill(): Promise<void>;
  /** Kills it and takes its folder away. */
  close(): Promise<void>;
};

/** The hall of config/halls/small.yaml by the name of its broker's, not started. It reaches the broker by TLS. */
export function secureHall(broker: SecureBroker): SecureHall {
  const state = mkdtempSync(join(tmpdir(), `one-ticket-${broker.hall}-`));
  const config = join(state, 'hall.yaml');
  const passwordFile = join(state, 'mqtt-password');
  const [hall = ''] = readFileSync('config/halls/small.yaml', 'utf8').split(/^# One line for each kind/m);
  const mqtt = `
mqtt:
  url: mqtts://localhost:${broker.tlsPort}
  user: one-ticket
  passwordFile: ${passwordFile}
  caFile: ${broker.ca}${users}`;
  writeFileSync(config, hall.replace('hall: small', `hall: ${broker.hall}`) + mqtt);
  writeFileSync(passwordFile, broker.passwordOf('one-ticket'), { mode: 0o400 });
  let daemon: ChildProcess | undefined;

  async function kill(): Promise<void> {
    if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const ended = once(daemon, 'exit');
    daemon.kill('SIGKILL');
    await ended;
  }

  return {
    state,
    async start() {
      const bin = resolve('daemon/one-ticket.mjs');
      const made = spawn(process.execPath, [bin, 'run', '--config', config, '--state', state], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      daemon = made;
      let logged = '';
      const runs = Promise.withResolvers<void>();
      for (const stream of [made.stdout, made.stderr]) {
        stream.on('data', chunk => {
          logged += chunk;
          if (logged.includes('the MQTT broker is connected')) runs.resolve();
        });
      }
      const died = once(made, 'exit').then(([code]) => {
        throw new Error(`the daemon ended with ${code}:\n${logged}`);
      });
      await Promise.race([runs.promise, died]);
      died.catch(() => undefined);
    },
    kill,
    async close() {
      await kill();
      rmSync(state, { recursive: true });
    },
  };
}

/** Somebody who watches a hall and orders there as `user`, over TLS; from the centre when `broker` is not that hall's own. */
export function watchAs(user: string, broker: SecureBroker, hall = broker.hall): Promise<Watcher> {
  const login = { ca: readFileSync(broker.ca), username: user, password: broker.passwordOf(user) };
  return watch(`mqtts://localhost:${broker.tlsPort}`, hall, login);
}
