import type { PadMark, PadPicture, Timers } from '../device.ts';
import type { Outcome } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import type { Dialect } from './codec.ts';

const codeStandsMs = 3000;
/**
 * A pad confirms nothing, so one that was unplugged for a moment must be painted again soon; seven pads of a line then take
 * a tenth of its time, all at once, and a key pressed meanwhile is told again by the pad in the silence after it.
 */
const refreshAfterMs = 1500;
/** A picture that collided is sent again at once, but not for ever: a babbling pad would get it all the time. */
const mostTries = 3;

/** `stands`: what was sent last, and nobody spoke meanwhile. One text at a time waits for the wire or is on it. */
type OnWire = { is: 'down' } | { is: 'still'; stands: string | undefined } | { is: 'painting' };

/**
 * Keeps the characters of the LCD true.
 * `shown` is told when they are on the wire, and nobody spoke meanwhile, for the pad itself confirms nothing [C].
 */
export function keepLcd(
  { textOf, codeText }: LcdTexts,
  send: (rank: Rank, text: string) => Promise<Outcome>,
  { timers, shown }: { timers: Timers; shown(): void },
) {
  let wire: OnWire = { is: 'down' };
  let wanted: PadPicture | undefined;
  let code: { text: string; cancel(): void } | undefined;
  let cancelRefresh = (): void => {};

  const text = (): string | undefined => code?.text ?? (wanted && textOf(wanted));

  async function paint(rank: Rank, triesLeft = mostTries): Promise<void> {
    const next = text();
    if (wire.is !== 'still' || next === undefined) return;
    const mine: OnWire = { is: 'painting' };
    wire = mine;
    const outcome = await send(rank, next);
    // It went down meanwhile.
    if (wire !== mine) return;
    wire = { is: 'still', stands: outcome === 'sent' ? next : undefined };
    if (outcome === 'down') return;
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

  function codeIsOver(): void {
    code?.cancel();
    code = undefined;
  }

  function clearCode(): void {
    if (code === undefined) return;
    codeIsOver();
    void paint('urgent');
  }

  return {
    want(picture: PadPicture) {
      const before = wanted;
      wanted = picture;
      // It is painted when the code is over.
      if (code !== undefined) return;
      if (before === undefined || textOf(before) !== textOf(picture)) {
        void paint(before?.number === picture.number ? 'routine' : 'urgent');
      } else if (wire.is === 'still' && wire.stands === textOf(picture)) shown(); // another picture, which looks the same on it
    },
    /** 1–99; stands 3 s in place of the picture. */
    showCode(shownCode: number) {
      codeIsOver();
      code = { text: codeText(shownCode), cancel: timers.after(codeStandsMs, clearCode) };
      void paint('urgent');
    },
    /** What the code told is over: the picture stands again at once. */
    clearCode,
    up() {
      wire = { is: 'still', stands: undefined };
      void paint('urgent');
      refreshLater();
    },
    down() {
      wire = { is: 'down' };
      codeIsOver();
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
  cases: 6,
};

/** What stands on the LCD. */
type LcdTexts = { textOf(picture: PadPicture): string; codeText(code: number): string };

/** Two digits beside their mark. */
const casesText = (cases: number | undefined) => (cases === undefined ? '' : `${Math.min(cases, 99)}`);

/** Three digits of the waiting count, or the mark at the far left, and beside it how many cases are left; three of the ticket or blanks. Ready: nothing but a 0 at the far right. */
function sixOf({ waiting, number, mark, cases, ready }: PadPicture): string {
  if (ready === true) return '     0';
  const count =
    mark === undefined
      ? String(Math.min(waiting, 999)).padStart(3, '0')
      : `${digitOf[mark]}${casesText(cases).padStart(2)}`;
  return count + ticketOf(number).padEnd(3);
}

/**
 * The ticket's digits, `_`, the waiting count without leading zeros. Behind two `_` stands what is no count: one digit of a mark, and two
 * more of cases; or a 0 alone, ready; two of a code.
 */
function slzcOf({ waiting, number, mark, cases, ready }: PadPicture): string {
  if (ready === true) return '__0';
  return mark === undefined
    ? `${ticketOf(number)}_${Math.min(waiting, 999)}`
    : `${ticketOf(number)}__${digitOf[mark]}${casesText(cases).padStart(cases === undefined ? 0 : 2, '0')}`;
}

export const lcdTexts: Readonly<Record<Dialect, LcdTexts>> = {
  '21-key': { textOf: sixOf, codeText: code => `    ${twoDigits(code)}` },
  slzc: { textOf: slzcOf, codeText: code => `__${twoDigits(code)}` },
};

const ticketOf = (number: number | undefined): string =>
  number === undefined ? '' : String(number % 1000).padStart(3, '0');

function twoDigits(code: number): string {
  return String(code % 100).padStart(2, '0');
}
