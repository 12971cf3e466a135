/**
 * The key of the hall, by which the codes of return slips are made (R15): in the state folder, and in every copy, so that a slip is
 * good on another box, too. Who has it could make a code, and so nobody else reads it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type KeptKey, type KeyText, openKey, wholeKey } from './key-file.ts';

export const secretKeyName = 'secret.key';

/** In hex, its sum beside it. */
const form: KeyText<Uint8Array> = {
  made: () => randomBytes(32),
  textOf: key => `${Buffer.from(key).toString('hex')} ${createHash('sha256').update(key).digest('hex')}\n`,
  keyIn(text) {
    const [, key] = /^([0-9a-f]{64}) /.exec(text) ?? [];
    return key === undefined ? undefined : Buffer.from(key, 'hex');
  },
};

export const openSecretKey = (state: string): KeptKey<Uint8Array> =>
  openKey(join(state, secretKeyName), form);

/** Whether that is the text of one: a copy that is not is not taken over a whole one. */
export const isSecretKey = (text: string): boolean => wholeKey(text, form) !== undefined;
