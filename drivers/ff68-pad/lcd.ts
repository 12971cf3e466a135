import type { PadMark, PadPicture, Timers } from '../device.ts';
import type { Outcome } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';

const codeStandsMs = 3000;
/**
 * A pad confirms nothing, so one that was unplugged for a moment must be painted again soon; seven pads of a line then take
 * a tenth of its time, all at once, and a key pressed meanwhile is told again by the pad in the silence after it.
 */
const refreshAfterMs = 1500;
/** A picture that collided is sent again at once, but not for ever: a babbling pad would get it all the time. */
const mostTries = 3;

export type Lcd = {
  want(picture: PadPicture): void;
  /** 1–99; stands 3 s in place of the picture. */
  showCode(code: number): void;
  /** What the code told is over: the picture stands again at once. */
  clearCode(): void;
  up(): void;
  down(): void;
};

/**
 * Keeps the six characters of the LCD true.
 * `shown` is told when they are on the wire, and nobody spoke meanwhile, for the pad itself confirms nothing [C].
 */
export function keepLcd(
  send: (rank: Rank, text: string) => Promise<Outcome>,
  timers: Timers,
  shown: () => void,
): Lcd {
  let isUp = false;
  let wanted: PadPicture | undefined;
  let code: number | undefined;
  /** What was sent last, and nobody spoke meanwhile. */
  let stands: string | undefined;
  /** One text at a time is on the wire or waits for it; when it ends, the latest is looked at again. */
  let painting = false;
  let cancelCode = (): void => {};
  let cancelRefresh = (): void => {};

  function text(): string | undefined {
    if (code !== undefined) return `    ${twoDigits(code)}`;
    return wanted && textOf(wanted);
  }

  async function paint(rank: Rank, triesLeft = mostTries): Promise<void> {
    const next = text();
    if (!isUp || painting || next === undefined) return;
    painting = true;
    stands = undefined;
    const outcome = await send(rank, next);
    painting = false;
    if (outcome === 'down' || !isUp) return;
    if (outcome === 'sent') stands = next;
    if (outcome === 'sent' && wanted !== undefined && next === textOf(wanted)) shown();
    if (outcome === 'collided' && triesLeft > 1) void paint(rank, triesLeft - 1);
    else if (next !== text()) void paint('urgent');
  }

  function refreshLater(): void {
    cancelRefresh();
    cancelRefresh = timers.after(refreshAfterMs, () => {
      refreshLater();
      void paint('routine');
    });
  }

  return {
    want(picture) {
      const before = wanted;
      wanted = picture;
      // It is painted when the code is over.
      if (code !== undefined) return;
      if (before === undefined || textOf(before) !== textOf(picture)) {
        void paint(before?.number === picture.number ? 'routine' : 'urgent');
      } else if (stands === textOf(picture)) shown(); // another picture, which looks the same in six characters
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
    clearCode() {
      if (code === undefined) return;
      cancelCode();
      code = undefined;
      void paint('urgent');
    },
    up() {
      isUp = true;
      void paint('urgent');
      refreshLater();
    },
    down() {
      isUp = false;
      stands = undefined;
      code = undefined;
      cancelCode();
      cancelRefresh();
    },
  };
}

const digitOf: Record<PadMark, number> = {
  presumed: 1,
  choice: 4,
  claim: 5,
  refused: 7,
  'papers-missing': 8,
  fetch: 9,
};

/** Three digits of the waiting count, or the mark at the far left; three of the ticket or blanks. Ready: nothing but a 0 at the far right. */
export function textOf({ waiting, number, mark, ready }: PadPicture): string {
  if (ready === true) return '     0';
  const count = mark === undefined ? String(Math.min(waiting, 999)).padStart(3, '0') : `${digitOf[mark]}  `;
  return count + (number === undefined ? '   ' : String(number % 1000).padStart(3, '0'));
}

function twoDigits(code: number): string {
  return String(code % 100).padStart(2, '0');
}
