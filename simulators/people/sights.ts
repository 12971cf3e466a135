/** What the clerk of a counter knows of it, from what stands there to be seen and what is heard in the hall. */

import type { Plate } from './boards.ts';
import type { Surroundings } from './surroundings.ts';

/** What a clerk understands of the codes on the LCD (drivers/ff68-pad/README.md). */
export const codes = {
  hallClosed: 10,
  closed: 11,
  paused: 12,
  tooSoon: 18,
  otherPlace: 28,
  cameOrMissed: 48,
} as const;

export type Sights = {
  /** Something was shown or said anywhere; true when the clerk knows more than before. */
  perceive(device: string): boolean;
  /** The last that was learnt; undefined: nothing is to be seen. */
  latest(): Plate | undefined;
  /** The number beside the mark of a claim on green, also that of another at the desk. */
  claim(): string | undefined;
  /** The code on the LCD since the last press: why that was refused. */
  refusal(): number | undefined;
  /** A key is pressed: what is shown of the one before does not count any more. */
  pressed(): void;
  /** Looks at what stands at the counter itself, whatever was heard. */
  lookAgain(): void;
  /** Whether it can be seen here that somebody's number is gone; that the counter is shut; why a key was refused. */
  tellsNobody: boolean;
  tellsShut: boolean;
  tellsRefusal: boolean;
};

export function openSights(
  { boards, shows, config }: Pick<Surroundings, 'boards' | 'shows' | 'config'>,
  counter: string,
  pads: readonly string[],
): Sights {
  const isDesk = config.rules.desks.has(counter);
  const plates = boards.boardsAt(counter);
  const lcds = pads.filter(pad => lcdOf(pad) !== undefined);
  /** What each LCD says, also while a code stands there for a moment. */
  const lcdSays = new Map<string, Plate | undefined>();
  /** The last call to this counter that each board and voice of the hall told. */
  const told = new Map<string, string>();
  let latest: Plate | undefined;
  let here: Plate | undefined;
  let refusal: number | undefined;

  function lcdOf(pad: string): string | undefined {
    const lcd = shows(pad)?.['lcd'];
    return typeof lcd === 'string' ? sixOf(lcd) : undefined;
  }

  function readLcd(pad: string): void {
    const lcd = lcdOf(pad) ?? '';
    const { mark, number } = numberOn(lcd);
    if (number !== undefined && isOwn(number, mark)) lcdSays.set(pad, { is: 'number', number });
    else if (lcd === '     0') lcdSays.set(pad, { is: 'nobody', isReady: true });
    else if (/^\d{3} {3}$/.test(lcd)) lcdSays.set(pad, { is: 'nobody' });
    else if (codeOn(pad) === undefined) lcdSays.delete(pad);
  }

  /** At the desk a marked number may be that of another: who is in hand there stands on its board. */
  function isOwn(number: string, mark: string | undefined): boolean {
    if (!isDesk || (mark !== '5' && mark !== '9')) return true;
    const read = plates.map(board => boards.plateOf(board));
    return read.some(plate => plate?.is === 'number' && isSame(plate.number, number));
  }

  function codeOn(pad: string): number | undefined {
    const [, code] = /^ {4}(\d\d)$/.exec(lcdOf(pad) ?? '') ?? [];
    return code === undefined ? undefined : Number(code);
  }

  /** A clerk believes the LCD, which says nothing of a pause. */
  function look(): Plate | undefined {
    for (const pad of lcds) readLcd(pad);
    const lcd = lcds.map(pad => lcdSays.get(pad)).find(says => says !== undefined);
    const read = plates.map(board => boards.plateOf(board));
    const plate = read.find(one => one?.is === 'number') ?? read.find(one => one !== undefined);
    if (lcd?.is === 'number') return lcd;
    return plate?.is === 'shut' ? plate : (lcd ?? plate);
  }

  function isNewHere(): boolean {
    const before = JSON.stringify(here);
    here = look();
    if (JSON.stringify(here) === before) return false;
    latest = here;
    return true;
  }

  /** Whoever has no LCD heeds what the whole hall is told. */
  function isNewInTheHall(device: string): boolean {
    if (lcds.length > 0 || plates.includes(device)) return false;
    const call = boards.callsOf(device).find(one => one.counter === counter);
    if (call === undefined || told.get(device) === call.number) return false;
    told.set(device, call.number);
    latest = { is: 'number', number: call.number };
    return true;
  }

  function isNewRefusal(device: string): boolean {
    const code = pads.includes(device) ? codeOn(device) : undefined;
    if (code === undefined || refusal === code) return false;
    refusal = code;
    return true;
  }

  isNewHere();
  return {
    perceive(device) {
      const isNear = lcds.includes(device) || plates.includes(device);
      const news = [isNear && isNewHere(), isNewInTheHall(device), isNewRefusal(device)];
      return news.includes(true);
    },
    latest: () => latest,
    claim: () => lcds.map(pad => numberOn(lcdOf(pad) ?? '')).find(({ mark }) => mark === '5')?.number,
    refusal: () => refusal,
    pressed() {
      refusal = undefined;
    },
    lookAgain() {
      here = look();
      latest = here;
    },
    tellsNobody: lcds.length > 0 || plates.length > 0,
    tellsShut: lcds.length > 0 || plates.some(boards.hasWords),
    tellsRefusal: lcds.length > 0,
  };
}

/** Six characters: how many wait, or one mark at the far left, and three digits of a number. */
function numberOn(lcd: string): { mark?: string | undefined; number?: string | undefined } {
  const [, mark, number] = /^(?:\d{3}|(\d) {2})(\d{3})$/.exec(lcd) ?? [];
  return { mark, number };
}

/** As stands on a pad that shows first how many wait: another has the ticket first, and behind two strokes what is no count. */
function sixOf(lcd: string): string {
  const [, number = '', strokes, behind = ''] = /^(\d{3})?(__?)(\d{1,3})$/.exec(lcd) ?? [];
  if (strokes === undefined) return lcd;
  if (strokes === '_') return behind.padStart(3, '0') + number.padEnd(3);
  if (behind.length === 2) return `    ${behind}`;
  return behind === '0' ? '     0' : `${behind}  ${number.padEnd(3)}`;
}

/** `plate`: a ticket's number, or digits alone. */
function isSame(plate: string, number: string): boolean {
  return Number(plate.replace(/^[A-Z]/, '')) % 1000 === Number(number);
}

export function tellsShut(code: number | undefined): boolean {
  return code === codes.hallClosed || code === codes.closed || code === codes.paused;
}
