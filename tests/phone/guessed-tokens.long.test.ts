/** A million tries of somebody who knows the form of a token, its two letters, and true tokens of other tickets. */
import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { shortCode } from '../../daemon/core/types/scan.ts';
import { isSigned, publicKeyOf, readToken, tokenOf } from '../../daemon/phone/token.ts';

const tries = 1_000_000;
const day = '2026-11-25';
const bytes = 64;

it('of a million guessed tokens none is believed', { timeout: 30 * 60_000 }, () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = publicKeyOf(privateKey);
  const known = Buffer.from(tokenOf(privateKey, 'fuzhou', day, 'A001').split('.')[1] ?? '', 'base64url');
  /** One in ten is a true signature of another ticket, as it is or with one bit changed; the others are nobody's. */
  const guessed = (nth: number): Buffer => {
    if (nth % 10 > 0) return randomBytes(bytes);
    const close = Buffer.from(known);
    const at = randomInt(bytes);
    if (nth % 20 > 0) close[at] = (close[at] ?? 0) ^ (1 << randomInt(8));
    return close;
  };
  let [read, believed] = [0, 0];
  for (let nth = 0; nth < tries; nth += 1) {
    const ticket = `A${String(2 + randomInt(997)).padStart(3, '0')}`;
    const token = `${shortCode('fuzhou', day, ticket)}.${guessed(nth).toString('base64url')}`;
    const told = readToken('fuzhou', token);
    if (told === undefined) continue;
    read += 1;
    if (isSigned(key, 'fuzhou', told)) believed += 1;
  }
  expect({ read, believed }).toEqual({ read: tries, believed: 0 });
});
