import { existsSync, rmSync } from 'node:fs';
import { columnsOf } from './columns.ts';
import { openDatabase, withDatabase } from './files.ts';

/** How far each reader of the journal has come (the MQTT outbox). */
export type Cursors = {
  get(name: string): number;
  set(name: string, seq: number): void;
  endAt(seq: number): void;
  close(): void;
};

/**
 * Cursors lie in a file of their own, outside the hash chain, and cost no flush: with synchronous=NORMAL a
 * power cut may set one back, so that events are told again, but never forward.
 */
export function openCursors(path: string, waitsMs = 1000): Cursors {
  try {
    return cursorsIn(path, waitsMs);
  } catch (error) {
    if (!isDamage(error)) throw error;
    forgetCursors(path);
    return cursorsIn(path, waitsMs);
  }
}

/** Worth no stop of the hall: without them, events are only told again. */
export function forgetCursors(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

/** Of a state folder that may be another's; 0 too where there is none. */
export function readCursor(path: string, name: string): number {
  if (!existsSync(path)) return 0;
  try {
    return withDatabase(path, { readOnly: true, timeout: 1000 }, db => {
      const found = db.prepare('SELECT seq FROM cursor WHERE name = ?').get(name);
      return found === undefined ? 0 : columnsOf(path).integer(found.seq);
    });
  } catch (error) {
    if (isDamage(error)) return 0;
    throw error;
  }
}

/** https://www.sqlite.org/rescode.html */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export function isDamage(error: unknown): boolean {
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  return errcode === CORRUPT || errcode === NOT_A_DATABASE;
}

function cursorsIn(path: string, waitsMs: number): Cursors {
  return openDatabase(path, { timeout: waitsMs }, db => {
    db.exec('PRAGMA synchronous=NORMAL; PRAGMA journal_mode=WAL');
    db.exec(
      'CREATE TABLE IF NOT EXISTS cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    const get = db.prepare('SELECT seq FROM cursor WHERE name = ?');
    const set = db.prepare('INSERT INTO cursor VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq');
    const endAt = db.prepare('UPDATE cursor SET seq = ?1 WHERE seq > ?1');
    return {
      get(name) {
        const found = get.get(name);
        return found === undefined ? 0 : columnsOf(path).integer(found.seq);
      },
      set: (name, seq) => void set.run(name, seq),
      endAt: seq => void endAt.run(seq),
      close: () => db.close(),
    };
  });
}
