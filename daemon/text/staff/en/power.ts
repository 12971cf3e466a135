/** English: what is said of a power cut, and of newcomers in it (R21). */
import type { AlarmArgs } from '../../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';

const list = (words: readonly string[]) => words.join(', ');

export function powerText(args: AlarmArgs['power']): string {
  if (args.is === 'failing') {
    const low = args.low ? ', and it is low' : '';
    return `the hall has run on a battery since ${args.since}${low}: once that lasts 30 s the queues are printed; keep the paper at hand, and save what only you have`;
  }
  const { is, printed: at, out, missing, until } = args;
  const lacking = missing.length === 0 ? '' : `; not on paper: ${list(missing)}, call there by the tickets`;
  const onPaper = out.length === 0 ? 'no queue is on paper yet' : `on paper: ${list(out)}`;
  if (is === 'on-paper')
    return `the power fails, and the queues of ${at} are printed (${onPaper}${lacking}); hand out the lists, call in their order, and give newcomers the numbers on them`;
  return `the power is back; those who were served by the lists of ${at} (${onPaper}${lacking}) are to be entered at the page of the desk, or with served-by-paper, newcomers who wait with came-by-paper, then paper-entered${until === undefined ? '' : `; until then, or ${until}, nobody is missed`}`;
}

export function paperFirstText({ until }: RefusalArgs['paper-first']): string {
  return `nobody is missed before those who were served by paper in the power cut are entered (paper-entered)${until === undefined ? '' : `, or until ${until}`}`;
}

export function whichServiceText(args: RefusalArgs['which-service']): string {
  switch (args.is) {
    case 'pick-first':
      return `${args.ticket} is here for ${list(args.here)}; press 41 ok for the first of its services first`;
    case 'without-papers':
      return `found no paper of ${list(args.services)}; name the services that lack these papers`;
    case 'of-newcomer':
      return `${args.ticket} was given to a newcomer; expected as service one of ${list(args.services)}`;
  }
}
