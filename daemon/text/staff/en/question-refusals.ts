/** English: why an order about a question is refused (R17). */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';

export function notOwnerText(args: RefusalArgs['not-owner']): string {
  switch (args.is) {
    case 'of-another':
      return args.owner === undefined
        ? `${args.question} is the supervisor's, as its owner was gone when it was due; a supervisor may`
        : `${args.question} is owned by ${args.owner}; they or a supervisor may`;
    case 'not-passed':
      return `${args.question} was passed to nobody; its owner does so with question-pass`;
    case 'passed-to':
      return `${args.question} was passed to ${args.passedTo}, who alone may accept it`;
  }
}
