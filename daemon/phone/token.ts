/**
 * What stands behind `/t/` in the address on a ticket: `20261125A001KC.<signature>`. Nobody makes one without the hall's key, and
 * whoever has the public one can tell without asking the hall.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readShortCode, shortCode } from '../core/types/scan.ts';

/** What somebody says to hold; `isSigned` tells whether it is one of the hall's. */
export type Token = { day: string; ticket: string; signature: string };

/** 64 bytes. */
const signed = /^([^.]+)\.([\w-]{86})$/;

/** `key`: the private one, Ed25519: the same ticket has the same token whenever it is printed. */
export function tokenOf(key: KeyObject, hall: string, day: string, ticket: string): string {
  const signature = sign(undefined, told(hall, day, ticket), key).toString('base64url');
  return `${shortCode(hall, day, ticket)}.${signature}`;
}

/** Undefined: no token of this hall, or a damaged one. Its signature has not been asked for yet. */
export function readToken(hall: string, token: string): Token | undefined {
  const [, readable, signature] = signed.exec(token) ?? [];
  const read = readable === undefined ? undefined : readShortCode(hall, readable);
  return read === undefined || signature === undefined ? undefined : { ...read, signature };
}

/** `key`: the public one, as `$info` has it (its 32 bytes in base64url). One that is none has signed nothing. */
export function isSigned(key: string, hall: string, { day, ticket, signature }: Token): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // The last character has bits to spare: one token has one form.
  if (bytes.toString('base64url') !== signature) return false;
  try {
    const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
    return verify(undefined, told(hall, day, ticket), by, bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** The public half as `isSigned` wants it. */
export function publicKeyOf(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return x;
}

function told(hall: string, day: string, ticket: string): Buffer {
  return Buffer.from(`one-ticket/phone/${hall}/${day}/${ticket}`);
}
