/** A hall in which 700 follow-ups stay open over midnight, behind the broker of config/deploy/mosquitto. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ShippedBroker, startShippedBroker } from '../kit/hall/broker/shipped-broker.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';

const [today, tomorrow] = ['2026-03-02', '2026-03-03'];
const open = 700;

let shipped: ShippedBroker;
let hall: LiveHall;
let lin: Watcher;

beforeAll(async () => {
  shipped = await startShippedBroker();
  lin = await watch(shipped.url, 'small', shipped.login('lin'));
  hall = startLiveHall(shipped.mqtt, join(shipped.folder, 'state'));
  await lin.untilState('online');
});
afterAll(async () => {
  await lin.close();
  await hall.close();
  await shipped.close();
});

const said = () =>
  lin.messages.filter(({ topic }) => topic === '$state').map(({ text }) => JSON.parse(text).state);
const longest = () => Math.max(...lin.messages.map(({ text }) => Buffer.byteLength(text)));
const heard = (seq: number) => lin.until(() => lin.events().at(-1)?.['seq'] === seq);

test('stays online over midnight and in the next start, answers, and says nothing that the broker does not take', async () => {
  await hall.do({ verb: 'open-day', day: today });
  await Promise.all(
    Array.from({ length: open }, (_, made) =>
      hall.do({ verb: 'follow-up-open', source: 'complaint', text: `${made}`.padStart(64, '0') }),
    ),
  );
  await hall.do({ verb: 'close-day' });
  const online = said().length;
  await hall.do({ verb: 'open-day', day: tomorrow });
  await heard(hall.journal.lastSeq());
  expect(await lin.command('ask', { id: 'after', args: { ticket: 'A001' } })).toMatchObject({
    code: 'unknown-ticket',
  });
  expect(lin.last('state/hall')).toMatchObject({ day: tomorrow, open: true, followUps: open });
  expect(lin.last('alarm/follow-ups')).toMatchObject({ text: expect.stringContaining('700 follow-ups') });
  expect(new Set(said().slice(online - 1))).toEqual(new Set(['online']));

  const carried = lin.events().filter(({ what }) => what === 'follow-up');
  expect(carried).toHaveLength(open);
  expect(
    await lin.command('follow-up-close', { id: 'wrong', args: { followUp: 'f0', note: 'x' } }),
  ).toMatchObject({ code: 'unknown-follow-up' });

  await hall.close();
  await lin.untilState('offline');
  hall = startLiveHall(shipped.mqtt, join(shipped.folder, 'state'));
  await lin.untilState('online');
  const id = String(carried.at(-1)?.['id']);
  expect(
    await lin.command('follow-up-close', { id: 'close', args: { followUp: id, note: 'called back' } }),
  ).toMatchObject({ status: 'ok' });
  await lin.until(() => lin.last('state/hall')?.['followUps'] === open - 1);
  expect(longest()).toBeLessThan(60 * 1024);
  // As often as it was started.
  expect(shipped.broker.log().match(/New client connected .* as one-ticket-small/g)).toHaveLength(2);
});
