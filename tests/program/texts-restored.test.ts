/** What people wrote goes with backups and comes back with them, but never again once it was erased (R19). */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followTexts } from '../../daemon/copies/followed-texts.ts';
import { openTextFile, readTextFile } from '../../daemon/journal/texts/file.ts';
import { filesWith } from '../files-with.ts';
import { followNow, passNow, placeOf } from '../journal/kept-medium.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { type Play, play, start } from '../kit/hall/play.ts';
import { eventsIn, journalIn } from '../kit/hall/played-journal.ts';

const complaint = '王先生投诉：叫号器旁等了三个小时';
const answer = '已于下午电话回复王先生';
const of = '2026-11-24-f1';
const ok = { code: 0 };

let base: string;
let state: string;
let game: Play;
let hashes: string[];
let written = 0;

const textsOf = (folder: string) => join(folder, 'texts.db');
function write(): void {
  journalIn(state, game, written);
  written = game.log.length;
}
/** As the hall does it: the text first, then its event. */
function keep(words: string): string {
  const texts = openTextFile(textsOf(state));
  try {
    return texts.keep(words, game.now(), of);
  } finally {
    texts.close();
  }
}
function erase(): void {
  game.give({ verb: 'erase', of, texts: hashes, by: 'order' });
  write();
  const texts = openTextFile(textsOf(state));
  texts.erase(hashes, of);
  texts.close();
}
const backup = (to: string) => oneTicket('backup', '--to', to, '--state', state);
const restore = (from: string, to = state) => oneTicket('restore', from, '--state', to);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start + 3_600_000 });
  base = stateFolder();
  state = join(base, 'state');
  mkdirSync(state);
  written = 0;
  game = play();
  game.take('loan');
  const text = keep(complaint);
  game.give({ verb: 'follow-up-open', source: 'complaint', text, ticket: 'B001' });
  const note = keep(answer);
  game.give({ verb: 'follow-up-close', followUp: of, text: note });
  hashes = [text, note];
  write();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(base, { recursive: true });
});

describe('a backup', () => {
  for (const name of ['copy', 'copy.tar'])
    it(`as ${name} carries the texts, and brings them to an empty box`, async () => {
      const to = join(base, name);
      expect(await backup(to)).toMatchObject(ok);
      expect(await oneTicket('verify', to)).toMatchObject(ok);
      const box = join(base, 'box');
      expect(await restore(to, box)).toMatchObject(ok);
      expect(statSync(textsOf(box)).mode & 0o777).toBe(0o600);
      const told = await oneTicket('explain', 'B001', '--state', box);
      expect(told.out).toContain(`follow-up ${of} was opened (complaint): ${complaint}`);
      expect(told.out).toContain(`was closed: "${answer}"`);
      expect(await oneTicket('verify', '--state', box)).toMatchObject(ok);
    });

  it('older than the erase does not bring the text back, for the journal that was there says so', async () => {
    const to = join(base, 'copy');
    await backup(to);
    erase();
    expect(filesWith(complaint, state)).toEqual([]);
    expect(await restore(to)).toMatchObject(ok);
    expect(filesWith(complaint, state)).toEqual([]);
    expect(filesWith(answer, state)).toEqual([]);
    expect(await oneTicket('verify', '--state', state)).toMatchObject(ok);
    expect((await oneTicket('explain', 'B001', '--state', state)).out).toContain('erased');
  });

  it('nor where only the second folder has heard of the erase', async () => {
    const to = join(base, 'copy');
    await backup(to);
    const medium = join(base, 'medium');
    mkdirSync(medium);
    const place = placeOf(state, medium);
    passNow(place);
    erase();
    followNow(place);
    const box = join(base, 'box');
    cpSync(to, join(base, 'older'), { recursive: true });
    // An older file of texts on the medium, as a copy that failed leaves it.
    cpSync(textsOf(to), textsOf(join(medium, 'fuzhou')));
    expect(await restore(medium, box)).toMatchObject(ok);
    expect(eventsIn(box)).toContain('text-erased');
    expect(filesWith(complaint, box)).toEqual([]);
  });

  it('nor where an earlier restore laid the journal aside that says so', async () => {
    const to = join(base, 'copy');
    await backup(to);
    erase();
    // As a restore leaves it that could not join the two histories.
    cpSync(join(state, 'journal'), join(state, 'before-restore-20261124T013000000Z', 'journal'), {
      recursive: true,
    });
    rmSync(join(state, 'journal'), { recursive: true });
    rmSync(textsOf(state));
    expect(await restore(to)).toMatchObject(ok);
    expect(eventsIn(state)).not.toContain('text-erased');
    expect(filesWith(complaint, state)).toEqual([]);
  });

  it('that is older than a text leaves it where it is', async () => {
    const to = join(base, 'copy');
    await backup(to);
    game.give({ verb: 'follow-up-open', source: 'mail', text: keep('来信一封') });
    write();
    expect(await restore(to)).toMatchObject(ok);
    expect(filesWith('来信一封', state)).toEqual(['texts.db']);
    expect(await oneTicket('verify', '--state', state)).toMatchObject(ok);
  });
});

