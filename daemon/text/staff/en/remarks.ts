/** English: what is said of a hall and its daemon, beside refusals and alarms. */
import { lasting } from '../../duration.ts';
import type { Language } from '../language.ts';

export const remarks: Language['remarks'] = {
  'no-printer': () => 'no printer works: no tickets are printed',
  'no-voice': () => 'no voice works: calls are not said',
  'journal-held': ({ folder, forMs }) =>
    `another program has held the journal in ${folder} for ${lasting(forMs)}: orders wait until it lets go`,
  'order-waits': ({ forMs }) => `an order waits for its turn since ${lasting(forMs)}`,
  'limit-passed': ({ agoMs }) => `a time limit passed ${lasting(agoMs)} ago, and nothing came of it`,
  'disk-full': ({ file }) =>
    `${file}: found the disk full, expected at least 1 MiB free. Free some space on the disk of the state folder.`,
  'hall-stands': ({ hall, day, inside, lost }) =>
    [
      day === undefined ? `${hall}: no day is open` : `${hall}: day ${day} is open, ${inside} in the hall`,
      ...(lost.length === 0 ? [] : [`lost: ${lost.join(', ')}`]),
    ].join('; '),
  'hall-stuck': ({ why }) => `the hall does not move: ${why}`,
  'client-clock': ({ is, byMs }) =>
    is === 'ahead'
      ? `your clock is ${lasting(byMs)} ahead of the hall's`
      : `your clock is ${lasting(byMs)} behind the hall's, or this came ${lasting(byMs)} late`,
  'replay-over': ({ upTo }) => `told up to ${upTo}`,
  'replay-broken': ({ after, why }) => `the journal cannot be read after ${after}: ${why}`,
  'queue-gone': ({ queue, day, inside, tickets, more }) =>
    `queues: found no ${queue}, expected it to stay until the day ${day} is closed, because ${inside} in the hall wait in it or have it on their way (${tickets.join(', ')}${more ? ', …' : ''}); put it back under its old id, and take it out when the day is closed`,
};
