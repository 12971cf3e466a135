/** No message is too long for the broker, and one that it will not have keeps the others from nobody (I14). */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { brokerStream } from '../../drivers/link/broker-stream.ts';
import { atBroker } from '../kit/hall/at-broker.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';
import { alarmIn } from '../kit/hall/play.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

/** Ten minutes in 3 s. */
const speed = 200;
/** The limits of config/deploy/mosquitto/one-ticket.conf. */
const shipped = { text: 'message_size_limit 65536\nmax_packet_size 66560\n' };
const refusedOf = ({ loop }: LiveHall) => alarmIn(loop.hall, 'broker-refuses');

/** As a journal of version 3 wrote it: one event with every follow-up that is open. */
const followUps = Array.from({ length: 1200 }, (_, index) => ({
  id: `2026-02-27-f${index + 1}`,
  source: 'complaint',
  text: `等了 ${index} 分钟 "没人理"`,
  openedAt: 1_790_000_000_000 + index,
}));

test('a day-opened of 1,200 follow-ups is told by replay in parts, and the hall stays online', async () => {
  const at = await atBroker(shipped);
  const journal = journalOf(at.state);
  const dayOpened = { kind: 'day-opened', day: '2026-02-28', timeZone: 'Asia/Shanghai', followUps };
  journal.commit({ at: Date.now(), events: [dayOpened], replies: [], presses: [] });
  journal.close();

  const watcher = await at.watched();
  const hall = at.live();
  await watcher.untilState('online');
  await expect.poll(() => refusedOf(hall)?.text).toContain('event 1, day-opened');
  await watcher.until(() => watcher.events().some(({ alarm }) => alarm === 'broker-refuses'));
  expect(refusedOf(hall)?.severity).toBe('warning');
  expect(watcher.events().map(({ kind }) => kind)).not.toContain('day-opened');
  expect(await watcher.command('replay', { id: 'all', args: { from: 1 } })).toMatchObject({ status: 'ok' });
  await watcher.until(() => watcher.last('rsp/watcher/all/said') !== undefined);
  const told = watcher.messages
    .filter(({ topic }) => topic === 'rsp/watcher/all/event')
    .map(({ text }) => JSON.parse(text));
  const parts = told.filter(({ seq }) => seq === 1);
  expect(parts.map(({ part, of }) => `${part}/${of}`)).toEqual(
    parts.map((_, index) => `${index + 1}/${parts.length}`),
  );
  expect(parts.length).toBeGreaterThan(1);
  expect(JSON.parse(parts.map(({ json }) => json).join(''))).toMatchObject({
    seq: 1,
    ...dayOpened,
    // Their words are private (R19).
    followUps: followUps.map(({ id, source, openedAt }) => ({ id, source, openedAt })),
  });
  const seqs = [...new Set(told.map(({ seq }) => seq))];
  expect(seqs).toEqual(Array.from(seqs, (_, index) => index + 1));

  await hall.do({ verb: 'close-day' });
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await watcher.until(() =>
    watcher.events().some(({ kind, alarm }) => kind === 'alarm-cleared' && alarm === 'broker-refuses'),
  );
  expect(refusedOf(hall)).toBeUndefined();
  expect(hall.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  await expect.poll(() => hall.journal.cursor('mqtt')).toBe(hall.journal.lastSeq());
});

test('an event that a broker of smaller limits cuts us off at is held back and told, nothing is skipped, and it comes when the broker takes it', async () => {
  const limits = { text: 'max_packet_size 7000\n' };
  const at = await atBroker(limits);
  const watcher = await at.watched();
  const hall = at.live({ speed });
  await watcher.untilState('online');
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'open-counter', counter: '1' });
  const boards = Array.from({ length: 1000 }, (_, index) => `board-${index}`);
  hall.journal.commit({
    at: 1_790_000_002_000,
    events: [{ kind: 'notice-set', text: '今日', boards }],
    replies: [],
    presses: [],
  });
  const long = hall.journal.lastSeq();
  await hall.do(takeTicket('advice'));
  await expect.poll(() => refusedOf(hall)?.severity).toBe('critical');
  expect(refusedOf(hall)?.text).toMatch(
    new RegExp(
      `ended the connection 3 times when it was sent event ${long}, notice-set \\(\\d+ bytes\\): it was held back`,
    ),
  );
  // Everything but the events goes on.
  await watcher.untilState('degraded');
  await watcher.until(() => watcher.last('alarm/broker-refuses') !== undefined);
  expect(
    await watcher.command('take-ticket', { id: 'on', args: { service: 'advice', print: false } }),
  ).toMatchObject({
    status: 'ok',
  });
  await watcher.until(() => watcher.last('state/visit/D002') !== undefined);
  expect(watcher.events().every(({ seq }) => Number(seq) < long)).toBe(true);
  expect(hall.journal.cursor('mqtt')).toBe(long - 1);

  await at.broker.kill();
  limits.text = shipped.text;
  await at.broker.start();
  await expect.poll(() => refusedOf(hall), { timeout: 20_000 }).toBeUndefined();
  await watcher.until(() =>
    watcher.events().some(({ kind, alarm }) => kind === 'alarm-cleared' && alarm === 'broker-refuses'),
  );
  await expect.poll(() => hall.journal.cursor('mqtt')).toBe(hall.journal.lastSeq());
  const seqs = [...new Set(watcher.events().map(({ seq }) => seq))];
  expect(seqs).toEqual(Array.from({ length: hall.journal.lastSeq() }, (_, index) => index + 1));
});

