/** That the daemon can log in to its broker as it is written, and that every user there is somebody of this hall. */

import { staffRoles } from '../../daemon/orders/roles.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import type { Draft } from '../load/draft.ts';
import { isEncrypted, isLocal, isUserName, type MqttUser, userNameExpectation } from '../schema/mqtt.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

export function crossCheckMqtt(draft: Draft): { faults: ConfigFinding[]; warnings: ConfigFinding[] } {
  const { mqtt } = draft.top;
  if (mqtt === undefined) return { faults: [], warnings: [] };
  return {
    faults: [...login(draft), ...users(draft)],
    warnings: [...inTheClear(draft), ...nobodyMayOrder(draft), ...ratesItself(draft)],
  };
}

function* login({ top: { mqtt } }: Draft): Generator<ConfigFinding> {
  if (mqtt === undefined) return;
  const { username, password } = new URL(mqtt.url);
  if (username !== '' || password !== '') yield atValue(['mqtt', 'url'], 'login-in-address', {});
  if (mqtt.user !== undefined && mqtt.passwordFile === undefined)
    yield atKey(['mqtt', 'user'], 'user-without-password', {});
  if (mqtt.user === undefined && mqtt.passwordFile !== undefined)
    yield atKey(['mqtt', 'passwordFile'], 'password-without-user', {});
}

function* users(draft: Draft): Generator<ConfigFinding> {
  const found = draft.top.mqtt?.users;
  if (found === undefined) return;
  const path = ['mqtt', 'users'];
  if (Object.keys(found).length === 0) yield atValue(path, 'no-users', {});
  for (const [name, user] of Object.entries(found)) {
    if (!isUserName(name)) yield { ...wrongValue([...path, name], name, userNameExpectation), on: 'key' };
    for (const finding of whereThere(draft, user))
      yield { ...finding, path: [...path, name, ...finding.path] };
  }
}

/** An attendant is one counter's, a supervisor may be an institution's, and nobody else is anything's. */
function* whereThere(draft: Draft, { role, counter, institution }: MqttUser): Generator<ConfigFinding> {
  if (role === 'attendant' && counter === undefined) yield atKey([], 'attendant-of-no-counter', {});
  if (role !== 'attendant' && counter !== undefined)
    yield atKey(['counter'], 'not-of-role', { key: 'counter', role, only: 'attendant' });
  else if (counter !== undefined) yield* mustBeIn(draft, 'counters', counter, ['counter']);
  if (role !== 'supervisor' && institution !== undefined)
    yield atKey(['institution'], 'not-of-role', { key: 'institution', role, only: 'supervisor' });
  else if (institution !== undefined) yield* mustBeIn(draft, 'institutions', institution, ['institution']);
}

/** Inside one machine nobody listens. */
function* inTheClear(draft: Draft): Generator<ConfigFinding> {
  const { mqtt } = draft.top;
  if (mqtt === undefined || isEncrypted(mqtt.url)) return;
  const encrypted = mqtt.url.replace(/^(mqtt|ws)/, '$1s');
  const { host } = new URL(mqtt.url);
  if (mqtt.passwordFile !== undefined && !isLocal(mqtt.url))
    yield atKey(['mqtt', 'passwordFile'], 'password-in-the-clear', { host, encrypted });
  else if (hasUsers(draft) && !isLocal(mqtt.url))
    yield atValue(['mqtt', 'url'], 'orders-in-the-clear', { host, encrypted });
  if (mqtt.caFile !== undefined)
    yield atKey(['mqtt', 'caFile'], 'needless-certificates', { url: mqtt.url, encrypted });
}

const hasUsers = ({ top: { mqtt, staff = {} } }: Draft): boolean =>
  mqtt?.users !== undefined || Object.values(staff).some(({ user }) => user !== undefined);

function* nobodyMayOrder(draft: Draft): Generator<ConfigFinding> {
  const { mqtt } = draft.top;
  if (mqtt === undefined || hasUsers(draft) || isLocal(mqtt.url)) return;
  yield atKey(['mqtt'], 'nobody-may-order', {});
}

/** R17: a grade is the citizen's. */
function* ratesItself({ top: { mqtt } }: Draft): Generator<ConfigFinding> {
  for (const role of staffRoles) {
    const at = mqtt?.roles[role]?.indexOf('rate') ?? -1;
    if (at >= 0) yield atValue(['mqtt', 'roles', role, at], 'rates-itself', { role });
  }
}
