/** What is wrong with a device, and how that stands to what the daemon believes, in words. */

import { faultWord } from '../device/device-words.ts';
import { type Word, words } from '../words.ts';
import type { Trouble, Verdict } from './belief.ts';

const verdicts: Record<Verdict, Word> = {
  old: 'verdictOld',
  unheard: 'verdictUnheard',
  'both-well': 'verdictBothWell',
  noticed: 'verdictNoticed',
  unnoticed: 'verdictUnnoticed',
  unseen: 'verdictUnseen',
  connecting: 'verdictConnecting',
  'not-yet-mended': 'verdictNotYetMended',
};

export function verdictWord(verdict: Verdict): string {
  return words.value[verdicts[verdict]];
}

export function troubleWord(trouble: Trouble): string {
  return trouble === 'jammed' ? words.value.printerJammed : faultWord(trouble);
}
