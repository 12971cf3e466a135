/** The bus of 瑞泽, by its maker's document and one program. Nothing in its frames is a check. */
import { notKnown, type Shape, upTo } from '../shape.ts';

const colours = 0x43;
const text = 0x44;
const steadyText = 0x57;
const commands: Readonly<Record<number, string>> = {
  [colours]: 'colours',
  [text]: 'text at once',
  0x48: 'is asked whether it is there',
  0x53: 'stops flashing',
  0x54: 'dark',
  [steadyText]: 'steady text',
};
const withContent: readonly number[] = [colours, text, steadyText];
const end = 0x1a;

/** Left out for addresses below 64. */
const isHighAddress = (byte: number | undefined): boolean => byte !== undefined && byte >> 2 === 0x30;

/** `10xxxxxx 110000xx CMD content 1A`; a command without content has no end. */
export const ruize: Shape = {
  name: 'RuiZe bus',
  length(from) {
    const [first = 0, second] = from;
    if (first >> 6 !== 2) return 'none';
    const at = isHighAddress(second) ? 2 : 1;
    const command = from[at];
    if (command === undefined) return 'more';
    if (commands[command] === undefined) return 'none';
    return withContent.includes(command) ? upTo(from, at + 1, [end]) : at + 1;
  },
  parts(parts, bytes) {
    const low = parts.byte('address', undefined, byte => `its low six bits, ${byte & 0x3f}`) & 0x3f;
    const high = isHighAddress(bytes[1])
      ? parts.byte('address', undefined, byte => `its high two bits, ${byte & 3}`) & 3
      : 0;
    const command = commands[parts.byte('command', undefined, code => commands[code] ?? 'not known')];
    const left = bytes.length - parts.before().length;
    if (left > 0) {
      parts.bytes('content', left - 1, undefined, notKnown);
      parts.mark('end', [end], 'always 1A');
    }
    return `strip ${high * 64 + low}: ${command ?? 'not known'}`;
  },
};
