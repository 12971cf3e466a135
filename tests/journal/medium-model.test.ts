import { test } from 'vitest';
import { walk, walks } from './medium-model.ts';

test('whatever is done with two sticks and older copies, nothing that was on a stick is lost, no file has two histories, and the longest is found', () => {
  walks(3);
});

test('what follows a day is written again where its beginning is damaged, though another day has begun', () => {
  walk('A', [
    { op: 'days' },
    { op: 'look' },
    { op: 'take' },
    { op: 'look' },
    { op: 'damage', at: 0 },
    { op: 'torn', bytes: 1 },
    { op: 'next day' },
    { op: 'look' },
    { op: 'restore' },
  ]);
});

test('what is damaged in the file of an earlier day is kept aside, as long as that day is copied nowhere else', () => {
  walk('A', [
    { op: 'days' },
    { op: 'look' },
    { op: 'take' },
    { op: 'look' },
    { op: 'next day' },
    { op: 'look' },
    { op: 'damage', at: 0 },
    { op: 'crash' },
    { op: 'look' },
    { op: 'restore' },
  ]);
});
