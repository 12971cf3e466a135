/** What a button of a pad is, as a config writes it. */
import { z } from 'zod';
import { oneOf } from './scalars.ts';

/** The keys of a pad, beside its digits. */
export const padKeys = ['next', 'recall', 'line', 'evaluate', 'transfer', 'ok', 'cancel', 'pause'] as const;
export const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** The grades of a rater; 5 is the best. */
export const grades = ['rate-1', 'rate-2', 'rate-3', 'rate-4', 'rate-5'] as const;

/** The buttons that the device names itself -> what they are. */
export const buttonsSchema = z.record(z.string(), oneOf([...padKeys, ...digits, ...grades], 'next'));

/** What can be pressed, where a config says so. */
export const keysAmong = (buttons: Readonly<Record<string, string>> | undefined) =>
  buttons && [...new Set(Object.values(buttons))];
