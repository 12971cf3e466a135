import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswerMessage,
  answerDecoder,
  cardData,
  encodeAnswer,
  encodeQuestion,
  mayAnswer,
  type Question,
  questionDecoder,
  status,
  textIn,
} from '../../../drivers/id-card/codec.ts';
import { identityIn, textOfCard } from '../../../drivers/id-card/payloads.ts';
import { residentNumber } from '../../../drivers/resident-number.ts';
import all from '../../vectors/id-card.json' with { type: 'json' };

type Vector = { name: string; hex: string };
type Asked = Vector & { question: Question | null };
type Answered = Vector & { answer: { status: number; data: string } };
type Card = Vector & { card: { number: string; birth: string } };
const vectors = all as (Asked | Answered | Card)[];
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const questions = vectors.filter(one => 'question' in one);
const answers = vectors.filter(one => 'answer' in one);
const cards = vectors.filter(one => 'card' in one);

const answerIn = (bytes: Uint8Array) => {
  const [message, ...more] = answerDecoder()(bytes);
  return message?.is === 'answer' && more.length === 0 ? message.answer : undefined;
};
const cardIn = (bytes: Uint8Array) => {
  const answer = answerIn(bytes);
  const text = answer && textIn(answer);
  const identity = text && identityIn(text);
  return identity && { number: identity.number(), birth: identity.birth() };
};

it.each(questions)('$name: read and written as its source has it', ({ hex, question }) => {
  const bytes = bytesOf(hex);
  expect(questionDecoder()(bytes)).toEqual([{ is: 'question', ...(question && { question }), bytes }]);
  if (question !== null) expect(encodeQuestion(question)).toEqual(bytes);
});

it.each(answers)('$name: read and written as its source has it', ({ hex, answer }) => {
  const data = bytesOf(answer.data);
  expect(answerIn(bytesOf(hex))).toEqual({ status: answer.status, data });
  expect(encodeAnswer(answer.status, data)).toEqual(bytesOf(hex));
});

describe.each(cards)('$name', ({ hex, card }) => {
  it('has its number and its date of birth where its source has them', () => {
    expect(cardIn(bytesOf(hex))).toEqual(card);
  });

  it('is no card with any byte of its number or its length wrong', () => {
    const right = bytesOf(hex);
    for (const at of [5, 6, 9, 10, 11, 14 + 122, 14 + 140, right.length - 1]) {
      const wrong = right.map((byte, nth) => (nth === at ? byte ^ 0x01 : byte));
      expect(cardIn(wrong)).toBeUndefined();
    }
  });

  it('is no card where the number on it has a mistake, though the frame has none', () => {
    const text = textOfCard(card);
    for (let at = 122; at < 122 + 2 * card.number.length; at += 2) {
      const wrong = text.map((byte, nth) => (nth === at ? (byte === 0x31 ? 0x32 : 0x31) : byte));
      if (card.number.length === 18) expect(identityIn(wrong)).toBeUndefined();
    }
  });
});

it('a card without a number, or of a kind that has another in its place, is refused', () => {
  expect(identityIn(new Uint8Array(256))).toBeUndefined();
  const foreigner = textOfCard({ number: 'USA350060010101', birth: '1960-01-01' });
  const asResident = foreigner.map((byte, at) => (at === 248 ? 0x20 : byte));
  expect(identityIn(asResident)).toBeUndefined();
});

it('a date of birth that no calendar has is none', () => {
  for (const birth of ['19490230', '        ', '2000-1-1', '19001301']) {
    const text = Buffer.from(textOfCard({ number: '11010519491231002X', birth: '1949-12-31' }));
    text.write(birth, 36, 'utf16le');
    const identity = identityIn(text);
    expect([identity?.number(), identity?.birth()]).toEqual(['11010519491231002X', undefined]);
  }
});

it('what an answer says, and how much, tells to which question it can be one', () => {
  const named = { well: '90', card: '9f00000000', none: '80', selected: '900000000000000000' };
  const told = new Map<string, Answer>(
    Object.entries(named).map(([name, hex]) => {
      const [code = 0, ...data] = bytesOf(hex);
      return [name, { status: code, data: Uint8Array.from(data) }];
    }),
  );
  told.set('read', answerIn(bytesOf(cards[0]?.hex ?? '')) ?? { status: 0, data: new Uint8Array() });
  const belonging = (question: Question) =>
    [...told].flatMap(([name, answer]) => (mayAnswer(question, answer) ? [name] : []));
  expect(belonging('state')).toEqual(['well', 'none']);
  expect(belonging('find')).toEqual(['card', 'none']);
  expect(belonging('select')).toEqual(['well', 'none', 'selected']);
  expect(belonging('read')).toEqual(['none', 'read']);
});

it('nothing of an identity stands in what is written of it', () => {
  const identity = identityIn(textOfCard({ number: '11010519491231002X', birth: '1949-12-31' }));
  expect(JSON.stringify({ identity })).toBe('{"identity":{}}');
});

it('the check of a number finds each wrong digit, and any two that are swapped', () => {
  const number = fc.stringMatching(/^\d{17}$/).map(digits => {
    const check = Array.from('0123456789X').find(one => residentNumber(digits + one));
    return `${digits}${check}`;
  });
  fc.assert(
    fc.property(number, fc.nat(16), fc.nat(9), (right, at, digit) => {
      const changed = right.slice(0, at) + digit + right.slice(at + 1);
      expect(residentNumber(changed)).toBe(changed === right);
      const [one = '', other = ''] = [right[at], right[at + 1]];
      const swapped = right.slice(0, at) + other + one + right.slice(at + 2);
      expect(residentNumber(swapped)).toBe(swapped === right);
    }),
  );
});

const frame = fc.oneof(
  fc.constantFrom(...vectors.map(({ hex }) => bytesOf(hex))),
  fc.uint8Array({ maxLength: 20, size: 'max' }),
  fc.constantFrom(Uint8Array.of(0xaa), Uint8Array.of(0xaa, 0xaa), bytesOf('AA AA AA 96')),
);

it('reads the same, and every byte once, however what comes is cut', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 6, size: 'max' }), cuts, (frames, lengths) => {
      const bytes = Uint8Array.from(frames.flatMap(one => [...one]));
      const isAnswer = ({ is }: AnswerMessage) => is === 'answer';
      const whole = answerDecoder()(bytes).filter(isAnswer);
      const decode = answerDecoder();
      const cut: AnswerMessage[] = [];
      for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
        const end = at + (lengths[nth % lengths.length] ?? 1);
        cut.push(...decode(bytes.subarray(at, end)));
        at = end;
      }
      expect(cut.filter(isAnswer)).toEqual(whole);
      const told = Buffer.concat(cut.map(message => message.bytes));
      expect(Buffer.from(bytes.subarray(0, told.length)).equals(told)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('a card behind noise, and behind the beginning of another head, is found', () => {
  const card = encodeAnswer(
    status.done,
    cardData(textOfCard({ number: '11010519491231002X', birth: '1949-12-31' })),
  );
  for (const noise of ['00', 'AA', 'AA AA', 'AA AA AA AA', 'AA AA AA 96', 'FF AA AA AA 96 00']) {
    const messages = answerDecoder()(Uint8Array.from([...bytesOf(noise), ...card]));
    expect(messages.filter(({ is }) => is === 'answer')).toHaveLength(1);
  }
});
