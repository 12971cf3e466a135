/** What signs the addresses on tickets: a key of this box, in its state folder and in no copy (R22). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { type KeptKey, type KeyText, openKey } from '../journal/key-file.ts';

export const phoneKeyPath = (state: string): string => join(state, 'phone.key');

export const openPhoneKey = (state: string): KeptKey<KeyObject> => openKey(phoneKeyPath(state), form);

/** In PEM, its public half below it. */
const form: KeyText<KeyObject> = {
  made: () => generateKeyPairSync('ed25519').privateKey,
  textOf: key =>
    key.export({ type: 'pkcs8', format: 'pem' }).toString() +
    createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  keyIn(text) {
    try {
      const key = createPrivateKey(text);
      return key.asymmetricKeyType === 'ed25519' ? key : undefined;
    } catch (error) {
      if (error instanceof Error && 'code' in error) return undefined;
      throw error;
    }
  },
};
