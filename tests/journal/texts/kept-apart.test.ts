/** What people write to the hall: where it lies, and where it does not (R19). */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { readTextFile } from '../../../daemon/journal/texts/file.ts';
import { hashOf } from '../../../daemon/journal/texts/hash.ts';
import { filesWith as filesWithin } from '../../files-with.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { type ADesk, noon, openDesk } from '../../kit/hall/desk.ts';

let desk: ADesk;
beforeEach(async () => {
  desk = openDesk();
  await desk.command('open-day', { id: 'day' });
});

const complaint = '张女士：等了两个小时，经办人态度很差';
const open = (id: string, args: object = {}) =>
  desk.command('follow-up-open', { id, args: { source: 'complaint', text: complaint, ...args } });
const events = (): Event[] => [...desk.journal.since(0)].map(({ event }) => event as Event);
const first = () => {
  const opened = events().find(event => event.kind === 'follow-up-opened');
  if (opened?.kind !== 'follow-up-opened') throw new Error('nothing was opened');
  return opened.followUp;
};
const texts = () => readTextFile(join(desk.state, 'texts.db'));
const words = () => {
  const file = texts();
  try {
    return [...file.all()].map(text => text.words);
  } finally {
    file.close();
  }
};

const filesWith = (text: string) => filesWithin(text, desk.state);

