/** That the daemon can log in to its broker as it is written, and that every user there is somebody of this hall. */

import { staffRoles } from '../../daemon/orders/roles.ts';
import { atKey, atValue, describe, type Finding } from '../../drivers/settings/finding.ts';
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
    yield atValue(
      ['mqtt', 'url'],
      'a user or a password in the address',
      'user and passwordFile beside it: whoever may read a config need not know its passwords',
      'user: one-ticket, passwordFile: mqtt-password',
    );
  if (mqtt.user !== undefined && mqtt.passwordFile === undefined)
    yield atKey(['mqtt', 'user'], 'a user', 'its passwordFile too', 'mqtt-password');
  if (mqtt.user === undefined && mqtt.passwordFile !== undefined)
    yield atKey(['mqtt', 'passwordFile'], 'a passwordFile', 'its user too', 'one-ticket');
}

function* users(draft: Draft): Generator<Finding> {
  const found = draft.top.mqtt?.users;
  if (found === undefined) return;
  const path = ['mqtt', 'users'];
  if (Object.keys(found).length === 0)
    yield atValue(
      path,
      'no user',
      'those who may order something, or no users',
      'chen: { role: attendant, counter: "3" }',
    );
  for (const [name, user] of Object.entries(found)) {
    if (!isUserName(name))
      yield { path: [...path, name], on: 'key', found: describe(name), ...userNameExpectation };
    for (const finding of whereThere(draft, user))
      yield { ...finding, path: [...path, name, ...finding.path] };
  }
}

/** An attendant is one counter's, a supervisor may be an institution's, and nobody else is anything's. */
function* whereThere(draft: Draft, { role, counter, institution }: MqttUser): Generator<Finding> {
  const stray = (key: string, whose: string): Finding =>
    atKey(
      [key],
      `${key} of ${role === 'attendant' || role === 'engineer' ? 'an' : 'a'} ${role}`,
      `${key} of ${whose} only`,
    );
  if (role === 'attendant' && counter === undefined)
    yield atKey([], 'an attendant of no counter', 'the counter', 'counter: "3"');
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
    yield atKey(
      ['mqtt', 'passwordFile'],
      `a password that goes to ${new URL(mqtt.url).host} without encryption`,
      'TLS on the way to another machine',
      encrypted,
    );
  else if (hasUsers(draft) && !isLocal(mqtt.url))
    yield atValue(
      ['mqtt', 'url'],
      `${new URL(mqtt.url).host} without encryption, and users who order over it`,
      'TLS on the way to another machine: whoever listens there reads and changes what they order',
      encrypted,
    );
  if (mqtt.caFile !== undefined)
    yield atKey(
      ['mqtt', 'caFile'],
      `certificates for ${mqtt.url}, which shows none`,
      'an address with TLS, or no caFile',
      encrypted,
    );
}

const hasUsers = ({ top: { mqtt, staff = {} } }: Draft): boolean =>
  mqtt?.users !== undefined || Object.values(staff).some(({ user }) => user !== undefined);

function* nobodyMayOrder(draft: Draft): Generator<Finding> {
  const { mqtt } = draft.top;
  if (mqtt === undefined || hasUsers(draft) || isLocal(mqtt.url)) return;
  yield atKey(
    ['mqtt'],
    'a broker on another machine, and no users',
    'users: nobody may order anything over it',
    'users: { lin: { role: supervisor } }',
  );
}

/** R17: a grade is the citizen's. */
function* ratesItself({ top: { mqtt } }: Draft): Generator<Finding> {
  for (const role of staffRoles) {
    const at = mqtt?.roles[role]?.indexOf('rate') ?? -1;
    if (at >= 0)
      yield atValue(
        ['mqtt', 'roles', role, at],
        `rate for ${role}, who works in the hall`,
        'it with a user of the role citizen only: nobody rates who is rated',
        'kiosk: { role: citizen }',
      );
  }
}
