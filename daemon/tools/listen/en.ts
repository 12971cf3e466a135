/** English: every sentence of `listen`, in plain words for technicians. What a frame says stands in it as its kind tells it. */
import type { CheckName } from './guess/check-sums.ts';

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
const sureOrNot = (sure: boolean): string => (sure ? 'sure' : 'not sure');
const ordinal = (place: number): string => (place < 0 ? `byte ${-place} from the end` : `byte ${place}`);

const checks: Record<CheckName, string> = {
  sum: 'sum',
  'sum, negative': '256 less the sum',
  'sum, inverted': '255 less the sum',
  'sum modulo 100': 'sum modulo 100',
  XOR: 'XOR',
  'CRC-16/Modbus': 'CRC-16 as Modbus has it',
  'CRC-16/ARC': 'CRC-16/ARC',
  'CRC-16/CCITT': 'CRC-16/CCITT',
  'CRC-16/XMODEM': 'CRC-16/XMODEM',
};

export const en = {
  which: 'listen: found no --port, expected the port of a line, or --from with a recording of one',
  both: 'listen: found --port and --from together, expected one of them',
  fileFrom: 'listen: found a file to write beside --from, expected none: what is heard there is kept already',
  noPort: (found: string) =>
    `--port: found ${found}, expected a serial port or a TCP port, for example --port /dev/serial/by-id/… or 192.168.1.70:5005`,
  noBaud: (found: string) =>
    `--baud: found ${found}, expected a speed from 1200 to 115200, for example --baud 9600`,
  noRecording: (file: string, why: string) =>
    `${file}: found ${why}, expected a recording: one line of JSON for each chunk`,
  notJson: (line: number) => `line ${line}, which is no chunk`,

  listening: (port: string, baud: number, file: string) =>
    `${port}: listening at ${baud} baud, 8N1; nothing is written to it, ever. Kept in ${file}. Ctrl-C ends it.`,
  silentYet:
    'Nothing heard yet. Are A and B the right way round, and is there a common ground? Press something, or call somebody.',
  down: (why: string) => `The port is gone: ${why}. It is opened again as soon as it is back.`,
  back: 'The port is back.',
  notWritten: (file: string, why: string) =>
    `${file}: cannot be written (${why}). What is heard from now on is not kept there, and told all the same.`,
  tooMuch: (bytes: number) => `Only the last ${bytes} bytes are looked at; all of it is kept.`,
  there: (file: string) => `${file}: found it there already, expected the name of a new file`,
  notMade: (file: string, why: string) => `${file}: cannot be made (${why})`,
  silent: (port: string) => `${port}: nothing was heard`,
  kept: (file: string) => `kept     ${file}`,
  draft: (file: string) => `draft    ${file}`,

  asks: {
    how: 'To find the byte that changes with the key: press what is asked for, once, then Enter here. s and Enter: no more questions.',
    press: (key: string) => `Press ${key} at the pad, then Enter.`,
    over: 'No more questions. Ctrl-C ends it.',
    keys: ['key 1', 'key 2', 'key 3', 'call next', 'recall'],
  },

  frame: {
    known: (time: string, hex: string, names: readonly string[], says: string) =>
      `${time}  ${hex}\n          ${names.join(' or ')}, ${says}`,
    inDialect: (dialect: string | undefined, says: string) =>
      dialect === undefined ? says : `as ${dialect}: ${says}`,
    field: (name: string, raw: string, means: string) =>
      `            ${raw}  ${name}${means === '' ? '' : `: ${means}`}`,
    unknown: (time: string, hex: string) => `${time}  ${hex}`,
    again: (time: string, says: string) => `${time}  again: ${says}`,
    noMore: (time: string, hex: string) => `${time}  ${hex}, told often enough: from now on only counted`,
  },

  report: {
    heard: (bytes: number, seconds: number, baud: number | undefined) =>
      `Heard ${counted(bytes, 'byte')} in ${seconds} s${baud === undefined ? '' : ` at ${baud} baud`}.`,
    fit: (fit: {
      family: string;
      frames: number;
      distinct: number;
      percent: number;
      checked: boolean;
      sure: boolean;
      rivals: readonly string[];
    }) =>
      `${fit.family}: ${sureOrNot(fit.sure)}. ${counted(fit.frames, 'frame')}, ${fit.distinct} different, ${fit.percent} % of the bytes${whyFit(fit)}`,
    dialect: (name: string, frames: number, of: number) =>
      `  ${name}: reads ${frames} of ${of}; what the same frame means may differ`,
    nothingKnown: 'No frames of any kind that is known.',
    onlyLooks: 'What only looks like something known is listed below as well, as if it were not.',
    rest: (frames: number, kinds: number, silenceMs: number) =>
      `${counted(frames, 'frame')} that nobody is sure of, cut where the line was silent for ${silenceMs} ms: ${counted(kinds, 'kind')}.`,
    others: (frames: number) => `${counted(frames, 'frame')} of no kind: noise, or too few of them.`,
    kind: (nth: number, frames: number, distinct: number, lengths: readonly number[]) =>
      `Kind ${nth}: ${counted(frames, 'frame')}, ${distinct} different, of ${lengths.slice(0, 8).join(', ')}${lengths.length > 8 ? ' …' : ''} bytes`,
    head: (hex: string, fits: number, of: number, sure: boolean) =>
      hex === ''
        ? '  head     none: they begin with different bytes'
        : `  head     ${hex}: ${fits} of all ${of} begin so, ${sureOrNot(sure)}; its last byte may be an address`,
    end: (hex: string) => (hex === '' ? '  end      none' : `  end      ${hex}, in all`),
    noLength: '  length   no byte that says it (or all are of one length)',
    length: (
      place: number,
      plus: number,
      guess: { lengths: number; fits: number; of: number; sure: boolean },
    ) =>
      `  length   ${ordinal(place)} and ${plus} more: ${guess.fits} of ${guess.of}, of ${guess.lengths} lengths, ${sureOrNot(guess.sure)}`,
    noCheck: (of: number) =>
      `  check    none that is known here, over no span: ${counted(of, 'different frame')} tried with sums, XOR and CRC-16`,
    check: (sure: boolean, fits: number, of: number, needs: string | undefined) =>
      `  check    ${sureOrNot(sure)}: ${fits} of ${of} different frames${needs === undefined ? '' : `; ${checkNeeds[needs] ?? needs}`}`,
    rule: (rule: {
      name: CheckName;
      from: number;
      at: number;
      takesEnd: boolean;
      order: string | undefined;
    }) =>
      `           ${ordinal(rule.at)} is the ${checks[rule.name]} from byte ${rule.from}${rule.takesEnd ? ', the end too' : ''}${rule.order === undefined ? '' : `, ${rule.order}`}`,
    lowFirst: 'low byte first',
    highFirst: 'high byte first',
    address: (place: number, values: string) => `  address  ${ordinal(place)}, perhaps: ${values}`,
    times: (hex: string, times: number) => `${hex} (${times} times)`,
    noKey: '  key      no byte is one for each key',
    key: (place: number, values: string, sure: boolean) =>
      `  key      ${ordinal(place)}, ${sureOrNot(sure)}: ${values}`,
    pressTwice: '           press each of three keys twice to be sure',
    wrongSpeed: (baud: number) =>
      `Most bytes are runs of equal bits, as a slower line is heard at ${baud} baud: try --baud ${speeds(baud)}.`,
    nothingSure: (baud: number) =>
      `Nothing is sure. At a wrong speed any line looks so: try --baud ${speeds(baud)}, and another parity is not known to listen (8N1).`,
    sample: (hex: string) => `  such as  ${hex}`,
  },

  draftHead: (port: string, day: string) => [
    `Draft of a dialect: what was heard on ${port}, ${day}`,
    '',
    'Guesses from the frames themselves. "sure": nothing else that was tried fits, and it comes by chance in one case of a million.',
    'Everything else is to be proved: press more keys at more pads, and listen again. Byte 1 is the first.',
    'How a driver is written of it: docs/add-a-device.md. The frames below are its first vectors; the recording is its fixture:',
    'put the name of the kind and its settings in its first line.',
  ],
  draftFrames: (nth: number) =>
    `Frames of kind ${nth}, each once, with how often it came and the key that was asked for:`,
  draftFrame: (hex: string, times: number, keys: readonly string[]) =>
    `  ${hex}  ${counted(times, 'time')}${keys.length === 0 ? '' : `, ${keys.join(', ')}`}`,
};

const checkNeeds: Readonly<Record<string, string>> = {
  'one of them': 'one of these, which the frames do not tell apart',
  'other bytes': 'only one byte changes by itself: press other keys at another pad',
  'more frames': 'too few frames: press more keys',
  'a larger sum':
    'the sums are too much alike to show modulo what they are: press keys with more digits, or at other pads',
};

function whyFit({
  checked,
  sure,
  rivals,
}: {
  checked: boolean;
  sure: boolean;
  rivals: readonly string[];
}): string {
  if (!checked) return '; nothing in them is a check, so much else would fit as well.';
  if (rivals.length > 0) return `; ${rivals.join(', ')} fits the same bytes.`;
  return sure ? ', and their check is right.' : '; their check is right, but too few stand alone.';
}

function speeds(baud: number): string {
  return [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200].filter(one => one !== baud).join(', ');
}