describe('a complaint', () => {
  it('lies in texts.db and nowhere else; the journal has its salted hash', async () => {
    expect(await open('1')).toMatchObject({ status: 'ok', code: 'ok' });
    const file = texts();
    const [kept] = [...file.all()];
    file.close();
    const { text } = first();
    expect(kept).toMatchObject({ words: complaint, of: '2026-03-02-f1', hash: text });
    expect(text).toBe(hashOf(kept?.salt ?? new Uint8Array(), complaint));
    expect(filesWith(complaint)).toEqual(['texts.db']);
    expect(statSync(join(desk.state, 'texts.db')).mode & 0o777).toBe(0o600);
    expect(desk.texts.words(text ?? '')).toBe(complaint);
  });

  it('with the same words as another has another hash', async () => {
    await open('1');
    await open('2');
    const hashes = events().flatMap(event =>
      event.kind === 'follow-up-opened' ? [event.followUp.text] : [],
    );
    expect(new Set(hashes).size).toBe(2);
  });

  it('that is given again is opened once, and one that is refused leaves nothing', async () => {
    await open('1');
    expect(await open('1')).toMatchObject({ status: 'duplicate' });
    expect(await open('2', { ticket: 'A099' })).toMatchObject({ code: 'unknown-ticket' });
    expect(words()).toEqual([complaint]);
    expect(filesWith(complaint)).toEqual(['texts.db']);
  });

  it('longer than 2,000 bytes is refused in words, and the refusal repeats none of it', async () => {
    const long = '等'.repeat(666);
    expect(await open('1', { text: long })).toMatchObject({ status: 'ok' });
    expect(await open('2', { text: `${long}了` })).toMatchObject({
      code: 'wrong-type',
      message:
        'text: found something else, expected what is to be answered, in one line of at most 2000 bytes; for example {"source":"complaint","text":"waited 40 minutes","ticket":"A001"}',
    });
    const reply = await desk.command('follow-up-open', { id: '3', args: complaint });
    const other = await desk.command('follow-up-open', {
      id: '4',
      args: { [complaint]: 1, source: 'mail', text: 'x' },
    });
    expect(JSON.stringify([reply, other])).not.toContain(complaint.slice(0, 4));
    expect(filesWith(complaint)).toEqual([]);
  });

  it('says whence it comes in a word, and a reason is a word or two: nobody’s name stands in an event', async () => {
    expect(await open('1', { source: 'Frau Zhang' })).toMatchObject({ code: 'wrong-type' });
    expect(
      await desk.command('abandon', { id: '2', args: { ticket: 'A001', reason: 'x'.repeat(61) } }),
    ).toMatchObject({
      code: 'wrong-type',
    });
  });

  it('is answered with words that lie there too', async () => {
    await open('1');
    const answer = '已电话致歉 13900000000';
    const closed = { followUp: '2026-03-02-f1', note: answer };
    expect(await desk.command('follow-up-close', { id: '2', args: closed })).toMatchObject({ status: 'ok' });
    expect(words()).toEqual([complaint, answer]);
    expect(filesWith(answer)).toEqual(['texts.db']);
    expect(events().at(-1)).toMatchObject({
      kind: 'follow-up-closed',
      text: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('erase', () => {
  const erase = (id: string, of = '2026-03-02-f1') => desk.command('erase', { id, args: { of } });

  it('takes the complaint and its answer out of every file; the journal says that it did', async () => {
    await open('1');
    await open('2', { text: '第二件投诉，与它无关' });
    await desk.command('follow-up-close', {
      id: '3',
      args: { followUp: '2026-03-02-f1', note: '回访李先生' },
    });
    expect(await erase('4')).toMatchObject({ status: 'ok' });
    expect(events().at(-1)).toMatchObject({
      kind: 'text-erased',
      of: '2026-03-02-f1',
      by: 'order',
      texts: [expect.any(String), expect.any(String)],
    });
    expect(filesWith(complaint)).toEqual([]);
    expect(filesWith('回访李先生')).toEqual([]);
    expect(words()).toEqual(['第二件投诉，与它无关']);
  });

  it('leaves an open follow-up open, without its words', async () => {
    await open('1');
    await erase('2');
    expect(desk.hall.hall.followUps.get('2026-03-02-f1')).toMatchObject({
      source: 'complaint',
      erased: true,
    });
    expect(desk.hall.hall.followUps.get('2026-03-02-f1')).not.toHaveProperty('text');
  });

  it('given again is done already, and of what is not there it says so', async () => {
    await open('1');
    await erase('2');
    const seq = desk.journal.lastSeq();
    expect(await erase('3')).toMatchObject({ status: 'ok', seq });
    expect(await erase('4', '2026-03-02-f7')).toMatchObject({
      status: 'rejected',
      code: 'unknown-text',
      message:
        'found 2026-03-02-f7, expected the id of a follow-up about which somebody wrote something that is kept',
    });
  });

  it('finds no copy in a page from which texts were moved before', async () => {
    for (let nth = 0; nth < 60; nth += 1)
      await open(`o${nth}`, { text: `${complaint} ${nth} ${'x'.repeat(nth * 17)}` });
    for (let nth = 0; nth < 60; nth += 2) await erase(`e${nth}`, `2026-03-02-f${nth + 1}`);
    const left = Array.from({ length: 60 }, (_, nth) => `${complaint} ${nth} `).filter(
      one => filesWith(one).length > 0,
    );
    expect(left).toHaveLength(30);
    expect(filesWith(`${complaint} 0 `)).toEqual([]);
  });
});

describe('at a start', () => {
  const again = async () => {
    desk = desk.again();
    await nextTurn();
  };

  it('a text whose order was never committed is gone', async () => {
    desk.texts.apart({ verb: 'follow-up-open', source: 'complaint', words: complaint }, desk.hall.hall);
    expect(filesWith(complaint)).toEqual(['texts.db']);
    await again();
    expect(filesWith(complaint)).toEqual([]);
  });

  it('a text that was erased is erased again where the process died in between', async () => {
    await open('1');
    const before = readFileSync(join(desk.state, 'texts.db'));
    await desk.command('erase', { id: '2', args: { of: '2026-03-02-f1' } });
    const { state } = desk;
    await again();
    desk.texts.close();
    writeFileSync(join(state, 'texts.db'), before);
    expect(filesWith(complaint)).toEqual(['texts.db']);
    await again();
    expect(filesWith(complaint)).toEqual([]);
    expect(desk.lacks).toEqual({});
  });

  it('one that is missing without having been erased is told, critically, and the hall goes on', async () => {
    await open('1');
    desk.texts.close();
    writeFileSync(join(desk.state, 'texts.db'), '');
    await again();
    expect(desk.lacks.text).toContain('found 1 texts missing or altered');
    expect(await open('2')).toMatchObject({ status: 'ok' });
  });

  it('so is one whose follow-up was answered the same day', async () => {
    await open('1');
    await desk.command('follow-up-close', {
      id: '2',
      args: { followUp: '2026-03-02-f1', note: '已答复' },
    });
    desk.texts.close();
    writeFileSync(join(desk.state, 'texts.db'), '');
    await again();
    expect(desk.lacks.text).toContain('found 2 texts missing or altered');
  });

  it('one that was altered is told, and not shown', async () => {
    await open('1');
    desk.texts.close();
    const path = join(desk.state, 'texts.db');
    const bytes = readFileSync(path);
    bytes.set(Buffer.from('好'), bytes.indexOf('差'));
    writeFileSync(path, bytes);
    await again();
    expect(desk.lacks.text).toContain('found 1 texts missing or altered');
    expect(desk.texts.words(first().text ?? '')).toBeUndefined();
  });

  it('a file that SQLite cannot read is laid aside, and goes with the next text that is erased', async () => {
    await open('1');
    desk.texts.close();
    const bytes = readFileSync(join(desk.state, 'texts.db'));
    bytes.set(randomBytes(600), 0);
    writeFileSync(join(desk.state, 'texts.db'), bytes);
    await again();
    expect(desk.lacks.text).toContain('texts.db.damaged-1 now');
    expect(filesWith(complaint)).toEqual(['texts.db.damaged-1']);
    expect(await desk.command('erase', { id: '3', args: { of: '2026-03-02-f1' } })).toMatchObject({
      status: 'ok',
    });
    expect(filesWith(complaint)).toEqual([]);
  });
});

describe('a file of texts that somebody else holds', () => {
  it('holds up nobody for long: a complaint is refused in words, presses go on, and what was to be erased is erased after', async () => {
    await open('1');
    const other = new DatabaseSync(join(desk.state, 'texts.db'));
    other.exec('BEGIN EXCLUSIVE');
    const startedMs = performance.now();
    const refused = await open('2');
    for (let nth = 0; nth < 50; nth += 1) {
      await open(`again${nth}`);
      expect(desk.texts.words(first().text ?? '')).toBeUndefined();
    }
    // Two commands that find it held, and the others do not wait for it again.
    expect(performance.now() - startedMs).toBeLessThan(5000);
    expect(refused).toMatchObject({ status: 'rejected', code: 'texts-failing' });
    expect(desk.lacks.text).toContain('the hall goes on, no complaint is taken');
    expect(await desk.command('open-counter', { id: 'c', args: { counter: '1' } })).toMatchObject({
      status: 'ok',
    });
    expect(await desk.command('erase', { id: 'e', args: { of: '2026-03-02-f1' } })).toMatchObject({
      status: 'ok',
    });
    // What it belongs to nobody can look up just now.
    expect(await desk.command('erase', { id: 'f', args: { of: '2026-03-01-f1' } })).toMatchObject({
      code: 'texts-failing',
    });
    other.exec('ROLLBACK');
    other.close();
    expect(filesWith(complaint)).toEqual(['texts.db']);
    await desk.advance(2000);
    expect(filesWith(complaint)).toEqual([]);
    expect(desk.lacks).toEqual({});
  });
});

describe('what was written is kept so long as the config says after it was answered', () => {
  const dayMs = 24 * 3_600_000;
  async function nextDay(days: number): Promise<void> {
    await desk.command('close-day', { id: `c${days}` });
    desk.times.wall = noon + days * dayMs;
    desk.times.now = desk.times.wall;
    await desk.command('open-day', { id: `d${days}` });
    await nextTurn();
  }

  it('and is erased by the hall itself when a day opens after that', async () => {
    await open('1');
    await open('2', { text: '还没有答复的投诉' });
    await desk.command('follow-up-close', { id: '3', args: { followUp: '2026-03-02-f1', note: '已答复' } });
    await nextDay(179);
    expect(words()).toHaveLength(3);
    await nextDay(181);
    expect(events().findLast(({ kind }) => kind === 'text-erased')).toMatchObject({
      of: '2026-03-02-f1',
      by: 'retention',
    });
    expect(words()).toEqual(['还没有答复的投诉']);
    expect(filesWith(complaint)).toEqual([]);
  });

  it.each(['refusal-confirm', 'refusal-overturn'])(
    'and explained, also what a supervisor wrote with %s',
    async verb => {
      await desk.command('open-counter', { id: '1', args: { counter: '1' } });
      await desk.command('take-ticket', { id: '2', args: { service: 'withdrawal', print: false } });
      await desk.command('call-next', { id: '3', args: { counter: '1' } });
      await desk.command('finish', { id: '4', args: { counter: '1', outcome: 'refused', reason: 0 } });
      const word = { refusal: '2026-03-02-f1', note: '李先生的材料已核对' };
      expect(await desk.command(verb, { id: '5', args: word })).toMatchObject({ status: 'ok' });
      expect((await oneTicket('explain', 'A001', '--state', desk.state)).out).toContain(`"${word.note}"`);
      await nextDay(179);
      expect(words()).toEqual([word.note]);
      await nextDay(181);
      expect(words()).toEqual([]);
      expect(filesWith(word.note)).toEqual([]);
    },
  );
});
