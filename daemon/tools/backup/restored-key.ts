/** The key of the return slips, as the copy has it: the slips that are out were made with that one (R15). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSecretKey, secretKeyName } from '../../journal/secret-key.ts';
import { writeWhole } from '../../journal/whole-file.ts';
import { closeToOthers } from '../../process/umask.ts';
import type { OpenedCopy } from './copy.ts';

/** Lies in the state folder when it returns. Returns the file where it is damaged, or cannot be written: then what was there stays. */
export function restoreKey({ key }: OpenedCopy, state: string): string | undefined {
  if (key === undefined) return undefined;
  const text = readFileSync(key, 'utf8');
  const path = join(state, secretKeyName);
  if (!isSecretKey(text)) return key;
  if (writeWhole(path, text) !== undefined) return path;
  closeToOthers(path);
  return undefined;
}
