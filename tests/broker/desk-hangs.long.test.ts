/** A desk whose broker hangs in the midst of an order: nobody knows whether it was done, until it is given again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installBroker, makeCertificates } from '../kit/hall/broker/installed-broker.ts';
import { deskClient } from '../kit/hall/desk-client.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { startVerb } from '../kit/hall/program.ts';
import { secureHall, watchAs } from '../kit/hall/secure-hall.ts';

test('an order in whose midst the broker hangs is unanswered, and given again with its id it says whether it was done: once, or not at all', async () => {
  const folder = stateFolder();
  makeCertificates(folder);
  const users = ['one-ticket', 'chen', 'lin', 'kiosk'];
  const broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users });
  onTestFinished(broker.close);
  await broker.start();
  const hall = secureHall(broker);
  onTestFinished(hall.close);
  await hall.start();
  const lin = await watchAs('lin', broker);
  onTestFinished(lin.close);
  await lin.command('open-day', { id: 'day' });
  const password = join(folder, 'password');
  writeFileSync(password, broker.passwordOf('kiosk'), { mode: 0o400 });
  const at = `mqtts://kiosk@localhost:${broker.tlsPort}`;
  const words = ['--password-file', password, '--ca', broker.ca, '--listen', '127.0.0.1:0'];
  const screens = startVerb('screens', '--url', at, ...words);
  onTestFinished(async () => void (await screens.end('SIGTERM')));
  await screens.until('The hall small is heard.');
  const chen = deskClient(/^desk +(\S+)$/m.exec(screens.out())?.[1] ?? '');
  expect((await chen.signIn('chen', broker.passwordOf('chen'))).status).toBe(200);

  broker.hang();
  const take = { service: 'withdrawal', print: false };
  expect((await chen.order('hung', 'take-ticket', take)).body).toEqual({ status: 'unanswered' });
  broker.goOn();
  const given = async (id: string) => (await chen.order(id, 'take-ticket', take)).body;
  await expect.poll(async () => (await given('hung'))['status'], { timeout: 120_000 }).toBe('duplicate');
  // What hung with the broker came too late to be meant, or it came in time: either is said, each time again.
  const { code } = await given('hung');
  expect(code).toMatch(/^(ok|expired)$/);
  if (code === 'expired') expect(await given('anew')).toMatchObject({ status: 'ok' });
  const issued = () => lin.events().filter(event => event['kind'] === 'ticket-issued');
  await lin.until(() => issued().length > 0);
  await lin.command('close-day', { id: 'end' });
  await lin.until(() => lin.events().some(event => event['kind'] === 'day-closed'));
  expect(issued()).toHaveLength(1);
});
