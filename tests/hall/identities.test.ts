/** What a booking has of an identity number (R18): its HMAC, by keys that are kept apart from everything else and die with their day. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { followKeys } from '../../daemon/copies/followed-keys.ts';
import { identityForm, identityNumber, openIdentities } from '../../daemon/hall/identities.ts';
import { bookingKeysName } from '../../daemon/journal/booking-keys.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { play, untimed } from '../kit/hall/play.ts';
import { journalled } from '../kit/hall/played-journal.ts';

const number = '11010519491231002X';
const [tuesday, wednesday, thursday] = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
const pathIn = (state: string) => join(state, bookingKeysName);
const open = (state: string, hall = 'fuzhou') => openIdentities(hall, state).identities;

function booked(state: string, day: string): string {
  const made = open(state).toBook(day, number);
  if (!made.ok) throw new Error(made.why);
  return made.identity;
}

describe('the number of an identity', () => {
  it('is the same however it is typed, and a slip of the finger is none', () => {
    expect(identityNumber(' 110105 19491231 002x')).toBe(number);
    expect(identityNumber('１１０１０５１９４９１２３１００２Ｘ')).toBe(number);
    expect(identityNumber('110105194912310021')).toBeUndefined();
    expect(identityNumber('110105194912310201')).toBeUndefined();
  });

  it('may be that of a passport or a permit', () => {
    expect(identityNumber('e1234567 8')).toBe('E12345678');
    for (const text of ['', '123', '12345678901234567890', 'A;DROP', '一二三四五六']) {
      expect(identityNumber(text)).toBeUndefined();
    }
  });
});

describe('the HMAC of an identity', () => {
  it('is the same after each start, by a key that nobody else reads, and says nothing of the number', () => {
    const state = stateFolder();
    const identity = booked(state, tuesday);
    expect(identity).toMatch(identityForm);
    chmodSync(pathIn(state), 0o644);
    expect(open(state).toFind(tuesday, number)).toEqual([identity]);
    expect(statSync(pathIn(state)).mode & 0o777).toBe(0o600);
    expect(booked(state, tuesday)).toBe(identity);
    expect(readFileSync(pathIn(state), 'utf8')).not.toContain(number);
  });

  it('is another one on another day, in another hall, and of another number', () => {
    const state = stateFolder();
    const identity = booked(state, tuesday);
    expect(booked(state, wednesday)).not.toBe(identity);
    expect(open(state, 'xiamen').toFind(tuesday, number)).not.toEqual([identity]);
    expect(open(state).toFind(tuesday, 'E12345678')).not.toEqual([identity]);
  });

  it('is looked for without a key being made: nobody has booked that day', () => {
    const state = stateFolder();
    expect(open(state).toFind(tuesday, number)).toEqual([]);
    expect(existsSync(pathIn(state))).toBe(false);
  });

  it('is made by nobody once its day is over, nor after a start', () => {
    const state = stateFolder();
    const identity = booked(state, tuesday);
    const later = booked(state, thursday);
    expect(open(state).over(wednesday)).toBeUndefined();
    const after = open(state);
    expect(after.toFind(tuesday, number)).toEqual([]);
    expect(after.isFound(tuesday, identity)).toBe(false);
    expect(after.toFind(thursday, number)).toEqual([later]);
    expect(after.toBook(tuesday, number)).toMatchObject({ ok: false });
    expect(readFileSync(pathIn(state), 'utf8')).not.toContain(tuesday);
  });
});

describe('a key that was damaged', () => {
  it('costs its day alone, whose bookings are known to have none', () => {
    const state = stateFolder();
    const identity = booked(state, tuesday);
    const other = booked(state, wednesday);
    const whole = readFileSync(pathIn(state), 'utf8');
    const first = whole.indexOf('\n');
    for (let at = 0; at <= first; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(pathIn(state), bytes);
      const { identities, wrong } = openIdentities('fuzhou', state);
      expect(wrong).toEqual({ is: 'damaged' });
      expect(identities.isFound(tuesday, identity)).toBe(false);
      if (at < first) expect(identities.toFind(wednesday, number)).toEqual([other]);
    }
    const anew = booked(state, tuesday);
    expect(anew).not.toBe(identity);
    expect(open(state).isFound(tuesday, anew)).toBe(true);
    expect(open(state).isFound(tuesday, identity)).toBe(false);
  });

  it('on a disk that gives nothing takes no booking, and says why', () => {
    const state = stateFolder();
    mkdirSync(pathIn(state));
    const { identities, wrong } = openIdentities('fuzhou', state);
    expect(wrong).toMatchObject({ is: 'failing' });
    expect(identities.toBook(tuesday, number)).toMatchObject({ ok: false });
  });
});

describe('the keys on the second medium', () => {
  const there = () => ({ medium: 'm', folder: stateFolder(), disk: 'apart' as const });

  it('follow those of the hall, and die with them', () => {
    const [state, ours] = [stateFolder(), there()];
    const keys = followKeys(state);
    keys.follow(ours);
    expect(existsSync(pathIn(ours.folder))).toBe(false);
    const identity = booked(state, tuesday);
    booked(state, thursday);
    keys.follow(ours);
    expect(open(ours.folder).toFind(tuesday, number)).toEqual([identity]);
    expect(statSync(pathIn(ours.folder)).mode & 0o777).toBe(0o600);
    expect(keys.owesErase()).toBe(false);
    open(state).over(tuesday);
    expect(keys.owesErase()).toBe(true);
    keys.follow(ours);
    expect(keys.owesErase()).toBe(false);
    expect(readFileSync(pathIn(ours.folder), 'utf8')).toBe(readFileSync(pathIn(state), 'utf8'));
  });

  it('keep one that is lost in the hall, and the hall finds by it again once it is put back', () => {
    const [state, ours] = [stateFolder(), there()];
    const identity = booked(state, tuesday);
    followKeys(state).follow(ours);
    rmSync(pathIn(state));
    const anew = booked(state, tuesday);
    followKeys(state).follow(ours);
    writeFileSync(pathIn(state), readFileSync(pathIn(ours.folder)));
    expect(open(state).toFind(tuesday, number)).toEqual([anew, identity]);
  });
});

describe('a backup', () => {
  it('has the keys, and a restore on another box finds by them, but brings none back that has died there', async () => {
    const hall = play(untimed, ['1']);
    const state = journalled(hall);
    const identity = booked(state, tuesday);
    const later = booked(state, thursday);
    for (const name of ['backup.tar', 'backup']) {
      const to = join(stateFolder(), name);
      expect(await oneTicket('backup', '--to', to, '--state', state)).toMatchObject({ code: 0 });
      const box = stateFolder();
      expect(await oneTicket('restore', to, '--state', box)).toMatchObject({ code: 0 });
      expect(statSync(pathIn(box)).mode & 0o777).toBe(0o600);
      expect(open(box).toFind(tuesday, number)).toEqual([identity]);
      open(box).over(tuesday);
      expect(await oneTicket('restore', to, '--state', box)).toMatchObject({ code: 0 });
      expect(open(box).toFind(tuesday, number)).toEqual([]);
      expect(open(box).toFind(thursday, number)).toEqual([later]);
    }
  });
});
