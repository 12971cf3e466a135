/**
 * The wire of the SYN6288 speech chip and of its younger relative XFS5152, both directions, pure.
 * Sources: SYN6288 datasheet 2016-03-09; XFS5152CE user guide. Section numbers are the SYN6288's.
 */
import iconv from 'iconv-lite';
import { checkByte, cutter, type Parts, write } from '../parts/frame/parts.ts';
import { counted } from '../parts/frame/words.ts';
import { chineseRows, gb2312 } from '../parts/text/gb2312.ts';

export type Dialect = 'syn6288' | 'xfs5152';

type Rules = {
  /** SYN6288 §4.2 ends a frame with the XOR of all bytes before it; the XFS5152 has no check. */
  checked: boolean;
  /** The largest length field: command, parameter, at most 200 bytes of text, XOR (SYN6288); 4 KB (XFS5152). */
  lengthAtMost: number;
  speedMarker: 't' | 's';
  volumeAtMost: number;
  speedAtMost: number;
};

const rulesOf: Record<Dialect, Rules> = {
  syn6288: { checked: true, lengthAtMost: 203, speedMarker: 't', volumeAtMost: 16, speedAtMost: 5 },
  xfs5152: { checked: false, lengthAtMost: 4096, speedMarker: 's', volumeAtMost: 10, speedAtMost: 10 },
};

/** The low three bits of the speak parameter. `iconv-lite` and `TextDecoder` know them by the same names. */
const codings = ['gb2312', 'gbk', 'big5', 'utf-16be'] as const;
type Coding = (typeof codings)[number];
const codingNames = ['GB2312', 'GBK', 'BIG5', 'UNICODE'];

/** What the host tells the chip. `music`: 0 none, 1–15 a background tune. `text` may begin with markers, as `[v8]`. */
export type Speak = { is: 'speak'; coding: Coding; music: number; text: string };
export type Command = Speak | { is: 'stop' } | { is: 'status' };

/** What the chip hears: a command, a frame that is none (wrong length or check, unknown command), or noise between frames. */
export type Heard = Command | { is: 'bad-frame' } | { is: 'junk'; byte: number };

const head = 0xfd;
const codeOf = { speak: 0x01, stop: 0x02, status: 0x21 };
/** All that the makers document. */
export const commandNames: Readonly<Record<number, string>> = {
  [codeOf.speak]: 'speak',
  [codeOf.stop]: 'stop',
  0x03: 'pause',
  0x04: 'resume',
  [codeOf.status]: 'status',
  0x31: 'baud',
  0x88: 'sleep',
};

/** §4.1 and §4.2. `undefined`: a command that is not known here. */
export function frameParts(parts: Parts, dialect: Dialect, command?: Command): Command | undefined {
  const { checked, lengthAtMost } = rulesOf[dialect];
  /** Command and XOR. */
  const leastBytes = checked ? 2 : 1;
  const spoken = command?.is === 'speak' ? command : undefined;
  const written = spoken && iconv.encode(spoken.text, spoken.coding);
  parts.mark('FD', [head], 'start of a frame');
  const length = parts.high(
    'length',
    2,
    leastBytes + (written ? 1 + written.length : 0),
    count => `${counted(count, 'byte')} behind it`,
  );
  if (length < leastBytes || length > lengthAtMost) parts.wrong();
  const code = parts.byte('command', command && codeOf[command.is], name => commandNames[name] ?? 'unknown');
  const heard =
    code === codeOf.speak
      ? speakParts(parts, length - leastBytes - 1, spoken, written)
      : bareParts(parts, length - leastBytes, code);
  if (checked) checkByte(parts, 'XOR', xor(parts.before()), 'the bytes before it');
  return heard;
}

function speakParts(
  parts: Parts,
  textBytes: number,
  command?: Speak,
  written?: Uint8Array,
): Command | undefined {
  if (textBytes < 0) parts.wrong();
  const coded = command && codings.indexOf(command.coding) | (command.music << 3);
  const parameter = parts.byte('parameter', coded, byte => {
    const music = byte >> 3;
    return `${codingNames[byte & 7] ?? 'unknown'}${music === 0 ? '' : `, music ${music}`}`;
  });
  const coding = codings[parameter & 7];
  const decoded = (bytes: Uint8Array): string => new TextDecoder(coding ?? 'ascii').decode(bytes);
  const text = parts.bytes('text', textBytes, written, decoded);
  return coding && { is: 'speak', coding, music: parameter >> 3, text: decoded(text) };
}

