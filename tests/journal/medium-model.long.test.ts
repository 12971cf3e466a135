import { test } from 'vitest';
import { walks } from './medium-model.ts';

test('whatever is done with two sticks and older copies, a thousand times', () => {
  walks(1000);
});
