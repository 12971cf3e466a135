/** R21 with a real UPS monitor: NUT on the files of config/deploy/nut tells a real hall, whose lists come out of a real port. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { startShippedBroker } from '../kit/hall/broker/shipped-broker.ts';
import { watch } from '../kit/hall/broker/watcher.ts';
import { secureHall } from '../kit/hall/secure-hall.ts';
import { standHall } from '../kit/hall/standing-hall.ts';
import { startUps } from '../kit/hall/ups.ts';

const patient = { timeout: 30_000 };
const isOfPower = ({ kind }: Record<string, unknown>) => kind === 'power-failing' || kind === 'power-back';

test('on the battery, low, and back: the hall is told, and its queues are printed at once when the battery is low', async () => {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  onTestFinished(() => hall.close());
  await hall.open('1');
  for (let taken = 0; taken < 2; taken += 1) await hall.command('take-ticket', { service: 'withdrawal' });
  const ups = await startUps({ url: hall.broker.url });
  onTestFinished(() => ups.close());

  const told = () =>
    hall
      .events()
      .filter(isOfPower)
      .map(({ kind, battery = '' }) => [kind, battery].join(' '));
  const untilTold = (...expected: readonly string[]) =>
    vi.waitFor(() => expect(told(), ups.log()).toEqual(expected), patient);
  ups.is('OB');
  await untilTold('power-failing ');
  ups.is('OL');
  await untilTold('power-failing ', 'power-back ');
  expect(hall.events().filter(({ kind }) => kind === 'queues-printed')).toEqual([]);
  ups.is('OB LB');
  await vi.waitFor(() => expect(told().at(-1), ups.log()).toBe('power-failing low'), patient);
  await vi.waitFor(() => expect(hall.tickets().flat()).toContain('停电排队单'), patient);
  const list = hall.tickets().at(-1) ?? [];
  expect(list).toEqual(
    expect.arrayContaining(['停电排队单', '1. A001  □ ____号 __:__', '2. A002  □ ____号 __:__']),
  );
  // upsmon ends the box only when that has come out.
  expect(ups.isShutDown()).toBe(false);
  expect(await ups.tellNow(), 'what the hall knows already').toBe(0);
  expect(told().at(-1)).toBe('power-failing low');
}, 120_000);

test('it tells in its own name by the role of a technician; with the broker away it tells later what is so then', async () => {
  const users = { ups: { role: 'engineer' }, lin: { role: 'supervisor' } } as const;
  const shipped = await startShippedBroker(users);
  const hall = secureHall(shipped.broker, users);
  const password = shipped.broker.passwordOf('ups');
  const url = `mqtt://ups@127.0.0.1:${shipped.broker.loopbackPort}`;
  const ups = await startUps({ url, password });
  onTestFinished(async () => {
    await ups.close();
    await hall.close();
    await shipped.close();
  });
  await hall.start();
  const lin = await watch(shipped.url, 'small', shipped.login('lin'));
  onTestFinished(() => lin.close());
  /** Each once: after the broker's restart one may come again. */
  const told = () =>
    [...new Map(lin.events().map(event => [event['seq'], event])).values()]
      .filter(isOfPower)
      .map(({ kind, orderedBy }) => [kind, orderedBy].join(' '));
  expect(await lin.command('open-day', { id: 'day' })).toMatchObject({ status: 'ok' });

  ups.is('OB');
  await vi.waitFor(() => expect(told(), ups.log()).toEqual(['power-failing ups']), patient);
  await shipped.broker.stop();
  ups.is('OL');
  await vi.waitFor(() => expect(ups.log()).toMatch(/cannot be reached/), patient);
  await shipped.broker.start();
  await vi.waitFor(() => expect(told()).toEqual(['power-failing ups', 'power-back ups']), {
    timeout: 60_000,
  });
}, 120_000);
