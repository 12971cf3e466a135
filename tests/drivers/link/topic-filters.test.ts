import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covering, covers } from '../../../drivers/link/topic-filters.ts';

const level = fc.constantFrom('a', 'b', '$SYS', '');
const topics = fc.array(level, { minLength: 1, maxLength: 4 }).map(levels => levels.join('/'));
const filters = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([levels, open]) => [...levels, ...(open ? ['#'] : [])].join('/'));

describe('a filter matches by the rules of MQTT', () => {
  test.each([
    ['a/b', 'a/b', true],
    ['a/+', 'a/b', true],
    ['a/+', 'a', false],
    ['a/+', 'a/b/c', false],
    ['a/+/c', 'a/b/c', true],
    ['a/#', 'a', true],
    ['a/#', 'a/b/c', true],
    ['#', 'a/b', true],
    ['+/b', '/b', true],
    ['#', '$SYS/broker', false],
    ['+/broker', '$SYS/broker', false],
    ['$SYS/#', '$SYS/broker', true],
    ['a/b', 'a/B', false],
  ])('%s and %s: %s', (filter, topic, is) => {
    expect(covers(filter, topic)).toBe(is);
  });

  test('a filter is wider than another', () => {
    expect(covers('a/#', 'a/+/c')).toBe(true);
    expect(covers('a/+', 'a/#')).toBe(false);
    expect(covers('a/+/+', 'a/#')).toBe(false);
  });
});

test('what stands apart is subscribed as it is', () => {
  expect(covering(['stat/one/+', 'tele/one/LWT', 'stat/two/+'])).toEqual([
    'stat/one/+',
    'tele/one/LWT',
    'stat/two/+',
  ]);
});

test('what lies within another is left out, in any order', () => {
  expect(covering(['stat/one/RESULT', 'stat/one/+'])).toEqual(['stat/one/+']);
  expect(covering(['stat/one/+', 'stat/one/RESULT'])).toEqual(['stat/one/+']);
});

test('no message can come twice, and none is missed', () => {
  fc.assert(
    fc.property(
      fc.array(filters, { maxLength: 8 }),
      fc.array(topics, { minLength: 1, maxLength: 20 }),
      (wanted, said) => {
        const subscribed = covering(wanted);
        for (const topic of said) {
          const times = subscribed.filter(filter => covers(filter, topic)).length;
          expect(times).toBeLessThanOrEqual(1);
          if (wanted.some(filter => covers(filter, topic))) expect(times).toBe(1);
        }
      },
    ),
    { numRuns: 500 },
  );
});
