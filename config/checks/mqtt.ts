/** That the daemon can log in to its broker as it is written, and that every user there is somebody of this hall. */

import { staffRoles } from '../../daemon/orders/roles.ts';
import { describe, type Finding } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import { isEncrypted, isLocal, isUserName, type MqttUser, userNameExpectation } from '../schema/mqtt.ts';
import { mustBeIn } from './references.ts';

export function crossCheckMqtt(draft: Draft): { faults: Finding[]; warnings: Finding[] } {
  const { mqtt } = draft.top;
  if (mqtt === undefined) return { faults: [], warnings: [] };
  return {
    faults: [...login(draft), ...users(draft)],
    warnings: [...inTheClear(draft), ...nobodyMayOrder(draft), ...ratesItself(draft)],
  };
}

function* login({ top: { mqtt } }: Draft): Generator<Finding> {
  if (mqtt === undefined) return;
  const { username, password } = new URL(mqtt.url);
  if (username !== '' || password !== '')
    yield {
      path: ['mqtt', 'url'],
      on: 'value',
      found: 'a user or a password in the address',
      expected: 'user and passwordFile beside it: whoever may read a config need not know its passwords',
      example: 'user: one-ticket, passwordFile: mqtt-password',
    };
  if (mqtt.user !== undefined && mqtt.passwordFile === undefined)
    yield {
      path: ['mqtt', 'user'],
      on: 'key',
      found: 'a user',
      expected: 'its passwordFile too',
      example: 'mqtt-password',
    };
  if (mqtt.user === undefined && mqtt.passwordFile !== undefined)
    yield {
      path: ['mqtt', 'passwordFile'],
      on: 'key',
      found: 'a passwordFile',
      expected: 'its user too',
      example: 'one-ticket',
    };
}

function* users(draft: Draft): Generator<Finding> {
  const found = draft.top.mqtt?.users;
  if (found === undefined) return;
  const path = ['mqtt', 'users'];
  if (Object.keys(found).length === 0)
    yield {
      path,
      on: 'value',
      found: 'no user',
      expected: 'those who may order something, or no users',
      example: 'chen: { role: attendant, counter: "3" }',
    };
  for (const [name, user] of Object.entries(found)) {
    if (!isUserName(name))
      yield { path: [...path, name], on: 'key', found: describe(name), ...userNameExpectation };
    for (const finding of whereThere(draft, user))
      yield { ...finding, path: [...path, name, ...finding.path] };
  }
}

/** An attendant is one counter's, a supervisor may be an institution's, and nobody else is anything's. */
function* whereThere(draft: Draft, { role, counter, institution }: MqttUser): Generator<Finding> {
  const stray = (key: string, whose: string): Finding => ({
    path: [key],
    on: 'key',
    found: `${key} of ${role === 'attendant' || role === 'engineer' ? 'an' : 'a'} ${role}`,
    expected: `${key} of ${whose} only`,
  });
  if (role === 'attendant' && counter === undefined)
    yield {
      path: [],
      on: 'key',
      found: 'an attendant of no counter',
      expected: 'the counter',
      example: 'counter: "3"',
    };
  if (role !== 'attendant' && counter !== undefined) yield stray('counter', 'an attendant');
  else if (counter !== undefined) yield* mustBeIn(draft, 'counters', counter, ['counter']);
  if (role !== 'supervisor' && institution !== undefined) yield stray('institution', 'a supervisor');
  else if (institution !== undefined) yield* mustBeIn(draft, 'institutions', institution, ['institution']);
}

/** Inside one machine nobody listens. */
function* inTheClear(draft: Draft): Generator<Finding> {
  const { mqtt } = draft.top;
  if (mqtt === undefined || isEncrypted(mqtt.url)) return;
  const encrypted = mqtt.url.replace(/^(mqtt|ws)/, '$1s');
  if (mqtt.passwordFile !== undefined && !isLocal(mqtt.url))
    yield {
      path: ['mqtt', 'passwordFile'],
      on: 'key',
      found: `a password that goes to ${new URL(mqtt.url).host} without encryption`,
      expected: 'TLS on the way to another machine',
      example: encrypted,
    };
  else if (hasUsers(draft) && !isLocal(mqtt.url))
    yield {
      path: ['mqtt', 'url'],
      on: 'value',
      found: `${new URL(mqtt.url).host} without encryption, and users who order over it`,
      expected: 'TLS on the way to another machine: whoever listens there reads and changes what they order',
      example: encrypted,
    };
  if (mqtt.caFile !== undefined)
    yield {
      path: ['mqtt', 'caFile'],
      on: 'key',
      found: `certificates for ${mqtt.url}, which shows none`,
      expected: 'an address with TLS, or no caFile',
      example: encrypted,
    };
}

const hasUsers = ({ top: { mqtt, staff = {} } }: Draft): boolean =>
  mqtt?.users !== undefined || Object.values(staff).some(({ user }) => user !== undefined);

function* nobodyMayOrder(draft: Draft): Generator<Finding> {
  const { mqtt } = draft.top;
  if (mqtt === undefined || hasUsers(draft) || isLocal(mqtt.url)) return;
  yield {
    path: ['mqtt'],
    on: 'key',
    found: 'a broker on another machine, and no users',
    expected: 'users: nobody may order anything over it',
    example: 'users: { lin: { role: supervisor } }',
  };
}

/** R17: a grade is the citizen's. */
function* ratesItself({ top: { mqtt } }: Draft): Generator<Finding> {
  for (const role of staffRoles) {
    const at = mqtt?.roles[role]?.indexOf('rate') ?? -1;
    if (at >= 0)
      yield {
        path: ['mqtt', 'roles', role, at],
        on: 'value',
        found: `rate for ${role}, who works in the hall`,
        expected: 'it with a user of the role citizen only: nobody rates who is rated',
        example: 'kiosk: { role: citizen }',
      };
  }
}
