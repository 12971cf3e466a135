/** The verbs of the whole hall: its day, its surge plan, its notices, and what stays open until somebody closes it. */
import { z } from 'zod';
import { surgeLevels } from '../../core/types/rules.ts';
import { code, date, followUp, text, ticket, words } from './args.ts';
import { takes } from './verb.ts';

export const hallVerbs = {
  'open-day': takes(
    { day: '2026-11-25', insteadOf: '2036-01-01' },
    { day: date.optional(), insteadOf: date.optional() },
    ({ day, insteadOf }, { today }) => ({
      verb: 'open-day',
      day: day ?? today(),
      ...(day !== undefined && { named: true }),
      ...(insteadOf !== undefined && { insteadOf }),
    }),
  ),
  'close-day': takes({}, {}, () => ({ verb: 'close-day' })),
  'follow-up-open': takes(
    { source: 'complaint', text: 'waited 40 minutes', ticket: 'A001' },
    {
      source: code('where it comes from, a word of a-z, 0-9 and -'),
      text: words('what is to be answered'),
      ticket: ticket.optional(),
    },
    ({ text: written, ...given }) => ({ verb: 'follow-up-open', ...given, words: written }),
    true,
  ),
  'follow-up-close': takes(
    { followUp: '2026-11-24-f1', note: 'called back' },
    { followUp, note: words('how it was answered') },
    ({ note, ...given }) => ({ verb: 'follow-up-close', ...given, words: note }),
    true,
  ),
  erase: takes({ of: '2026-11-24-f1' }, { of: followUp }, ({ of }) => ({ verb: 'erase', of })),
  'surge-start': takes(
    { level: 'busy' },
    { level: z.enum(surgeLevels, { error: `one of ${surgeLevels.join(', ')}` }) },
    args => ({ verb: 'surge-start', ...args }),
  ),
  'surge-stop': takes({}, {}, () => ({ verb: 'surge-stop' })),
  'notice-set': takes(
    { text: '今日系统升级，请稍候', boards: ['board-1'], until: 1_790_000_000_000 },
    {
      text: text('a notice of at most 200 letters, empty to take it away', 200, 0),
      boards: z
        .array(text('the id of a board'), { error: 'a list of boards' })
        .min(1, 'a board')
        .max(64, 'at most 64 boards')
        .optional(),
      until: z.int({ error: 'a time in ms UTC' }).positive('a time in ms UTC').optional(),
    },
    args => ({ verb: 'notice-set', ...args }),
  ),
  'alarm-ack': takes(
    { alarm: 'no-calls-approval' },
    { alarm: text('the id of an alarm') },
    ({ alarm }, { by }) => ({
      verb: 'alarm-ack',
      alarm,
      by,
    }),
  ),
  'device-test': takes({ device: 'printer-1' }, { device: text('the id of a device') }, ({ device }) => ({
    verb: 'device-test',
    device,
  })),
  replay: takes({ from: 1 }, { from: z.int('the seq of an event').min(1, 'a seq of at least 1') }, args => ({
    verb: 'replay',
    ...args,
  })),
} as const;