/** Without text. */
function bareParts(parts: Parts, parameterBytes: number, code: number): Command | undefined {
  const parameter = parts.bytes('parameter', parameterBytes);
  if (parameter.length > 0) return undefined;
  if (code === codeOf.stop) return { is: 'stop' };
  return code === codeOf.status ? { is: 'status' } : undefined;
}

/** The bytes of one command. The text is not looked at: what comes from outside goes through `speaker` first. */
export function encodeCommand(dialect: Dialect, command: Command): Uint8Array {
  return write(parts => frameParts(parts, dialect, command));
}

function xor(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

/** The chip's ear: takes chunks cut anywhere. Holds at most one frame. */
export function commandDecoder(dialect: Dialect): (chunk: Uint8Array) => Heard[] {
  const cut = cutter(parts => frameParts(parts, dialect));
  const heardAs = (byte: number): Heard => (byte === head ? { is: 'bad-frame' } : { is: 'junk', byte });
  return chunk => cut(chunk).flatMap(({ bytes, message }) => message ?? Array.from(bytes, heardAs));
}

/** What the chip says, one byte each (§4.3). `idle` answers `status`, and comes once by itself when the speech has ended. */
export type Reply = 'powered-up' | 'accepted' | 'rejected' | 'busy' | 'idle';

const replyBytes: Record<Reply, number> = {
  'powered-up': 0x4a,
  accepted: 0x41,
  rejected: 0x45,
  busy: 0x4e,
  idle: 0x4f,
};
const replyOf = new Map<number, Reply>();
for (const reply of ['powered-up', 'accepted', 'rejected', 'busy', 'idle'] as const) {
  replyOf.set(replyBytes[reply], reply);
}

/** The chip's side, for the simulator. */
export function encodeReply(reply: Reply): Uint8Array {
  return Uint8Array.of(replyBytes[reply]);
}

/** Every byte stands alone, so nothing is held between chunks. */
export function decodeReplies(chunk: Uint8Array): (Reply | 'junk')[] {
  return Array.from(chunk, byte => replyOf.get(byte) ?? 'junk');
}

/** `volume` 0–16 (xfs5152: 0–10), `speed` 0–5 (xfs5152: 0–10); 0 is silent, and slowest. */
export type VoiceSettings = { volume: number; speed: number };

/**
 * Makes the speak commands of a text: cleaned, cut where it is longer than a frame, none when nothing of it can be said.
 * Each begins with the settings: the chip forgets them when its power fails, and cannot be asked for them.
 * Throws a RangeError for settings that the chip does not have: the config is to be checked before.
 */
export function speaker(dialect: Dialect, { volume, speed }: VoiceSettings): (text: string) => Speak[] {
  const { checked, lengthAtMost, speedMarker, volumeAtMost, speedAtMost } = rulesOf[dialect];
  requireStep('volume', volume, volumeAtMost);
  requireStep('speed', speed, speedAtMost);
  const markers = `[v${volume}][${speedMarker}${speed}]`;
  const textAtMost = lengthAtMost - (checked ? 3 : 2) - markers.length;
  return text =>
    cut(sayable(text), textAtMost).map(part => ({
      is: 'speak',
      coding: 'gb2312',
      music: 0,
      text: markers + part,
    }));
}

function requireStep(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${name} is a whole number from 0 to ${most}, not ${value}`);
  }
}

/** The text with every run of characters outside the chip's repertoire turned into a space. */
export function sayable(text: string): string {
  return Array.from(text, character => (isSayable(character) ? character : ' '))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** Printable ASCII without the brackets, which begin markers; of GB2312 the rows that have a sound. */
const isSayable = (character: string): boolean =>
  /^[ -Z\\^-~]$/.test(character) || gb2312(character, chineseRows) !== undefined;

const pauses = new Set('，。；：！？、,.;:!? ');

/** Parts of at most `bytesAtMost`, each ending at the last pause that fits, or in the middle of a phrase where there is none. */
function cut(text: string, bytesAtMost: number): string[] {
  const parts: string[] = [];
  let rest = Array.from(text);
  while (rest.length > 0) {
    let size = 0;
    let fits = 0;
    let afterPause = 0;
    for (const character of rest) {
      size += character < '\u0080' ? 1 : 2;
      if (size > bytesAtMost) break;
      fits += 1;
      if (pauses.has(character)) afterPause = fits;
    }
    const end = fits === rest.length || afterPause === 0 ? fits : afterPause;
    const part = rest.slice(0, end).join('').trim();
    if (part !== '') parts.push(part);
    rest = rest.slice(end);
  }
  return parts;
}
