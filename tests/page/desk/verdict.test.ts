/** What the desk's page thinks of a test of a device, and says of it. */
import { expect, it } from 'vitest';
import type { DeviceTest } from '../../../daemon/page/desk/contract.ts';
import { doneIn, type Verdict, verdictOf } from '../../../daemon/page/desk/devices/verdict.ts';

const test = (over?: DeviceTest['over'], more: Partial<DeviceTest> = {}): DeviceTest => ({
  id: '1',
  device: 'pad-1',
  at: 0,
  heard: [],
  ...(over && { over }),
  ...more,
});
const ok = (what?: Record<string, unknown>) => ({ code: 'ok', did: 'as it says', ...(what && { what }) });

it.each<[string, DeviceTest, Verdict | undefined]>([
  ['one that goes on', test(), undefined],
  ['a picture', test(ok({ is: 'picture' })), 'see'],
  ['a page', test(ok({ is: 'page' })), 'see'],
  ['a phrase', test(ok({ is: 'phrase', text: '1' })), 'see'],
  ['a board that the hall needed', test(ok({ is: 'displaced' })), 'gave-way'],
  ['every key', test(ok({ is: 'pressed', keys: ['ok'], left: [] })), 'good'],
  ['some keys', test(ok({ is: 'pressed', keys: ['ok'], left: ['next'] })), 'some'],
  ['no key', test(ok({ is: 'pressed', keys: [], left: ['next'] })), 'none'],
  ['a scan', test(ok({ is: 'read', lines: ['x'] })), 'good'],
  ['some buttons', test(ok({ is: 'read', lines: ['x'] }), { left: ['y'] }), 'some'],
  ['nothing read', test(ok({ is: 'read', lines: [] })), 'none'],
  ['a device that was lost in the middle', test(ok({ is: 'picture' }), { wasLost: true }), 'lost'],
  ['one that did not do it', test({ code: 'test-failed', did: '' }), 'failed'],
  ['a lost device', test({ code: 'device-lost', did: '' }), 'failed'],
  ['another person’s test', test({ code: 'device-busy', did: '' }), 'refused'],
  ['who may not', test({ code: 'not-allowed', did: '' }), 'refused'],
  ['no word', test({ code: 'no-answer', did: '' }), 'silent'],
  ['an older daemon', test(ok()), 'see'],
])('%s', (_, one, verdict) => expect(verdictOf(one)).toBe(verdict));

it('what a newer daemon does is told in its own words', () => {
  expect(doneIn(ok({ is: 'dance' }))).toBeUndefined();
  expect(doneIn(ok({ is: 'pressed', keys: 'ok' }))).toBeUndefined();
  expect(doneIn(ok())).toBeUndefined();
});
