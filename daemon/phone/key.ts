/** What signs the addresses on tickets: a key of this box, in its state folder and in no copy (R22). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../journal/whole-file.ts';
import { closeToOthers } from '../process/umask.ts';

export const phoneKeyPath = (state: string): string => join(state, 'phone.key');

/** `damaged`, or what the system says. */
export type NoKey = { is: 'damaged' } | { is: 'failing'; why: string };

/** The one that is there, or a new one. A damaged one stays as it is: tickets are out that it has signed. */
export function openPhoneKey(state: string): { ok: true; key: KeyObject } | { ok: false; found: NoKey } {
  const path = phoneKeyPath(state);
  try {
    const text = read(path);
    const key = text === undefined ? generateKeyPairSync('ed25519').privateKey : keyIn(text);
    if (key === undefined) return { ok: false, found: { is: 'damaged' } };
    const why = text === undefined ? writeWhole(path, textOf(key)) : undefined;
    if (why !== undefined) return { ok: false, found: { is: 'failing', why } };
    closeToOthers(path);
    return { ok: true, key };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, found: { is: 'failing', why: error.message } };
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** With one bit changed it would be another key, as good as any: hence the public half beside it, which tells. */
const textOf = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString() +
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

function keyIn(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' && textOf(key) === text ? key : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
