import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSigned, publicKeyOf, readToken, tokenOf } from '../../daemon/phone/token.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const key = publicKeyOf(privateKey);
const stranger = generateKeyPairSync('ed25519').privateKey;
const day = '2026-11-25';
const token = tokenOf(privateKey, 'fuzhou', day, 'A001');
const [readable = '', signature = ''] = token.split('.');

/** As whoever is handed a token asks. */
function ticketOf(told: string, hall = 'fuzhou', by = key): string | undefined {
  const read = readToken(hall, told);
  return read !== undefined && isSigned(by, hall, read) ? `${read.day} ${read.ticket}` : undefined;
}

describe('the token of a ticket', () => {
  it('is day, number, two letters and 86 characters that only the hall can have written', () => {
    expect(token).toMatch(/^20261125A001[A-Z]{2}\.[\w-]{86}$/);
    expect(ticketOf(token)).toBe('2026-11-25 A001');
    expect(tokenOf(privateKey, 'fuzhou', day, 'A001')).toBe(token);
  });

  it('is that of any ticket of any day', () => {
    const number = fc.stringMatching(/^[A-Z][0-9]{3,9}$/);
    const hall = fc.stringMatching(/^[a-z0-9-]{1,32}$/);
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map(at => at.toISOString().slice(0, '2026-11-25'.length));
    fc.assert(
      fc.property(hall, date, number, (of, on, ticket) => {
        expect(ticketOf(tokenOf(privateKey, of, on, ticket), of)).toBe(`${on} ${ticket}`);
      }),
    );
  });

  it('is none with any character changed, lost or added', () => {
    const printable = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(0x20 + at));
    for (let at = 0; at < readable.length; at += 1) {
      const [before, after] = [readable.slice(0, at), readable.slice(at + 1)];
      expect(readToken('fuzhou', `${before}${after}.${signature}`)).toBeUndefined();
      for (const other of printable.filter(one => one !== readable[at])) {
        expect(readToken('fuzhou', `${before}${other}${after}.${signature}`)).toBeUndefined();
        expect(readToken('fuzhou', `${before}${other}${readable.slice(at)}.${signature}`)).toBeUndefined();
      }
    }
    for (let at = 0; at < signature.length; at += 1)
      for (const other of ['A', 'z', '_', '.', '=', ' ', ''].filter(one => one !== signature[at]))
        expect(ticketOf(`${readable}.${signature.slice(0, at)}${other}${signature.slice(at + 1)}`)).toBe(
          undefined,
        );
  });

  it('has one form: the bits that its last character has to spare are nothing', () => {
    const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const taken = base64.split('').filter(last => ticketOf(token.slice(0, -1) + last) !== undefined);
    expect(taken).toEqual([token.at(-1)]);
  });

  it('is believed of nobody else: not by another key, of another hall, day or ticket', () => {
    expect(ticketOf(tokenOf(stranger, 'fuzhou', day, 'A001'))).toBeUndefined();
    // The letters of both halls are the same; the signatures are not.
    expect(ticketOf(token, 'other')).toBeUndefined();
    const elsewhere = readToken('fuzhou', token);
    expect(elsewhere && isSigned(key, 'xiamen', elsewhere)).toBe(false);
    for (const [on, ticket] of [
      ['2026-11-24', 'A001'],
      [day, 'A002'],
    ] as const) {
      const [its = ''] = tokenOf(privateKey, 'fuzhou', on, ticket).split('.');
      expect(readToken('fuzhou', `${its}.${signature}`)).toBeDefined();
      expect(ticketOf(`${its}.${signature}`)).toBeUndefined();
    }
  });

  it('is believed of no key that is none', () => {
    for (const none of ['', 'AAAA', key.slice(1), `${key}AA`, '!'.repeat(43)])
      expect(ticketOf(token, 'fuzhou', none)).toBeUndefined();
  });
});
