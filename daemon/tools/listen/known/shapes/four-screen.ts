/** A card of 平安力合 / 漳州圆心 for four screens, by its maker's document. Its receipt is told as that of their other card. */
import { checkByte } from '../../../../../drivers/parts/frame/parts.ts';
import { spaced } from '../../../../../drivers/parts/frame/words.ts';
import { total } from '../../guess/check-sums.ts';
import { notKnown, type Shape } from '../shape.ts';

const strip = 0x28;
const commands: Readonly<Record<number, string>> = {
  [strip]: 'strip',
  0x29: 'is it there',
  0x2a: 'general board',
  0x2b: 'number as characters',
  0x2d: 'number as characters',
  0x98: 'version',
  0x99: 'radio channel',
};
const subs: Readonly<Record<number, string>> = { 0: 'welcome', 1: 'call', 2: 'pause', 4: 'being served' };
const commandName = (code: number): string => commands[code] ?? 'not known';
const subName = (code: number): string => subs[code] ?? 'not known';

/** `A0 LEN CMD addr sub data chk FF`: LEN counts CMD to data, and the check is their sum with LEN, modulo one hundred. */
export const fourScreen: Shape = {
  name: 'A0 four-screen card',
  length(from) {
    const [head, length, command] = from;
    if (head !== 0xa0) return 'none';
    if (length === undefined || command === undefined) return 'more';
    return length >= 2 && commands[command] !== undefined ? length + 4 : 'none';
  },
  parts(parts) {
    parts.mark('head', [0xa0], 'always A0');
    const length = parts.byte('length', undefined, bytes => `${bytes} bytes from command to data`);
    const command = parts.byte('command', undefined, commandName);
    const address = parts.byte('address', undefined, String);
    const isStrip = command === strip;
    const sub = length < 3 ? undefined : parts.byte('sub', undefined, subName);
    const data = parts.bytes('data', Math.max(0, length - 3), undefined, isStrip ? call : notKnown);
    checkByte(parts, 'check', total(parts.before().subarray(1)) % 100, 'length to data, modulo 100,');
    parts.mark('end', [0xff], 'always FF');
    const how = isStrip && sub !== undefined ? `, ${subName(sub)}` : '';
    const what = data.length === 0 ? '' : `, ${isStrip ? call(data) : spaced(data)}`;
    return `${commandName(command)} ${address}${how}${what}`;
  },
};

/** The example of the maker's document has another window in its bytes than in its text. */
function call(data: Uint8Array): string {
  const [hundreds = 0, rest = 0, window, ...prefix] = data;
  if (window === undefined) return notKnown(data);
  const number = String(hundreds * 100 + rest).padStart(3, '0');
  return `${String.fromCharCode(...prefix)}${number} at window ${window}, if that byte is the window`;
}
