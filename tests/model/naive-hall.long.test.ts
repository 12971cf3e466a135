import { it } from 'vitest';
import { bothDoTheSame } from './both-halls.ts';

it('whatever is ordered a thousand times, the hall does what the rules say, told naively', () =>
  bothDoTheSame(1000));
