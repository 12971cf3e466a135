/** Files and databases, closed again whatever happens. */
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';

export function withFile<Answer>(path: string, flags: string, use: (fd: number) => Answer): Answer {
  const fd = openSync(path, flags);
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

export function withDatabase<Answer>(
  path: string,
  options: DatabaseSyncOptions,
  ask: (db: DatabaseSync) => Answer,
): Answer {
  const db = new DatabaseSync(path, options);
  try {
    return ask(db);
  } finally {
    db.close();
  }
}

/** Stays open, unless it cannot be set up. */
export function openDatabase<Opened>(
  path: string,
  options: DatabaseSyncOptions,
  setUp: (db: DatabaseSync) => Opened,
): Opened {
  const db = new DatabaseSync(path, options);
  try {
    return setUp(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The first of `<stem>-1`, `<stem>-2`, … that is not there. */
export function freeName(stem: string): string {
  for (let nth = 1; ; nth += 1) if (!existsSync(`${stem}-${nth}`)) return `${stem}-${nth}`;
}
