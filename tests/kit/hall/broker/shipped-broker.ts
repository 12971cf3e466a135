/** The broker of config/deploy/mosquitto with its users, and how the hall of config/halls/small.yaml and its people log in there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MqttConfig, mqttOf } from '../../../../config/schema/mqtt.ts';
import { installBroker, makeCertificates, type SecureBroker, type Users } from './installed-broker.ts';

export type ShippedBroker = {
  broker: SecureBroker;
  /** For the state of a hall. */
  folder: string;
  url: string;
  login(username: string): { username: string; password: string; ca: string };
  /** What the config of the hall says of it. */
  mqtt: MqttConfig;
  close(): Promise<void>;
};

/** `users`: besides the daemon's own. */
export async function startShippedBroker(users: Users): Promise<ShippedBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-shipped-'));
  makeCertificates(folder);
  const names = ['one-ticket', ...Object.keys(users)];
  const broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users: names });
  await broker.start();
  const url = `mqtts://localhost:${broker.tlsPort}`;
  const ca = readFileSync(broker.ca, 'utf8');
  const written = mqttOf({
    url,
    user: 'one-ticket',
    passwordFile: 'mqtt-password',
    roles: {},
    users,
  });
  return {
    broker,
    folder,
    url,
    login: username => ({ username, password: broker.passwordOf(username), ca }),
    mqtt: { ...written, secrets: { password: broker.passwordOf('one-ticket'), ca } },
    async close() {
      await broker.close();
      rmSync(folder, { recursive: true });
    },
  };
}
