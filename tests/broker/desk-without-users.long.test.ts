/** A desk where the hall, or its broker, has no users: who is let in, and where nobody is. */
import { expect, onTestFinished, test } from 'vitest';
import { mqttOf } from '../../config/schema/mqtt.ts';
import { atBroker } from '../kit/hall/at-broker.ts';
import { deskClient } from '../kit/hall/desk-client.ts';
import { startVerb } from '../kit/hall/program.ts';

async function deskAt(broker: string): Promise<ReturnType<typeof deskClient>> {
  const screens = startVerb('screens', '--url', broker, '--listen', '127.0.0.1:0');
  onTestFinished(async () => void (await screens.end('SIGTERM')));
  await screens.until('The hall small is heard.');
  return deskClient(/^desk +(\S+)$/m.exec(screens.out())?.[1] ?? '');
}

test('at the machine of a hall without users whoever comes may order anything, as over its broker', async () => {
  const { broker, live, watched } = await atBroker();
  live();
  await watched('online');
  const desk = await deskAt(broker.url);
  expect(await desk.ask('session')).toMatchObject({ status: 401, body: { isOpen: true } });
  expect((await desk.signIn('chen', 'any')).status).toBe(401);
  const told = await desk.signIn();
  expect(told).toMatchObject({ status: 200, body: { hall: 'small' } });
  expect(told.body).not.toHaveProperty('user');
  expect(told.body).not.toHaveProperty('role');
  expect(desk.session().verbs).toContain('open-day');
  expect(told.headers['set-cookie']?.[0]).toMatch(/^one-ticket-desk=[\w-]{43}; .*SameSite=Strict$/);
  expect((await desk.order('day', 'open-day')).body).toMatchObject({ status: 'ok' });
  const headers = { Origin: undefined };
  expect((await desk.ask('sign-in', { method: 'POST', body: {}, headers })).status).toBe(403);
});

test('where the broker lets in whoever comes and the hall has users, no password proves anything, and nobody signs in', async () => {
  const { broker, live, watched } = await atBroker();
  const users = { chen: { role: 'attendant', counter: '1' } } as const;
  live({ broker: mqttOf({ url: broker.url, roles: {}, users }) });
  await watched('online');
  const desk = await deskAt(broker.url);
  expect(await desk.ask('session')).toMatchObject({ status: 401, body: { isOpen: false } });
  expect(await desk.signIn('chen', 'any')).toMatchObject({ status: 503, body: { why: 'unchecked' } });
  expect((await desk.signIn()).status).toBe(401);
});
