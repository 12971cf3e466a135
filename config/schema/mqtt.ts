/** What a config may say of the broker: where it is, how the daemon logs in, and who may order what over it. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { defaultOrders, type OpsVerb, opsVerbs } from '../../daemon/orders/orders.ts';
import { type Role, roles } from '../../daemon/orders/roles.ts';
import type { Expectation } from '../../drivers/settings/finding.ts';
import { id, oneOf, scalar } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

export type MqttConfig = {
  url: string;
  /** The broker is on this machine, and speaks to nobody else's. */
  local: boolean;
  /** What the daemon itself logs in as. `passwordFile` is a name in the folder of systemd's credentials, or a path. */
  user?: string;
  passwordFile?: string;
  /** The certificates of those who may have signed the broker's; left out: those that Node knows. */
  caFile?: string;
  /** What stands in those files, once they were read (config/load/secrets.ts). */
  secrets?: { password?: string; ca?: string };
  /** What each role may order. */
  roles: Readonly<Record<Role, ReadonlySet<OpsVerb>>>;
  /** By MQTT user name. None: whoever reaches a broker on this machine may order anything, elsewhere nobody may. */
  users?: ReadonlyMap<string, MqttUser>;
};

/**
 * `counter`: of an attendant. `institution`: of a supervisor; left out, the whole hall. `person`: their number in the staff
 * list; an attendant from there is the one of the counter where they are signed in, at any of their institution.
 */
export type MqttUser = { role: Role; counter?: string; institution?: string; person?: string };

const mqttUrl = scalar({ expected: { is: 'broker' }, example: 'mqtt://127.0.0.1:1883' }, found =>
  /^(mqtts?|wss?):\/\/[^/]/.test(found) && URL.canParse(found) ? found : undefined,
);

/** A level of a topic: `cmd/<verb>/<user>`. */
export const isUserName = (word: string) => /^[A-Za-z0-9_-]{1,64}$/.test(word);
export const userNameExpectation: Expectation = { expected: { is: 'user-name' }, example: 'one-ticket' };
export const userName = scalar(userNameExpectation, found => (isUserName(found) ? found : undefined));

const isPath = (found: string) => isAbsolute(found) && !/\p{Cc}/u.test(found) && found.length <= 400;

const passwordFile = scalar(
  {
    expected: { is: 'credential' },
    example: '/etc/one-ticket/mqtt-password',
  },
  found => (isPath(found) || /^(?!\.)[\w.-]{1,64}$/.test(found) ? found : undefined),
);

const caFile = scalar({ expected: { is: 'certificates' }, example: '/etc/one-ticket/ca.crt' }, found =>
  isPath(found) ? found : undefined,
);

const verbs = z.array(oneOf(opsVerbs, 'ask'));

const userSchema = strict({
  role: oneOf(roles, 'attendant'),
  counter: id.optional(),
  institution: id.optional(),
});

export const mqttSchema = strict({
  url: mqttUrl,
  user: userName.optional(),
  passwordFile: passwordFile.optional(),
  caFile: caFile.optional(),
  roles: strict({
    viewer: verbs.optional(),
    attendant: verbs.optional(),
    supervisor: verbs.optional(),
    engineer: verbs.optional(),
    citizen: verbs.optional(),
  } satisfies Record<Role, unknown>).prefault({}),
  users: z.record(z.string(), userSchema).optional(),
});
export type WrittenMqtt = z.output<typeof mqttSchema>;

/** Only this machine reaches it. */
export function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Nobody on the way can read along. */
export const isEncrypted = (url: string): boolean => /^(mqtts|wss):/.test(url);

/**
 * The daemon's own user is an engineer, unless it is somebody else there: whoever may read its password works at the hall's box,
 * and `one-ticket devices` asks the daemon under this name. `persons`: the users of the staff list.
 */
export function mqttOf(
  { roles: written, users, ...mqtt }: WrittenMqtt,
  persons: Readonly<Record<string, MqttUser>> = {},
): MqttConfig {
  const own: Record<string, MqttUser> = mqtt.user === undefined ? {} : { [mqtt.user]: { role: 'engineer' } };
  const verbsOf = (role: Role): ReadonlySet<OpsVerb> => new Set(written[role] ?? defaultOrders(role));
  return {
    ...mqtt,
    local: isLocal(mqtt.url),
    roles: {
      viewer: verbsOf('viewer'),
      attendant: verbsOf('attendant'),
      supervisor: verbsOf('supervisor'),
      engineer: verbsOf('engineer'),
      citizen: verbsOf('citizen'),
    },
    ...((users !== undefined || Object.keys(persons).length > 0) && {
      users: new Map(Object.entries({ ...own, ...persons, ...users })),
    }),
  };
}
