/** A backup as one file: a plain tar, so that it can be opened without One Ticket too. */
import { createHash } from 'node:crypto';
import { create, extract, list } from 'tar';

/** The files of a backup, and no others: what else a tar may hold is not ours, and is not unpacked. */
const ours =
  /^(?:manifest\.json|cursors\.db|texts\.db|secret\.key|booking\.keys|journal\/\d{4}-\d{2}-\d{2}\.db)$/;

/** `names`: of files in `folder`. */
export function packTar(file: string, folder: string, names: readonly string[]): void {
  create({ file, cwd: folder, sync: true, portable: true }, [...names]);
}

/** Throws when it is no tar, or is cut off. */
export function unpackTar(file: string, folder: string): void {
  extract({ file, cwd: folder, sync: true, strict: true, filter: path => ours.test(path) });
}

/** The SHA-256 of every file in it, in hex. */
export function hashesInTar(file: string): Map<string, string> {
  const hashes = new Map<string, string>();
  list({
    file,
    sync: true,
    strict: true,
    onReadEntry(entry) {
      const hash = createHash('sha256');
      entry.on('data', chunk => hash.update(chunk));
      entry.on('end', () => hashes.set(entry.path, hash.digest('hex')));
    },
  });
  return hashes;
}
