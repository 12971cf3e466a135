import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloadAtMostBytes, readRequest } from '../../daemon/mqtt/commands/request.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (request: unknown) => readRequest(bytes(JSON.stringify(request)));
const from = { id: '17', client: 'desk' };

test('a command has an id, a client and args', () => {
  const args = { counter: '1' };
  expect(read({ ...from, args, ts: 5, expires: 10 })).toEqual({
    ...from,
    read: { ...from, args, ts: 5, expires: 10 },
  });
  expect(read(from)).toEqual({ ...from, read: { ...from, args: {} } });
});

test.each([
  ['no id', { client: 'desk', args: {} }],
  ['no client', { id: '1', args: {} }],
  ['an id with a slash', { id: 'a/b', client: 'desk' }],
  ['a wildcard client', { id: '1', client: '+' }],
  ['an empty id', { id: '', client: 'desk' }],
  ['an id of 65 letters', { id: 'a'.repeat(65), client: 'desk' }],
  ['an id with a newline at its end', { id: '1\n', client: 'desk' }],
  ['an id that is a number', { id: 1, client: 'desk' }],
  ['a list', [from]],
  ['null', null],
])('%s is dropped', (_, request) => {
  expect(read(request)).toBeUndefined();
});

test.each([
  ['nothing', new Uint8Array()],
  ['not JSON', bytes('{"id":"1","client":"desk"')],
  ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['brackets as deep as fit', bytes('['.repeat(payloadAtMostBytes))],
])('%s is dropped', (_, payload) => {
  expect(readRequest(payload)).toBeUndefined();
});

test('4 KiB are read, one byte more is dropped', () => {
  const padded = (size: number) => bytes(JSON.stringify(from).padEnd(size));
  expect(readRequest(padded(payloadAtMostBytes))).toBeDefined();
  expect(readRequest(padded(payloadAtMostBytes + 1))).toBeUndefined();
});

test.each([
  [
    'a field nobody knows',
    { ...from, argz: {} },
    'unknown-field',
    /^found argz, expected only id, client, args, ts, expires/,
  ],
  [
    'a prototype',
    JSON.parse('{"id":"17","client":"desk","__proto__":{}}'),
    'unknown-field',
    /^found __proto__/,
  ],
  [
    'an expiry that is text',
    { ...from, expires: 'soon' },
    'wrong-type',
    /^expires: found "soon", expected a time in ms UTC/,
  ],
])('%s is answered', (_, request, code, message) => {
  const { read: refused, ...whose } = read(request) ?? {};
  expect(whose).toEqual(from);
  if (refused === undefined || !('refused' in refused)) throw new Error('it was taken');
  expect(refused.refused).toBe(code);
  expect(refusalText(refused)).toMatch(message);
});

test('args nested as deep as fit are handed on', () => {
  const depth = 2000;
  const payload = bytes(`{"id":"17","client":"desk","args":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  expect(readRequest(payload)).toMatchObject({ read: from });
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), payload => {
      readRequest(payload);
    }),
  );
});