describe('verify', () => {
  it('names what is missing though it was not erased, and ends with 74', async () => {
    rmSync(textsOf(state));
    const found = await oneTicket('verify', '--state', state);
    expect(found.code).toBe(74);
    expect(found.err).toContain(
      `expected the texts of ${of}: they are missing or altered, and were not erased`,
    );
  });

  it('and what was altered', async () => {
    const bytes = readFileSync(textsOf(state));
    bytes.set(Buffer.from('李'), bytes.indexOf('王先生投诉'));
    writeFileSync(textsOf(state), bytes);
    expect(await oneTicket('verify', '--state', state)).toMatchObject({
      code: 74,
      err: expect.stringContaining('found not all of them, expected the texts of'),
    });
  });

  it('finds nothing wrong with what was erased', async () => {
    erase();
    expect(await oneTicket('verify', '--state', state)).toMatchObject(ok);
  });
});

describe('the second medium', () => {
  let folder: string;
  let ours: { medium: string; folder: string; disk: 'apart' };
  beforeEach(() => {
    folder = join(base, 'medium', 'fuzhou');
    mkdirSync(folder, { recursive: true });
    ours = { medium: 'a', folder, disk: 'apart' };
  });
  const words = () => {
    const texts = readTextFile(textsOf(folder));
    try {
      return [...texts.all()].map(text => text.words);
    } finally {
      texts.close();
    }
  };

  it('has each text, and has it no more once it is erased', () => {
    const texts = followTexts(state);
    texts.follow(ours);
    expect(words()).toEqual([complaint, answer]);
    expect(statSync(textsOf(folder)).mode & 0o777).toBe(0o600);
    expect(texts.owesErase()).toBe(false);
    erase();
    expect(texts.owesErase()).toBe(true);
    texts.follow(ours);
    expect(texts.owesErase()).toBe(false);
    expect(filesWith(complaint, base)).toEqual([]);
  });

  it('that was away meanwhile is replaced as soon as it is there, also by a process that knows nothing of it', () => {
    followTexts(state).follow(ours);
    erase();
    const texts = followTexts(state);
    expect(texts.owesErase()).toBe(true);
    writeFileSync(`${textsOf(folder)}.draft`, complaint);
    texts.follow(ours);
    expect(filesWith(complaint, base)).toEqual([]);
  });

  it('keeps what is damaged in the state folder, for a restore', async () => {
    followTexts(state).follow(ours);
    rmSync(textsOf(state));
    openTextFile(textsOf(state)).close();
    followTexts(state).follow(ours);
    expect(words()).toEqual([complaint, answer]);
    passNow(placeOf(state, join(base, 'medium')));
    expect(await restore(join(base, 'medium'))).toMatchObject(ok);
    expect(await oneTicket('verify', '--state', state)).toMatchObject(ok);
  });
});
