import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
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

test('a fault of the broker alone does not blame the devices that speak over it', () => {
  const device =
    '  board-9: { kind: tasmota-display, topic: board-9, counter: "1", columns: 16, lines: 2 }\n';
  const text = hall('url: localhost').replace('  printer-1:', `${device}  printer-1:`);
  expect(faultsOf(text)).toEqual([expect.stringContaining('mqtt.url: found "localhost"')]);
  expect(faultsOf(text.replace('mqtt:', 'mqqt:'))).toEqual([expect.stringContaining('did you mean mqtt?')]);
});

test('the access list of config/deploy/mosquitto lets each verb be given, in one’s own name in this hall, and nothing else', () => {
  const lines = readFileSync('config/deploy/mosquitto/acl-commands', 'utf8').match(/^[^#\n].*$/gm);
  expect(lines).toEqual(opsVerbs.map(verb => `pattern write one-ticket/v1/fuzhou/cmd/${verb}/%u`));
});
