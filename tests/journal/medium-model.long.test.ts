import { test } from 'vitest';
import { walks } from './medium-model.ts';

test('whatever is done with two sticks and older copies, hundreds of times', () => {
  walks(300);
});
