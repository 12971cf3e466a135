/** What a test shows, prints and says: nothing of it can be taken for a number of the hall. */
import type { BoardPicture, PadPicture, TicketLine } from '../../../drivers/device.ts';
import { dateAndTime } from '../../core/day/clock-face.ts';
import { boardsOf, withSpares } from '../../core/devices/failover.ts';
import { digitByDigit, inEachLanguage, plateOf, say } from '../../core/outputs/phrases.ts';
import type { Rules } from '../../core/types/rules.ts';

/** Every dot that a digit can light, and whose board it is. */
export function testPicture(rules: Rules, board: string): BoardPicture {
  const counter = rules.counterBoards.get(rules.spares.get(board) ?? board);
  return {
    lines: [
      { text: '88888888', colour: 'red' },
      { text: board, colour: 'green' },
      { text: counter === undefined ? rules.name : plateOf(rules, counter), colour: 'yellow' },
    ],
    ticket: 'A888',
  };
}

/** What a walk shows and says of a counter: 88 before its own digits, so that a board with the wrong address is seen. */
export function walkNumber(counter: string): string {
  return `A${counter.replaceAll(/\D/g, '').slice(-3).padStart(3, '8')}`;
}

/** At the board of `counter`, and on those of the whole hall. `key`: what was pressed there. */
export function walkPicture(rules: Rules, counter: string, key: string): BoardPicture {
  const ticket = walkNumber(counter);
  return {
    lines: [
      { text: ticket, colour: 'red' },
      { text: key, colour: 'green' },
      { text: plateOf(rules, counter), colour: 'yellow' },
    ],
    ticket,
  };
}

/** Who shows it: all that may show the number of this counter, and those of the whole hall. */
export function walkBoards(rules: Rules, counter: string): ReadonlySet<string> {
  return new Set([...boardsOf(rules, counter), ...withSpares(rules, rules.mainBoards)]);
}

export function walkPhrase(rules: Rules, counter: string): string {
  return inEachLanguage(rules, ({ phrases, placeOf }) =>
    say(phrases.call, { number: digitByDigit(phrases, walkNumber(counter)), place: placeOf(counter) }),
  );
}

/** 888888 on the LCD. */
export const testLcd: PadPicture = { waiting: 888, number: 888 };

/** Every size and face that a ticket may use, one line each. `at`: ms UTC by the wall clock. */
export function testPage(rules: Rules, printer: string, at: number): TicketLine[] {
  const sizes = ([1, 2, 3, 4] as const).map(size => ({ text: `大小${size} A0`, size }));
  return [
    { text: '测试页 TEST PAGE', size: 2, bold: true, align: 'centre' },
    { text: printer, align: 'centre' },
    { text: dateAndTime(at, rules.timeZone), align: 'centre' },
    { rule: true },
    ...sizes,
    { text: '加粗 bold', bold: true },
    { text: '居中 centred', align: 'centre' },
    // In GB18030 and not in GB2312: a printer with old fonts leaves gaps here.
    { text: 'GB18030: 镕喆堃犇骉燊' },
    { text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789' },
    { rule: true },
    { qr: `${rules.hall} ${printer}` },
    { text: rules.name },
    { feed: 2 },
  ];
}

/** All ten digits and every counter's name, in the very words of a call: recordings have no others. */
export function testPhrase(rules: Rules): string {
  const named = [...rules.counters.values()].flatMap(({ id, name }) => (name === undefined ? [] : [id]));
  return inEachLanguage(rules, ({ phrases, placeOf }) => {
    const place = ['88', ...named].map(placeOf).join(phrases['list-separator']);
    return say(phrases.call, { number: digitByDigit(phrases, 'A0123456789'), place });
  });
}
