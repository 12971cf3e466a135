/** What is ordered of questions, by who owns them and by supervisors (R17). */
import { z } from 'zod';
import { toldHow } from '../core/types/question.ts';
import { clerk, expects, oneOf, question, reason, ticket, words } from './args.ts';
import { clerks, order, plain } from './order.ts';

const own = { may: clerks, example: { question: '2026-11-24-q1' } };

export const questionOrders = {
  'question-open': order({
    about:
      'Somebody was asked, and owns the question until it is answered (首问责任, R17). person: who was asked, by their number; ' +
      'ticket: who asked: in the hand of that person’s counter it is parked. An attendant opens their own.',
    may: clerks,
    args: { person: clerk, text: words('to-be-answered'), ticket: ticket.optional() },
    example: { person: '07', text: 'may a loan be paid back in parts?', ticket: 'A001' },
    isPrivate: true,
    ordered: ({ text: written, ...args }) => ({ verb: 'question-open', ...args, words: written }),
  }),
  'question-write': order({
    about: 'Writes down what was asked, of one that was opened at a pad, or anew (R17).',
    ...own,
    args: { question, text: words('to-be-answered') },
    example: { ...own.example, text: 'may a loan be paid back in parts?' },
    isPrivate: true,
    ordered: ({ text: written, ...args }) => ({ verb: 'question-write', ...args, words: written }),
  }),
  'question-pass': plain('question-pass', {
    about:
      'Asks somebody to take it over, by their number; until they accept it stays whose it is. An attendant passes on their own.',
    ...own,
    args: { question, to: clerk },
    example: { ...own.example, to: '08' },
  }),
  'question-accept': plain('question-accept', {
    about: 'Who was asked to take it over owns it from now on; nobody accepts for another.',
    ...own,
    args: { question },
  }),
  'question-close': order({
    about:
      'Closes it; answer: what was answered, told: how they were told. An attendant closes their own, a supervisor any of the institution.',
    ...own,
    args: {
      question,
      answer: words('how-answered'),
      told: z
        .union([oneOf(toldHow), reason], { error: expects({ is: 'one-of', among: toldHow }) })
        .describe('How they were told: one of these, or in words about nobody in person.'),
    },
    example: { ...own.example, answer: 'yes, twice a year', told: 'phone' },
    isPrivate: true,
    ordered: ({ answer, ...args }) => ({ verb: 'question-close', ...args, words: answer }),
  }),
} as const;
