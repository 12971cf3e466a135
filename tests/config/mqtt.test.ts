import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { faultText } from '../../config/load/fault.ts';
import { readConfig } from '../../config/load/read.ts';
import type { MqttConfig } from '../../config/schema/mqtt.ts';
import { defaultOrders, opsVerbs } from '../../daemon/orders/orders.ts';
import { roles } from '../../daemon/orders/roles.ts';
import { configOf, faultsOf, shipped, smallWith, written } from './hall-files.ts';

/** config/halls/small.yaml with this as its `mqtt`. */
const hall = (mqtt: string) => smallWith(['locale: zh-CN', `locale: zh-CN\nmqtt: { ${mqtt} }`]);
const remote = 'url: mqtts://broker.hall.lan:8883';
const here = 'url: mqtt://127.0.0.1:1883';

function mqttOf(text: string): MqttConfig {
  const { mqtt } = configOf(written(hall(text)));
  if (mqtt === undefined) throw new Error('it names a broker');
  return mqtt;
}

function warningsOf(text: string): string[] {
  const read = readConfig(written(hall(text)));
  expect(read).toMatchObject({ ok: true });
  return read.warnings.map(fault => faultText(fault).replace(/^\S+ /, ''));
}

describe('a broker with users', () => {
  const users =
    'users: { wall: { role: viewer }, chen: { role: attendant, counter: "1" }, lin: { role: supervisor, institution: icbc }, Head-1_x: { role: supervisor } }';

  it('knows each by name, with what they are there for, and the daemon itself as an engineer', () => {
    const mqtt = mqttOf(
      `${remote}, user: one-ticket, passwordFile: mqtt-password, caFile: /etc/ca.crt, ${users}`,
    );
    expect(mqtt).toMatchObject({
      url: 'mqtts://broker.hall.lan:8883',
      local: false,
      user: 'one-ticket',
      passwordFile: 'mqtt-password',
      caFile: '/etc/ca.crt',
    });
    expect(Object.fromEntries(mqtt.users ?? [])).toEqual({
      wall: { role: 'viewer' },
      chen: { role: 'attendant', counter: '1' },
      lin: { role: 'supervisor', institution: 'icbc' },
      'Head-1_x': { role: 'supervisor' },
      'one-ticket': { role: 'engineer' },
    });
    const listed = mqttOf(`${here}, user: tech, passwordFile: /p, users: { tech: { role: viewer } }`);
    expect(listed.users).toEqual(new Map([['tech', { role: 'viewer' }]]));
  });

  it('lets each role order what is written for it, and by default what fuzhou.yaml explains', () => {
    const mqtt = mqttOf(`${here}, ${users}, roles: { viewer: [ask], engineer: [] }`);
    expect([...mqtt.roles.viewer]).toEqual(['ask']);
    expect([...mqtt.roles.engineer]).toEqual([]);
    expect([...mqtt.roles.attendant]).toEqual(defaultOrders('attendant'));

    const explained = readFileSync(shipped('fuzhou.yaml'), 'utf8').replace(/\n#\s+/g, ' ');
    const wordsOf = (role: string) =>
      (new RegExp(` ${role}: \\[([^\\]]*)\\]`).exec(explained)?.[1] ?? '').split(', ');
    const told = wordsOf('supervisor').flatMap(word =>
      word === 'all of an attendant' ? wordsOf('attendant') : [word],
    );
    expect(told.toSorted()).toEqual(defaultOrders('supervisor').toSorted());
    for (const role of ['viewer', 'attendant', 'engineer', 'citizen'] as const)
      expect(wordsOf(role).toSorted()).toEqual(defaultOrders(role).toSorted());
  });

  it('lets nobody rate who works in the hall', () => {
    expect(roles.filter(role => defaultOrders(role).includes('rate'))).toEqual(['citizen']);
  });

  it('leaves no verb that no role may give', () => {
    const given = new Set(roles.flatMap(defaultOrders));
    expect(opsVerbs.filter(verb => !given.has(verb))).toEqual([]);
  });
});

test.each([
  ['mqtt://127.0.0.1:1883', true],
  ['mqtt://127.8.9.10', true],
  ['ws://localhost:9001/mqtt', true],
  ['mqtt://[::1]:1883', true],
  ['mqtt://127.0.0.1.evil.lan', false],
  ['mqtt://0.0.0.0', false],
  ['mqtts://192.168.1.5', false],
])('the broker at %s is on this machine: %s', (url, local) => {
  expect(readConfig(written(hall(`url: "${url}"`)))).toMatchObject({ ok: true, config: { mqtt: { local } } });
});

test.each([
  [
    `${here}, users: {}`,
    'mqtt.users: found no user, expected those who may order something, or no users, for example chen: { role: attendant, counter: "3" }',
  ],
  [
    `${here}, users: { zhang san: { role: viewer } }`,
    'mqtt.users.zhang san: found "zhang san", expected the name of an MQTT user: 1 to 64 of A-Z, a-z, 0-9, _ and -, for example one-ticket',
  ],
  [
    `${here}, users: { chen: { role: atendant } }`,
    'mqtt.users.chen.role: found "atendant", expected one of viewer, attendant, supervisor, engineer, citizen, for example attendant, did you mean attendant?',
  ],
  [
    `${here}, users: { chen: { role: attendant } }`,
    'mqtt.users.chen: found an attendant of no counter, expected the counter, for example counter: "3"',
  ],
  [
    `${here}, users: { chen: { role: attendant, counter: "3" } }`,
    'mqtt.users.chen.counter: found "3", expected one of the counters: 1, 2',
  ],
  [
    `${here}, users: { lin: { role: supervisor, institution: icb } }`,
    'mqtt.users.lin.institution: found "icb", expected one of the institutions: centre, icbc, did you mean icbc?',
  ],
  [
    `${here}, users: { lin: { role: supervisor, counter: "1" } }`,
    'mqtt.users.lin.counter: found counter of a supervisor, expected counter of an attendant only',
  ],
  [
    `${here}, users: { tech: { role: engineer, institution: icbc } }`,
    'mqtt.users.tech.institution: found institution of an engineer, expected institution of a supervisor only',
  ],
  [
    `${here}, users: { kiosk: { role: citizen, counter: "1" } }`,
    'mqtt.users.kiosk.counter: found counter of a citizen, expected counter of an attendant only',
  ],
  [`${here}, roles: { viewer: [ask, replai] }`, /^mqtt\.roles\.viewer\[1\]: .* did you mean replay\?$/],
  [
    `${here}, roles: { visitor: [ask] }`,
    /^mqtt\.roles\.visitor: found an unknown key, expected one of viewer/,
  ],
  [
    `${here}, user: one-ticket`,
    'mqtt.user: found a user, expected its passwordFile too, for example mqtt-password',
  ],
  [
    `${here}, passwordFile: mqtt-password`,
    'mqtt.passwordFile: found a passwordFile, expected its user too, for example one-ticket',
  ],
  [
    `${here}, user: one/ticket, passwordFile: x`,
    /^mqtt\.user: found "one\/ticket", expected the name of an MQTT/,
  ],
  [
    `${here}, user: one, passwordFile: ../shadow`,
    /^mqtt\.passwordFile: found ".{2}\/shadow", expected the name/,
  ],
  [`${here}, caFile: ca.crt`, /^mqtt\.caFile: found "ca.crt", expected the whole path of a file/],
  [
    'url: "mqtt://hall:secret@127.0.0.1"',
    /^mqtt\.url: found a user or a password in the address, expected user and passwordFile/,
  ],
])('mqtt: { %s } is told', (text, told) => {
  const read = readConfig(written(hall(text)));
  const faults = read.ok ? [] : read.faults.map(fault => faultText(fault).replace(/^\S+ /, ''));
  expect(faults).toEqual([typeof told === 'string' ? told : expect.stringMatching(told)]);
});

test('a fault of the broker alone does not blame the devices that speak over it', () => {
  const device =
    '  board-9: { kind: tasmota-display, topic: board-9, counter: "1", columns: 16, lines: 2 }\n';
  const text = hall('url: localhost').replace('  printer-1:', `${device}  printer-1:`);
  expect(faultsOf(text)).toEqual([expect.stringContaining('mqtt.url: found "localhost"')]);
  expect(faultsOf(text.replace('mqtt:', 'mqqt:'))).toEqual([expect.stringContaining('did you mean mqtt?')]);
});

describe('what works, but not as somebody may think, earns a warning', () => {
  const login = 'user: one-ticket, passwordFile: mqtt-password';
  const users = 'users: { wall: { role: viewer } }';

  it('is an order of a user that others on the way can read and change', () => {
    expect(warningsOf(`url: mqtt://10.0.0.5, ${users}`)).toEqual([
      'mqtt.url: found 10.0.0.5 without encryption, and users who order over it, expected TLS on the way to another machine: whoever listens there reads and changes what they order, for example mqtts://10.0.0.5',
    ]);
    expect(warningsOf(`${here}, ${users}`)).toEqual([]);
    expect(warningsOf(`url: mqtts://10.0.0.5, ${users}`)).toEqual([]);
  });

  it('is a password that others on the way can read', () => {
    expect(warningsOf(`url: mqtt://10.0.0.5, ${login}, ${users}`)).toEqual([
      'mqtt.passwordFile: found a password that goes to 10.0.0.5 without encryption, expected TLS on the way to another machine, for example mqtts://10.0.0.5',
    ]);
    expect(warningsOf(`${here}, ${login}, ${users}`)).toEqual([]);
    expect(warningsOf(`${remote}, ${login}, ${users}`)).toEqual([]);
    expect(warningsOf(`url: wss://10.0.0.5/mqtt, ${login}, ${users}`)).toEqual([]);
  });

  it('is a caFile for an address without TLS', () => {
    expect(warningsOf(`url: ws://10.0.0.5/mqtt, caFile: /etc/ca.crt, ${users}`)).toEqual([
      expect.stringContaining('mqtt.url: found 10.0.0.5 without encryption'),
      'mqtt.caFile: found certificates for ws://10.0.0.5/mqtt, which shows none, expected an address with TLS, or no caFile, for example wss://10.0.0.5/mqtt',
    ]);
  });

  it('is a broker on another machine over which nobody may order anything', () => {
    expect(warningsOf(remote)).toEqual([
      'mqtt: found a broker on another machine, and no users, expected users: nobody may order anything over it, for example users: { lin: { role: supervisor } }',
    ]);
    expect(warningsOf(here)).toEqual([]);
  });
});

test('a config that lets clerks rate is warned of', () => {
  const read = readConfig(written(hall(`${here}, roles: { attendant: [call-next, rate], citizen: [rate] }`)));
  expect(read.ok && read.warnings.map(warning => faultText(warning).replace(/^\S+ /, ''))).toEqual([
    'mqtt.roles.attendant[1]: found rate for attendant, who works in the hall, expected it with a user of the role citizen only: ' +
      'nobody rates who is rated, for example kiosk: { role: citizen }',
  ]);
});

test('the access list of config/deploy/mosquitto lets each verb be given, in one’s own name in this hall, and nothing else', () => {
  const lines = readFileSync('config/deploy/mosquitto/acl-commands', 'utf8').match(/^[^#\n].*$/gm);
  expect(lines).toEqual(opsVerbs.map(verb => `pattern write one-ticket/v1/fuzhou/cmd/${verb}/%u`));
});