test('a topic that the broker cuts us off at is left out, and all else stands', async () => {
  const limits = { text: 'max_packet_size 3000\n' };
  const at = await atBroker(limits);
  const hall = at.live({ speed });
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await expect
    .poll(() => refusedOf(hall)?.text, { timeout: 20_000 })
    .toContain('homeassistant/device/one-ticket-small/config');
  const watcher = await at.watched('degraded');
  expect(watcher.last('state/hall')).toMatchObject({ open: true });
  expect(watcher.last('homeassistant/device/one-ticket-small/config')).toBeUndefined();

  // Ten minutes later it is tried again, and once more costs no more than one short outage.
  const outages = () => hall.logged.filter(({ level }) => level === 'warn').length;
  const before = outages();
  await expect.poll(outages, { timeout: 20_000 }).toBe(before + 1);
  await watcher.untilState('degraded');
});

test('with 700 follow-ups that stay open over midnight, and in the next start, the hall stays online', async () => {
  const [open, tomorrow] = [700, '2026-03-03'];
  const at = await atBroker(shipped);
  const watcher = await at.watched();
  const first = at.live();
  await watcher.untilState('online');
  await first.do({ verb: 'open-day', day: '2026-03-02' });
  await Promise.all(
    Array.from({ length: open }, (_, made) =>
      first.do({ verb: 'follow-up-open', source: 'complaint', text: `${made}`.padStart(64, '0') }),
    ),
  );
  await first.do({ verb: 'close-day' });
  await first.do({ verb: 'open-day', day: tomorrow });
  await watcher.until(() => watcher.events().at(-1)?.['seq'] === first.journal.lastSeq());
  expect(watcher.last('state/hall')).toMatchObject({ day: tomorrow, open: true, followUps: open });
  expect(watcher.last('alarm/follow-ups')).toMatchObject({ text: expect.stringContaining('700 follow-ups') });
  const carried = watcher.events().filter(({ what }) => what === 'follow-up');
  expect(carried).toHaveLength(open);
  await first.close();
  await watcher.untilState('offline');
  const second = at.live();
  await watcher.untilState('online');
  const closing = { followUp: String(carried.at(-1)?.['id']), note: 'called back' };
  expect(await watcher.command('follow-up-close', { id: 'close', args: closing })).toMatchObject({
    status: 'ok',
  });
  await watcher.until(() => watcher.last('state/hall')?.['followUps'] === open - 1);
  expect(Math.max(...watcher.messages.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(60 * 1024);
  for (const { logged } of [first, second])
    expect(logged.filter(({ level }) => level === 'warn')).toEqual([]);
});

const hugeBytes = 100 * 1024 * 1024;

test('of a message of 100 MB, as a broker without limits hands on, nothing but its topic is kept, and what follows comes whole', async () => {
  const topic = Buffer.from('one-ticket/v1/small/cmd/open-day/chen');
  const variable = Buffer.concat([Uint8Array.from([0, topic.length]), topic, Uint8Array.from([0, 9])]);
  const length = variable.length + hugeBytes;
  const digits = [0, 7, 14, 21].map(shift => ((length >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0));
  const pingresp = Uint8Array.from([0xd0, 0]);

  const server = createServer(socket => {
    socket.write(Uint8Array.from([0x33, ...digits]));
    socket.write(variable);
    const piece = Buffer.alloc(1024 * 1024, '[');
    let left = hugeBytes / piece.length;
    const more = (): void => {
      while (left > 0 && socket.write(piece)) left -= 1;
      if (left > 0) {
        left -= 1;
        socket.once('drain', more);
      } else socket.end(pingresp);
    };
    more();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stream = brokerStream({ url: `mqtt://127.0.0.1:${port}` });
  const passed: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => passed.push(bytes));
  await once(stream, 'close');
  expect(Buffer.concat(passed)).toEqual(
    Buffer.concat([Uint8Array.from([0x33, variable.length]), variable, pingresp]),
  );
  server.close();
});
