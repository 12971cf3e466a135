/** Who is a kiosk of this hall: whose browser was given its key. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { resolve } from 'node:path';
import { readPassword } from '../../../../config/load/secrets.ts';
import { exitCodes } from '../../../process/exit-codes.ts';
import { secretFaultText } from '../../../text/staff/sentences.ts';
import { words } from '../words.ts';

export type KioskOptions = { kioskKey?: string };

export type KioskKey = {
  isKey(said: string): boolean;
  /** What the cookie of a kiosk says. It is the same after any start, so that a kiosk goes on by itself; with another key it is another. */
  pass: string;
  isPass(said: string | undefined): boolean;
};

/** 128 bits in hexadecimal; nobody guesses one. */
const keyForm = /^[\w-]{32,128}$/;

export function kioskKeyFrom(
  { kioskKey: file }: KioskOptions,
  credentials = process.env['CREDENTIALS_DIRECTORY'],
): { ok: true; key: KioskKey | undefined } | { ok: false; code: number; why: string } {
  if (file === undefined) return { ok: true, key: undefined };
  const { text = '', fault } = readPassword(resolve(file), credentials);
  const wrong = (why: string) => ({ ok: false as const, code: exitCodes.io, why });
  if (fault !== undefined) return wrong(secretFaultText({ key: '--kiosk-key', ...fault }));
  return keyForm.test(text) ? { ok: true, key: kioskKey(text) } : wrong(words.kioskKey(file));
}

export function kioskKey(key: string): KioskKey {
  const pass = createHmac('sha256', key).update('one-ticket/kiosk').digest('base64url');
  return { isKey: said => areOne(said, key), pass, isPass: said => said !== undefined && areOne(said, pass) };
}

/** In a time that tells nothing of how much of it was right. */
function areOne(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
