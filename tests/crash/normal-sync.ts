/**
 * Preloaded (`node --import`) into a writer that is to lose: the journal asks SQLite for synchronous=FULL and
 * gets NORMAL, the setting that better-sqlite3 is compiled with. It is done here, from outside, so that the
 * journal itself has no way to be opened so.
 */
import { DatabaseSync } from 'node:sqlite';

const exec = Reflect.get(DatabaseSync.prototype, 'exec');
DatabaseSync.prototype.exec = function execWeakly(sql) {
  exec.call(this, sql.replaceAll('synchronous=FULL', 'synchronous=NORMAL'));
};
