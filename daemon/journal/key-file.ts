/** A key that is made once and kept in a file of the state folder, which nobody else reads. */
import { chmodSync, readFileSync } from 'node:fs';
import { writeWhole } from './whole-file.ts';

/** With one bit changed, a key is another one, as good as any: hence more stands in its text, which tells. */
export type KeyText<Key> = {
  made(): Key;
  /** All of it: a text that differs anywhere is damaged. */
  textOf(key: Key): string;
  /** Undefined: it cannot be read. */
  keyIn(text: string): Key | undefined;
};

/** `failing`: what the system says. */
export type KeptKey<Key> =
  | { ok: true; key: Key; isNew: boolean }
  | { ok: false; found: { is: 'damaged' } | { is: 'failing'; why: string } };

/** The one that is there, or a new one. A damaged one stays as it is: papers are out that were made by it. */
export function openKey<Key>(path: string, form: KeyText<Key>): KeptKey<Key> {
  try {
    const text = read(path);
    const key = text === undefined ? form.made() : wholeKey(text, form);
    if (key === undefined) return { ok: false, found: { is: 'damaged' } };
    const why = text === undefined ? writeWhole(path, form.textOf(key)) : undefined;
    if (why !== undefined) return { ok: false, found: { is: 'failing', why } };
    chmodSync(path, 0o600);
    return { ok: true, key, isNew: text === undefined };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return { ok: false, found: { is: 'failing', why: error.message } };
  }
}

/** None where it is damaged. */
export function wholeKey<Key>(text: string, { keyIn, textOf }: KeyText<Key>): Key | undefined {
  const key = keyIn(text);
  return key !== undefined && textOf(key) === text ? key : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
