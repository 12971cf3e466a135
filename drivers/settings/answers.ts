/** Of a kind that answers: one that is wired to listen only, or that has no answers, is written `answers: false`. */
import { trueOrFalse } from './scalars.ts';

export const answers = trueOrFalse(false).default(true);
