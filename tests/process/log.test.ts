import { pino } from 'pino';
import { expect, test } from 'vitest';
import { isJournal, withPriority } from '../../daemon/process/log.ts';

test('each level has its priority in the journal of systemd, before the line', () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, withPriority({ write: line => lines.push(line) }));
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) log[level]('said');
  expect(lines.map(line => line.slice(0, 3))).toEqual(['<7>', '<7>', '<6>', '<4>', '<3>', '<2>']);
});

test('a line is one line, whatever is said in it, and JSON behind its priority', () => {
  let written = '';
  const log = pino({}, withPriority({ write: line => void (written += line) }));
  log.error({ err: new Error('one\ntwo'), device: 'a\nb' }, 'three\r\n<0>four');
  expect(written.match(/\n/g)).toHaveLength(1);
  expect(written.endsWith('\n')).toBe(true);
  expect(JSON.parse(written.slice(3))).toMatchObject({ device: 'a\nb', msg: 'three\r\n<0>four' });
});

test('without a stream of the journal, or with that of another file, there are no priorities', () => {
  expect(isJournal(undefined, 1)).toBe(false);
  for (const stream of ['', '1', '0:0', 'x:y']) expect(isJournal(stream, 1)).toBe(false);
  expect(isJournal('0:0', 1_000_000)).toBe(false);
});
