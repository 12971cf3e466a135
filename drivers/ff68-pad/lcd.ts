import type { PadPicture, Timers } from '../driver.ts';
import type { Rank } from '../link/turns.ts';

const codeStandsMs = 3000;
/** A pad that lost power for a moment says nothing; it is painted again after this time at the latest. */
const refreshEveryMs = 60_000;

export type Lcd = {
  want(picture: PadPicture): void;
  /** 1–99; stands 3 s in place of the picture. */
  showCode(code: number): void;
  up(): void;
  down(): void;
};

/**
 * Keeps the six characters of the LCD true.
 * `send` gives true when they are on the wire; `shown` is told then, for the pad itself confirms nothing [C].
 */
export function keepLcd(
  send: (rank: Rank, text: string) => Promise<boolean>,
  timers: Timers,
  shown: () => void,
): Lcd {
  let isUp = false;
  let wanted: PadPicture | undefined;
  let code: number | undefined;
  /** One text at a time is on the wire or waits for it; when it ends, the latest is looked at again. */
  let painting = false;
  let cancelCode = (): void => {};
  let cancelRefresh = (): void => {};

  function text(): string | undefined {
    if (code !== undefined) return `    ${twoDigits(code)}`;
    return wanted && textOf(wanted);
  }

  async function paint(rank: Rank): Promise<void> {
    const next = text();
    if (!isUp || painting || next === undefined) return;
    painting = true;
    const sent = await send(rank, next);
    painting = false;
    if (!sent || !isUp) return;
    if (wanted !== undefined && next === textOf(wanted)) shown();
    if (next !== text()) void paint('urgent');
  }

  function refreshLater(): void {
    cancelRefresh = timers.after(refreshEveryMs, () => {
      void paint('routine');
      refreshLater();
    });
  }

  return {
    want(picture) {
      const before = wanted;
      wanted = picture;
      if (before === undefined || textOf(before) !== textOf(picture)) {
        void paint(before?.number === picture.number ? 'routine' : 'urgent');
      }
    },
    showCode(shownCode) {
      cancelCode();
      code = shownCode;
      cancelCode = timers.after(codeStandsMs, () => {
        code = undefined;
        void paint('urgent');
      });
      void paint('urgent');
    },
    up() {
      isUp = true;
      void paint('urgent');
      refreshLater();
    },
    down() {
      isUp = false;
      code = undefined;
      cancelCode();
      cancelRefresh();
    },
  };
}

/** Three digits of the waiting count, three of the ticket or blanks. */
export function textOf({ waiting, number }: PadPicture): string {
  const count = String(Math.min(waiting, 999)).padStart(3, '0');
  return count + (number === undefined ? '   ' : String(number % 1000).padStart(3, '0'));
}

function twoDigits(code: number): string {
  return String(code % 100).padStart(2, '0');
}
