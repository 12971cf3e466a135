/** English: what a value of a config may be, and what stands in its place. */
import type { Expected, Found } from '../../../../drivers/settings/expected.ts';

export function foundText(found: Found): string {
  switch (found.is) {
    case 'nothing':
      return 'nothing';
    case 'list':
    case 'map':
      return `a ${found.is}`;
    case 'this-key':
      return 'this key';
    case 'text':
      return found.quoted;
  }
}

export function valueText(expected: Expected): string {
  switch (expected.is) {
    case 'list':
    case 'map':
    case 'program':
      return `a ${expected.is}${expected.is === 'program' ? ': its name, or its path' : ''}`;
    case 'id':
      return 'an id: 1 to 32 of a-z, 0-9 and -';
    case 'text':
      return `a text of one line, at most ${expected.atMost} characters`;
    case 'whole-number':
      return `a whole number from ${expected.min} to ${expected.max}`;
    case 'number':
      return `a number from ${expected.min} to ${expected.max}`;
    case 'duration':
      return `a time from ${expected.min} to ${expected.max} with its unit (ms, s, min or h)`;
    case 'time-of-day':
      return 'a time of day HH:MM from 00:00 to 24:00';
    case 'true-or-false':
      return 'true or false';
    case 'one-of':
      return expected.among.length === 1 ? expected.among.join() : `one of ${expected.among.join(', ')}`;
    case 'one-of-the':
      return oneOfThe(listed[expected.list], expected.among);
    case 'choice-at-ticket':
      return oneOfThe(`choices that ${expected.service} asks at the ticket`, expected.among);
    case 'entries':
      return `a map of ${expected.of}, each by its id`;
    case 'baud':
      return `a speed in baud: ${expected.among.slice(0, -1).join(', ')} or ${expected.among.at(-1)}`;
    case 'serial-port':
      return 'the path of a serial port, or the VID:PID:serial of its adapter';
    case 'tcp-port':
      return 'a host and its TCP port';
    case 'device-file':
      return 'the path of a device file';
    case 'topic':
      return `an MQTT topic without + and #, at most ${expected.atMost} characters`;
    case 'usb-device':
      return 'the VID:PID of a USB device, with :serial where it has one';
    case 'recordings':
      return 'the folder of the recordings';
    case 'paper-columns':
      return '32 (58 mm paper) or 48 (80 mm)';
    case 'shown-counter':
      return 'the counter whose number it shows';
    case 'button-number':
      return `the number of a button, 1 to ${expected.atMost}, as ${expected.manual} counts them`;
    case 'press-line':
      return `a line as the box sends it: at most ${expected.atMost} printable ASCII characters`;
    case 'key-rule':
      return `a key (${expected.keys.join(', ')}), or one or two digits, n or nn, a space and a key`;
    case 'as-on-line':
      return `${expected.as}, as the others on the line ${expected.line} have it`;
    case 'time-zone':
      return 'the IANA name of a time zone';
    case 'language':
      return 'a language tag with a file in config/locales';
    case 'locale':
      return `one of the files in ${expected.folder}: ${expected.among.join(', ')}`;
    case 'own-words':
      return `a YAML file in ${expected.folder}, or its whole path`;
    case 'phrase':
      return `a phrase${withWords(expected.words)}`;
    case 'sentence':
      return sentenceText(expected);
    case 'digits':
      return 'ten signs from 0 to 9, or ten words with one space between them';
    case 'series':
      return 'one capital letter A to Z';
    case 'person-number':
      return 'the number of a person, as they sign in with it: 1 to 16 digits or letters, at a pad two digits';
    case 'phone-address':
      return `the address of the pages for phones, https:// and at most ${expected.atMost} characters: letters, digits and -._~, no login, no ? and no #`;
    case 'broker':
      return 'the address of an MQTT broker';
    case 'user-name':
      return 'the name of an MQTT user: 1 to 64 of A-Z, a-z, 0-9, _ and -';
    case 'credential':
      return 'the name of a credential that systemd hands over, or the whole path of a file';
    case 'certificates':
      return 'the whole path of a file with certificates (PEM)';
    case 'copies-folder':
      return 'the absolute path of a folder on another medium';
    case 'calendar-file':
      return 'the absolute path of the file with the holidays';
    case 'year':
      return 'a year of four digits';
    case 'days':
      return 'a day MM-DD, or the first and the last of several in one year, MM-DD..MM-DD';
    case 'as-written':
      return expected.text;
  }
}

const listed: Record<Extract<Expected, { is: 'one-of-the' }>['list'], string> = {
  institutions: 'institutions',
  queues: 'queues',
  counters: 'counters',
  services: 'services',
  lines: 'lines',
  devices: 'devices',
  'pad-kinds': 'kinds of pads',
  'pad-buttons': 'buttons of a number pad',
  choice: 'queues of this choice',
  default: 'queues of this choice, ask or shortest',
};

const oneOfThe = (what: string, among: readonly string[]) =>
  `one of the ${what}${among.length === 0 ? ', of which there are none' : `: ${among.join(', ')}`}`;

const withWords = (words: readonly string[]) =>
  words.length === 0
    ? ' without { }'
    : ` with ${words.map(word => `{${word}}`).join(' and ')}, and no other { }`;

const inBraces = (words: readonly string[]) => words.map(word => `{${word}}`).join(' and ');

function sentenceText({ words, also, isTold }: Expected & { is: 'sentence' }): string {
  const needed = words.length === 0 ? [] : [`with ${inBraces(words)}`];
  const told = isTold ? ['with {ours} where ours should stand'] : [];
  const others = also.length === 0 ? '' : `; ${inBraces(also)} may stand in it, too`;
  const all = `a sentence ${[...needed, ...told].join(', or ')}${others}`;
  return all === 'a sentence ' ? 'a sentence without { }' : `${all}, and no other { }`;
}
