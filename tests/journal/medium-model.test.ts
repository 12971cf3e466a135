import { test } from 'vitest';
import { walks } from './medium-model.ts';

test('whatever is done with two sticks and older copies, nothing that was on a stick is lost, no file has two histories, and the longest is found', () => {
  walks(30);
});
