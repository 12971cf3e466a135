/**
 * `node floor.ts MODE FILE [PADS BOARDS]`: the least that any controller on this machine must do, with nothing of ours.
 * flush: overwrites 4 KiB and waits for the disk. echo: a press comes in on one serial port, a frame goes out on the
 * other. commit: the same, with one row committed to SQLite (WAL, synchronous=FULL) between.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SerialPort } from 'serialport';
import { asked } from './child.ts';
import { figuresOf } from './figures.ts';
import { baud, boardFrameBytes, pressBytes } from './wire.ts';

const [mode, file = '', pads = '', boards = ''] = process.argv.slice(2);

if (mode === 'flush') {
  const page = Buffer.alloc(4096);
  const fd = openSync(file, 'w');
  const times = Array.from({ length: 5000 }, () => {
    const startedAt = performance.now();
    writeSync(fd, page, 0, page.length, 0);
    fdatasyncSync(fd);
    return performance.now() - startedAt;
  });
  closeSync(fd);
  process.stdout.write(`${JSON.stringify(figuresOf(times))}\n`);
} else {
  const commit = mode === 'commit' ? rowKeeper(file) : () => {};
  const from = new SerialPort({ path: pads, baudRate: baud });
  const to = new SerialPort({ path: boards, baudRate: baud });
  const frame = Buffer.alloc(boardFrameBytes, 0xa5);
  let missing = pressBytes;
  from.on('data', (bytes: Buffer) => {
    missing -= bytes.length;
    if (missing > 0) return;
    missing = pressBytes;
    commit(bytes);
    to.write(frame);
  });
  await Promise.all([from, to].map(port => new Promise<void>(resolve => port.once('open', resolve))));
  process.stdout.write('ready\n');
  await asked();
  from.close();
  to.close();
}

function rowKeeper(path: string): (bytes: Uint8Array) => void {
  const db = new DatabaseSync(path);
  db.exec(
    'PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; CREATE TABLE press (seq INTEGER PRIMARY KEY, bytes BLOB)',
  );
  const add = db.prepare('INSERT INTO press (bytes) VALUES (?)');
  return bytes => void add.run(bytes);
}
