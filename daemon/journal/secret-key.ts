/**
 * The key of the hall, by which the codes of return slips are made (R15): in the state folder, and in every copy, so that a slip is
 * good on another box, too. Who has it could make a code, and so nobody else reads it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './whole-file.ts';

export const secretKeyName = 'secret.key';

export type SecretKey =
  | { ok: true; key: Uint8Array; isNew: boolean }
  | { ok: false; found: { is: 'damaged' } | { is: 'failing'; why: string } };

const bytes = 32;

/** The one that is there, or a new one. A damaged one stays as it is: slips are out that have its codes. */
export function openSecretKey(state: string): SecretKey {
  const path = join(state, secretKeyName);
  try {
    const text = read(path);
    const key = text === undefined ? randomBytes(bytes) : keyIn(text);
    if (key === undefined) return { ok: false, found: { is: 'damaged' } };
    const why = text === undefined ? writeWhole(path, textOf(key)) : undefined;
    if (why !== undefined) return { ok: false, found: { is: 'failing', why } };
    chmodSync(path, 0o600);
    return { ok: true, key, isNew: text === undefined };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, found: { is: 'failing', why: error.message } };
  }
}

/** Whether that is the text of one: a copy that is not is not taken over a whole one. */
export const isSecretKey = (text: string): boolean => keyIn(text) !== undefined;

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** With one bit changed it would be another key, as good as any: hence its sum beside it, which tells. */
const textOf = (key: Uint8Array): string =>
  `${Buffer.from(key).toString('hex')} ${createHash('sha256').update(key).digest('hex')}\n`;

function keyIn(text: string): Uint8Array | undefined {
  const [, found = ''] = /^([0-9a-f]{64}) [0-9a-f]{64}\n$/.exec(text) ?? [];
  const key = Buffer.from(found, 'hex');
  return key.length === bytes && textOf(key) === text ? key : undefined;
}
