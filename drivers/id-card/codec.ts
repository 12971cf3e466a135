/**
 * The wire of a reader of Chinese identity cards (SAM module, GA 467), both ways:
 * `AA AA AA 96 69 | LEN LEN | CMD | PARA | XOR` to it,
 * `AA AA AA 96 69 | LEN LEN | SW1 | SW2 | SW3 | data… | XOR` from it. LEN counts what follows it; XOR is of all from LEN on.
 * Sources: SAM_V通信协议 (eastcoms.com); tables of its states; programs that drive such modules (README).
 */
import { checkByte, cutter, highFirst, type Parts, write } from '../parts/frame/parts.ts';
import { hexByte } from '../parts/frame/words.ts';

/** Asked in this order: is the module well, is there a card, this one, what is written on it. */
export const questions = {
  state: [0x11, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
} as const;
export type Question = keyof typeof questions;
const names = ['state', 'find', 'select', 'read'] as const satisfies readonly Question[];

/** `status`: SW3, the module's own; SW1 and SW2 are the card's. */
export type Answer = { status: number; data: Uint8Array };
export type AnswerMessage = ({ is: 'answer'; answer: Answer } | { is: 'junk' }) & { bytes: Uint8Array };
export type QuestionMessage = ({ is: 'question'; question?: Question } | { is: 'junk' }) & {
  bytes: Uint8Array;
};

export const head = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;

/** SW3. */
export const status = {
  done: 0x90,
  found: 0x9f,
  noSuchCommand: 0x21,
  selfTest: 0x60,
  unauthorised: 0x66,
  noCard: 0x80,
  notSelected: 0x81,
  notRead: 0x41,
} as const;

/** Text and photo, each with how long it is before it. */
export const textBytes = 256;
const photoBytes = 1024;
const lengthBytes = 2;

/** The status and the check. */
const fewest = 4;
/** An answer with fingerprints has 2314; a higher limit would let a damaged length swallow the answers behind it. */
const most = 2400;

const xorOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

/** Undefined: a command that is not asked here. */
export function questionParts(parts: Parts, question?: Question): Question | undefined {
  parts.mark('head', head, 'start of a frame');
  const length = parts.high('LEN', 2, 3, counts => `${counts} bytes to the check`);
  if (length !== 3) parts.wrong('no question that it takes is as long');
  const [command = 0, parameter = 0] = question === undefined ? [] : questions[question];
  const code = [
    parts.byte('CMD', command, hexByte),
    parts.byte('PARA', parameter, byte => `with it: ${nameOf([command, byte]) ?? hexByte(byte)}`),
  ];
  checkByte(parts, 'check', xorOf(parts.before().subarray(head.length)), 'LEN to PARA, by XOR,');
  return nameOf(code);
}

const nameOf = ([command, parameter]: readonly number[]): Question | undefined =>
  names.find(name => questions[name][0] === command && questions[name][1] === parameter);

export function answerParts(parts: Parts, answer?: Answer): Answer {
  parts.mark('head', head, 'start of a frame');
  const written = fewest + (answer?.data.length ?? 0);
  const length = parts.high('LEN', 2, written, counts => `${counts} bytes to the check`);
  if (length < fewest || length > most) parts.wrong('no answer is as long');
  parts.bytes('SW1 SW2', 2, [0, 0], 'what the card said');
  const code = parts.byte('SW3', answer?.status, statusMeans);
  const data = parts.goesOn()
    ? parts.bytes('data', length - fewest, answer?.data, bytes => `${bytes.length} bytes of a card`)
    : new Uint8Array();
  checkByte(parts, 'check', xorOf(parts.before().subarray(head.length)), 'LEN to data, by XOR,');
  return { status: code, data };
}

const statusWords = new Map<number, string>([
  [status.done, 'done'],
  [status.found, 'a card is there'],
  [0x10, 'the check of the question is wrong'],
  [0x11, 'the length of the question is wrong'],
  [status.noSuchCommand, 'no such command'],
  [0x31, 'the card does not trust the reader'],
  [0x32, 'the reader does not trust the card'],
  [0x33, 'what it reads does not fit together'],
  [0x40, 'a wrong card'],
  [status.notRead, 'the card could not be read'],
  [status.selfTest, 'its self-test failed'],
  [status.unauthorised, 'it is not authorised'],
  [status.noCard, 'no card is there'],
  [status.notSelected, 'the card could not be selected'],
]);
export const statusMeans = (code: number): string => statusWords.get(code) ?? `status ${hexByte(code)}`;

export function encodeQuestion(question: Question): Uint8Array {
  return write(parts => questionParts(parts, question));
}

/** The module's side, for the simulator. */
export function encodeAnswer(code: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  return write(parts => answerParts(parts, { status: code, data }));
}

/** What a card has to tell, as `read` answers it; the photo is that of nobody. */
export const cardData = (text: Uint8Array): Uint8Array =>
  Uint8Array.from([textBytes >> 8, 0, photoBytes >> 8, 0, ...text, ...new Uint8Array(photoBytes)]);

/** Undefined: it is not what `read` answers. What the photo is, is not looked at. */
export function textIn({ status: code, data }: Answer): Uint8Array | undefined {
  if (code !== status.done || highFirst(data.subarray(0, lengthBytes)) !== textBytes) return undefined;
  const text = data.subarray(2 * lengthBytes, 2 * lengthBytes + textBytes);
  return text.length === textBytes ? text : undefined;
}

/** Whether it can be one to this question: by what it says, and how much. */
export function mayAnswer(question: Question, answer: Answer): boolean {
  const { status: code, data } = answer;
  switch (question) {
    case 'state':
      return code !== status.found && data.length === 0;
    case 'find':
      return code !== status.done;
    case 'select':
      return code !== status.found && textIn(answer) === undefined;
    case 'read':
      return code !== status.found && (code !== status.done || data.length >= textBytes);
  }
}

/** What the host hears. */
export function answerDecoder(): (chunk: Uint8Array) => AnswerMessage[] {
  const cut = cutter(parts => answerParts(parts));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined ? { is: 'junk', bytes } : { is: 'answer', answer: message, bytes },
    );
}

/** What the module hears. */
export function questionDecoder(): (chunk: Uint8Array) => QuestionMessage[] {
  const cut = cutter(parts => ({ question: questionParts(parts) }));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined
        ? { is: 'junk', bytes }
        : {
            is: 'question',
            ...(message.question !== undefined && { question: message.question }),
            bytes,
          },
    );
}
