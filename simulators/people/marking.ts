/** What a clerk marks for whom it ends badly (R5): `71 ok`, refused and why; `82 ok`, which paper is missing. */
import { luckAt } from '../../daemon/people/citizen.ts';
import type { ClerkKeys, Presses } from './clerk-keys.ts';
import type { Person } from './floor.ts';
import type { Rules } from './newcomer.ts';

/** As many numbers as one digit can say. */
const mostNumbers = 7;

/** Undefined: all is well, or this counter has no key for it, and then it goes on as if it were. A kiosk gives one service a ticket. */
export function markKeys(rules: Rules, keys: ClerkKeys, guest: Person): Presses | undefined {
  const { citizen, turns, ticket } = guest;
  const { ends, why } = luckAt(citizen, turns);
  if (ends !== 'refused' && ends !== 'papers-missing') return undefined;
  const papers = rules.services.get(ticket?.service ?? citizen.service)?.papers ?? [];
  const named = ends === 'refused' ? rules.reasons : papers;
  // 0 is another reason, or a paper that is written on the slip by hand.
  const number = Math.floor(why * (1 + Math.min(mostNumbers, named.length)));
  return ends === 'refused'
    ? keys.keysWith('mark-refused', `7${number}`)
    : keys.keysWith('mark-papers-missing', `8${number}`);
}
