import { DatabaseSync } from 'node:sqlite';
import { columnsOf } from './journal-columns.ts';

/** How far each reader of the journal has come (the MQTT outbox). */
export type Cursors = { get(name: string): number; set(name: string, seq: number): void; close(): void };

/**
 * Cursors lie in a file of their own, outside the hash chain, and cost no flush: with synchronous=NORMAL a
 * power cut may set one back, so that events are told again, but never forward.
 */
export function openCursors(path: string): Cursors {
  const db = new DatabaseSync(path, { timeout: 1000 });
  try {
    db.exec('PRAGMA synchronous=NORMAL; PRAGMA journal_mode=WAL');
    db.exec(
      'CREATE TABLE IF NOT EXISTS cursor (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    const get = db.prepare('SELECT seq FROM cursor WHERE name = ?');
    const set = db.prepare('INSERT INTO cursor VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq');
    return {
      get(name) {
        const found = get.get(name);
        return found === undefined ? 0 : columnsOf(path).integer(found.seq);
      },
      set: (name, seq) => void set.run(name, seq),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
