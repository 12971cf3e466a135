import { expect, test } from 'vitest';
import { type LogOutlet, logQueue } from '../../daemon/process/log-queue.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** A reader who has room for so many bytes, and what he has read. */
function openReader() {
  const { timers, advance } = virtualTimers();
  let now = 0;
  const reader = { room: 0, read: '', slowRoom: 0 };
  const take = (bytes: Uint8Array) => {
    const taken = Math.min(bytes.length, reader.room);
    reader.room -= taken;
    reader.read += Buffer.from(bytes.subarray(0, taken)).toString();
    return taken;
  };
  const outlet: LogOutlet = { send: (bytes, told) => told(take(bytes)), sendLast: take };
  const queue = logQueue(
    outlet,
    { now: () => timers.now() + now, after: timers.after },
    lines => `${lines} lost\n`,
    ms => {
      now += ms;
      reader.room += reader.slowRoom;
    },
  );
  return { queue, reader, advance, passedMs: () => now };
}

const kilobyte = (name: string) => `${name} ${'x'.repeat(1022 - name.length)}\n`;
const namesIn = (text: string) => text.split('\n').map(line => line.replace(/ x+$/, ''));

test('a line goes out at once while somebody reads', () => {
  const { queue, reader } = openReader();
  reader.room = 1000;
  queue.write('one\n');
  expect(reader.read).toBe('one\n');
});

test('what a reader has no room for comes later, in order, and no line comes twice', async () => {
  const { queue, reader, advance } = openReader();
  reader.room = 6;
  for (const line of ['one\n', 'two\n', 'three\n']) queue.write(line);
  expect(reader.read).toBe('one\ntw');
  await advance(1000);
  reader.room = 1000;
  await advance(100);
  expect(reader.read).toBe('one\ntwo\nthree\n');
});

test('who reads nothing for long gets the line that was begun, how many are not there, and the last ones', async () => {
  const { queue, reader, advance } = openReader();
  reader.room = 10;
  for (let line = 0; line < 3000; line += 1) queue.write(kilobyte(`line ${line}`));
  reader.room = Number.POSITIVE_INFINITY;
  await advance(100);
  const names = namesIn(reader.read);
  expect(names.slice(0, 3)).toEqual(['line 0', '2487 lost', 'line 2488']);
  expect(names.slice(-2)).toEqual(['line 2999', '']);
  expect(names).toHaveLength(1 + 1 + 512 + 1);
  queue.write('again\n');
  expect(reader.read.endsWith('line 2999 '.padEnd(1023, 'x').concat('\nagain\n'))).toBe(true);
});

test('one line that is larger than all that is kept is kept whole', async () => {
  const { queue, reader, advance } = openReader();
  queue.write('begun\n');
  queue.write('lost\n');
  const huge = `${'x'.repeat(1_000_000)}\n`;
  queue.write(huge);
  reader.room = Number.POSITIVE_INFINITY;
  await advance(100);
  expect(reader.read).toBe(`begun\n1 lost\n${huge}`);
});

test('at the end of the process a slow reader still gets the last words', () => {
  const { queue, reader } = openReader();
  queue.write('why it ends\n');
  reader.slowRoom = 4;
  queue.end();
  expect(reader.read).toBe('why it ends\n');
});

test('at the end of the process nobody who does not read is waited for longer than a moment', () => {
  const { queue, reader, passedMs } = openReader();
  queue.write('why it ends\n');
  queue.end();
  expect(reader.read).toBe('');
  expect(passedMs()).toBe(250);
});

test('one that tells later what it took is given one piece at a time', async () => {
  const { timers } = virtualTimers();
  const sent: { text: string; told(taken: number): void }[] = [];
  const last: string[] = [];
  const queue = logQueue(
    {
      send: (bytes, told) => void sent.push({ text: Buffer.from(bytes).toString(), told }),
      sendLast: bytes => last.push(Buffer.from(bytes).toString()) && bytes.length,
    },
    timers,
    lines => `${lines} lost\n`,
  );
  for (const line of ['one\n', 'two\n', 'three\n']) queue.write(line);
  expect(sent.map(({ text }) => text)).toEqual(['one\n']);
  sent[0]?.told(4);
  expect(sent.map(({ text }) => text)).toEqual(['one\n', 'two\nthree\n']);
  queue.write('four\n');
  queue.end();
  expect(last).toEqual(['four\n']);
});
