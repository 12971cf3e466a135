/** What the journal has of a text: a hash that tells nothing once the salt is gone (R19). */
import { createHash, randomBytes } from 'node:crypto';

/** As long as the hash: whoever tries all short texts would have to try all salts too. */
const saltBytes = 32;

export const newSalt = (): Uint8Array => randomBytes(saltBytes);

/** 64 hex digits. */
export const hashOf = (salt: Uint8Array, words: string): string =>
  createHash('sha256').update(salt).update(words, 'utf8').digest('hex');

export const isHashOf = (hash: string, salt: Uint8Array, words: string): boolean =>
  hash === hashOf(salt, words);
