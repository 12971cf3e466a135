import type { PadAnswer, Timers } from '../device.ts';
import type { Outcome } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import { beeper } from './beeper.ts';
import type { Dialect } from './codec.ts';
import { keepLcd, lcdTexts } from './lcd.ts';
import { payloadsOf } from './payloads.ts';

/** What the clerk sees and hears: the LCD, and so many beeps. */
export function feedback(
  { address, dialect }: { address: number; dialect: Dialect },
  send: (rank: Rank, bytes: Uint8Array) => Promise<Outcome>,
  { timers, shown }: { timers: Timers; shown(): void },
) {
  const { beepFrame, lcdFrame } = payloadsOf[dialect];
  const { beep, ...beeps } = beeper(() => send('urgent', beepFrame(address)), timers);
  const paint = (rank: Rank, text: string) => send(rank, lcdFrame(address, text));
  const lcd = keepLcd(lcdTexts[dialect], paint, { timers, shown });
  /** Rises with every press that is answered. */
  let answers = 0;

  return {
    want: lcd.want,
    up: lcd.up,
    beep: (why: 'attention' | 'forgotten') => void beep(why),
    /** `acknowledged`: resolves false when the pad did not get the echo; it says the press again then, and is answered then. */
    async answer(said: 'press' | 'rating', answer: PadAnswer, acknowledged: Promise<boolean>): Promise<void> {
      // A grade comes from the other side of the counter: the clerk may still read why a press was refused.
      if (answer.is !== 'repeat' && said === 'press') {
        answers += 1;
        if (answer.is !== 'refused') lcd.clearCode();
      }
      const mine = answers;
      if (!(await acknowledged)) return;
      await beep(answer.is);
      // The clerk may have pressed the right key before the beeps were over.
      if (answer.is === 'refused' && mine === answers) lcd.showCode(answer.code);
    },
    down() {
      lcd.down();
      beeps.silence();
    },
    stop() {
      // An answer whose beeps are not over shows no code any more.
      answers += 1;
      lcd.down();
      beeps.stop();
    },
  };
}
