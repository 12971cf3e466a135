/**
 * What the characters of a caller pad's LCD say: three of the waiting count and three of the ticket, or a refusal. On some pads the
 * ticket, a low stroke and the count; behind two strokes stands what is no count.
 */
export type LcdReading =
  | { is: 'dark' }
  /** Nothing but a 0 at the far right: whoever joins next is called by itself. */
  | { is: 'ready' }
  /** `code`: two digits in the ticket's part, for three seconds. */
  | { is: 'refused'; code: number }
  /** As they stand there; without a number nobody is in hand. */
  | { is: 'picture'; waiting: string; number?: string }
  /** One digit at the far left, in place of those waiting: what the clerk must know first of that number. */
  | { is: 'mark'; mark: number; number?: string };

export function readLcd(lcd: string): LcdReading {
  const [, ticket, strokes, behind = ''] = /^(\d{3})?(__?)(\d{1,3})$/.exec(lcd) ?? [];
  const inHand = ticket !== undefined && { number: ticket };
  if (strokes === '_') return { is: 'picture', waiting: behind, ...inHand };
  if (strokes === '__' && behind.length === 2) return { is: 'refused', code: Number(behind) };
  if (strokes === '__' && behind !== '0') return { is: 'mark', mark: Number(behind), ...inHand };
  if (strokes === '__') return { is: 'ready' };
  if (lcd === '     0') return { is: 'ready' };
  const refused = /^ {4}(\d\d)$/.exec(lcd)?.[1];
  if (refused !== undefined) return { is: 'refused', code: Number(refused) };
  const [, mark, marked = ''] = /^(\d) {2}(.{3})$/.exec(lcd) ?? [];
  if (mark !== undefined)
    return { is: 'mark', mark: Number(mark), ...(marked.trim() !== '' && { number: marked }) };
  const [waiting, number] = [lcd.slice(0, 3).trim(), lcd.slice(3).trim()];
  if (waiting === '' && number === '') return { is: 'dark' };
  return { is: 'picture', waiting: withoutZeros(waiting), ...(number !== '' && { number }) };
}

function withoutZeros(count: string): string {
  return count.replace(/^0+(?=\d)/, '');
}
