import type { Refusal, RefusalCode } from './model.ts';

/** A refusal is a value. `message` says what was found and what to do, for ops; the pad shows the code. */
export function refuse(refused: RefusalCode, message: string): Refusal {
  return { refused, message };
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}
