/** A hall without devices: the real daemon, logged in to a Mosquitto on the files of config/deploy/mosquitto. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureBroker, Users } from './broker/installed-broker.ts';
import { type Watcher, watch } from './broker/watcher.ts';
import { type Program, startProgram } from './program.ts';

/** As the README of config/deploy/mosquitto writes them, for the counters of config/halls/small.yaml. */
const usualUsers: Users = {
  wall: { role: 'viewer' },
  manager: { role: 'viewer' },
  chen: { role: 'attendant', counter: '1' },
  lin: { role: 'supervisor' },
  tech: { role: 'engineer' },
  kiosk: { role: 'citizen' },
};

export type SecureHall = {
  state: string;
  start(): Promise<void>;
  /** As when its box loses power. */
  kill(): Promise<void>;
  /** What it wrote so far. */
  log(): string;
  /** Kills it and takes its folder away. */
  close(): Promise<void>;
};

/** The hall of config/halls/small.yaml by the name of its broker's, not started. It reaches the broker by TLS. `phone`: an address for phones; `persons`: which user each number of its staff list has. */
export function secureHall(
  broker: SecureBroker,
  users = usualUsers,
  phone?: string,
  persons: Readonly<Record<string, string>> = {},
): SecureHall {
  const state = mkdtempSync(join(tmpdir(), `one-ticket-${broker.hall}-`));
  const config = join(state, 'hall.yaml');
  const passwordFile = join(state, 'mqtt-password');
  const [whole = ''] = readFileSync('config/halls/small.yaml', 'utf8').split(/^# One line for each kind/m);
  const hall = Object.entries(persons).reduce(
    (text, [number, user]) => text.replace(`"${number}": { `, `"${number}": { user: ${user}, `),
    whole,
  );
  const mqtt = `
mqtt:
  url: mqtts://localhost:${broker.tlsPort}
  user: one-ticket
  passwordFile: ${passwordFile}
  caFile: ${broker.ca}
  users: ${JSON.stringify(users)}
`;
  const top = `hall: ${broker.hall}${phone === undefined ? '' : `\nphone: ${phone}`}`;
  writeFileSync(config, hall.replace('hall: small', top) + mqtt);
  writeFileSync(passwordFile, broker.passwordOf('one-ticket'), { mode: 0o400 });
  const runs: Program[] = [];
  const kill = async () => void (await runs.at(-1)?.end('SIGKILL'));
  return {
    state,
    async start() {
      const daemon = startProgram(['run', '--config', config, '--state', state]);
      runs.push(daemon);
      await daemon.until('the MQTT broker is connected');
    },
    kill,
    log: () => runs.map(run => run.said()).join(''),
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
