import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scannerCodes } from '../../daemon/core/types/scan.ts';
import { openPhoneKey, phoneKeyPath } from '../../daemon/phone/key.ts';
import { openTicketCodes } from '../../daemon/phone/ticket-codes.ts';
import { isSigned, publicKeyOf, readToken } from '../../daemon/phone/token.ts';
import { stateFolder } from '../kit/hall/journal.ts';

const withPhone = { hall: 'fuzhou', phone: 'https://queue.example.cn' };
const day = '2026-11-25';

function keyIn(state: string): string {
  const opened = openPhoneKey(state);
  if (!opened.ok) throw new Error(JSON.stringify(opened.found));
  return publicKeyOf(opened.key);
}

describe('the key that signs the addresses on tickets', () => {
  it('is made once, closed to others, and the same after each start', () => {
    const state = stateFolder();
    const key = keyIn(state);
    expect(statSync(phoneKeyPath(state)).mode & 0o777).toBe(0o600);
    const written = readFileSync(phoneKeyPath(state), 'utf8');
    expect(keyIn(state)).toBe(key);
    expect(readFileSync(phoneKeyPath(state), 'utf8')).toBe(written);
    expect(keyIn(stateFolder())).not.toBe(key);
  });

  it('that stands open to others is closed', () => {
    const state = stateFolder();
    keyIn(state);
    chmodSync(phoneKeyPath(state), 0o644);
    keyIn(state);
    expect(statSync(phoneKeyPath(state)).mode & 0o777).toBe(0o600);
  });

  it('that was damaged anywhere is none, and stays as it was found', () => {
    const state = stateFolder();
    keyIn(state);
    const path = phoneKeyPath(state);
    const whole = readFileSync(path, 'utf8');
    const damaged = [
      '',
      'a key',
      whole.slice(0, -1),
      whole.slice(0, whole.indexOf('-----BEGIN PUBLIC')),
      ...Array.from(whole, (_, at) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return bytes.toString('latin1');
      }),
    ];
    for (const text of damaged) {
      writeFileSync(path, text, 'latin1');
      expect(openPhoneKey(state)).toEqual({ ok: false, found: { is: 'damaged' } });
      expect(readFileSync(path, 'latin1')).toBe(text);
    }
    writeFileSync(path, whole);
    expect(openPhoneKey(state)).toMatchObject({ ok: true });
  });

  it('that cannot be read is none', () => {
    const state = stateFolder();
    mkdirSync(phoneKeyPath(state));
    expect(openPhoneKey(state)).toMatchObject({ ok: false, found: { is: 'failing' } });
  });
});

describe('what stands in the code of a ticket', () => {
  it('is an address where the config has one, which the key that everybody may know proves', () => {
    const { codes, key = '', wrong } = openTicketCodes(withPhone, stateFolder());
    expect(wrong).toBeUndefined();
    expect(codes.areAddresses).toBe(true);
    const [url, token = ''] = codes.of(day, 'A001').split('/t/');
    expect(url).toBe(withPhone.phone);
    const read = readToken('fuzhou', token);
    expect(read).toMatchObject({ day, ticket: 'A001' });
    expect(read && isSigned(key, 'fuzhou', read)).toBe(true);
  });

  it('is the code of a scanner without, and no key is made', () => {
    const state = stateFolder();
    const { codes, key } = openTicketCodes({ hall: 'fuzhou' }, state);
    expect(codes.of(day, 'A001')).toBe(scannerCodes('fuzhou').of(day, 'A001'));
    expect([codes.areAddresses, key, existsSync(phoneKeyPath(state))]).toEqual([false, undefined, false]);
  });

  it('is that of a scanner where the key is damaged, and the hall is told', () => {
    const state = stateFolder();
    writeFileSync(phoneKeyPath(state), 'a key');
    const { codes, key, wrong } = openTicketCodes(withPhone, state);
    expect([codes.areAddresses, key, codes.of(day, 'A001')]).toEqual([
      false,
      undefined,
      scannerCodes('fuzhou').of(day, 'A001'),
    ]);
    expect(wrong).toEqual({ code: 'phone-key', args: { path: phoneKeyPath(state), is: 'damaged' } });
  });
});
