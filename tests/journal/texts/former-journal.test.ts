/** A journal of version 3 has the words of people in its events: they are read for ever, and told to nobody any more (R19). */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { publicEvent } from '../../../daemon/mqtt/publish/private-follow-up.ts';
import { type ADesk, openDesk } from '../../kit/hall/desk.ts';

const words = '取号机旁没有人帮忙';
const hash = '5f'.repeat(32);
const opened = (text: string): Event => ({
  kind: 'follow-up-opened',
  followUp: { id: '2026-03-02-f1', source: 'complaint', text, openedAt: 5 },
});

let desk: ADesk;
beforeEach(async () => {
  desk = openDesk();
  await desk.command('open-day', { id: 'day' });
  const lastAt = desk.journal.lastAt();
  desk.journal.commit({ at: lastAt, events: [opened(words)], replies: [], presses: [] });
  desk = desk.again();
  await nextTurn();
});

it('an open follow-up of it is read on; its words lie apart from now on, and the next day has their hash only', async () => {
  const { text = '' } = desk.hall.hall.followUps.get('2026-03-02-f1') ?? {};
  expect(text).toMatch(/^[0-9a-f]{64}$/);
  expect(desk.texts.words(text)).toBe(words);
  expect([...desk.journal.since(0)].at(-1)?.event).toMatchObject({ kind: 'text-set-apart', text });
  await desk.command('close-day', { id: 'c' });
  desk.times.wall += 24 * 3_600_000;
  await desk.command('open-day', { id: 'o' });
  expect(JSON.stringify([...desk.journal.replay()])).not.toContain(words);
  expect(desk.hall.hall.followUps.get('2026-03-02-f1')).toMatchObject({ text });
});

it('once more started, nothing of it is done again', async () => {
  const seq = desk.journal.lastSeq();
  desk = desk.again();
  await nextTurn();
  expect([...desk.journal.since(seq)].map(({ event }) => event.kind)).not.toContain('text-set-apart');
});

it('nobody hears the words with the events, live or replayed; hashes and codes they hear', () => {
  const events: Event[] = [
    opened(words),
    { kind: 'follow-up-closed', followUp: '2026-03-02-f1', note: words },
    {
      kind: 'carried',
      what: 'follow-up',
      id: 'f',
      followUp: { id: 'f', source: 'mail', text: words, openedAt: 5 },
    },
    {
      kind: 'day-opened',
      day: '2026-03-03',
      timeZone: 'Asia/Shanghai',
      followUps: [{ id: 'f', source: 'mail', text: words, openedAt: 5 }],
    },
  ];
  for (const event of events) {
    const told = publicEvent(event);
    expect(told).toMatchObject({ kind: event.kind });
    expect(JSON.stringify(told)).not.toContain(words);
  }
  expect(publicEvent(opened(hash))).toEqual(opened(hash));
  const closed: Event = { kind: 'follow-up-closed', followUp: 'f', text: hash };
  expect(publicEvent(closed)).toEqual(closed);
});
