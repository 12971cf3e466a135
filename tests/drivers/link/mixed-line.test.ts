/** One line, two families of frames: each member hears what is its own, and noise is what nobody understands. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  encodeAnswer,
  encodeShow,
  type StripMessage,
  signsOf,
  stripProtocol,
} from '../../../drivers/a090-strip/codec.ts';
import type { Colour, KeyName } from '../../../drivers/device.ts';
import { decoder, type Ff68Message } from '../../../drivers/ff68-pad/codec.ts';
import { ff68Protocol } from '../../../drivers/ff68-pad/driver.ts';
import { payloadsOf } from '../../../drivers/ff68-pad/payloads.ts';
import { newLines } from '../../../drivers/link/lines.ts';
import { bytesOf, fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const { '21-key': plain, slzc } = payloadsOf;
const key = 'ff6803036803010c1016';
const taken = 'a09003a5aa';

async function bothOnOne() {
  const port = fakePort();
  const { timers, advance } = virtualTimers();
  let opened = 0;
  const lines = newLines(() => {
    opened += 1;
    return [
      { baud: 9600, turnaroundMs: 5 },
      { open: port.open, timers },
    ];
  });
  const told: string[] = [];
  const join = (protocol: 'pad' | 'strip') => {
    const events = {
      up: () => told.push(`${protocol} up`),
      down: () => told.push(`${protocol} down`),
      message: ({ is }: Ff68Message | StripMessage) => told.push(`${protocol} ${is}`),
      noise: ({ bytes }: Ff68Message | StripMessage) =>
        told.push(`${protocol} noise ${Buffer.from(bytes).toString('hex')}`),
    };
    return protocol === 'pad'
      ? lines.of(ff68Protocol)('line').join(3, events)
      : lines.of(stripProtocol)('line').join(3, events);
  };
  const seats = { pad: join('pad'), strip: join('strip') };
  await advance(0);
  return { port, told, lines, seats, advance, opened: () => opened, lately: () => told.splice(0) };
}

test('a pad and a strip of one address hear each their own frames, from one port', async () => {
  const { port, lately, opened } = await bothOnOne();
  expect(lately()).toEqual(['pad up', 'strip up']);
  port.say(key);
  port.say(taken + key + taken);
  expect(lately()).toEqual(['pad frame', 'strip answer', 'pad frame', 'strip answer']);
  expect(opened()).toBe(1);
});

test('what one family understands is no noise to the other; what none does is told to both', async () => {
  const { port, lately } = await bothOnOne();
  lately();
  port.say(`${taken}1234${key}`);
  expect(lately()).toEqual(['strip answer', 'pad noise 1234', 'strip noise 1234', 'pad frame']);
});

test('the 00 that slzc writes behind a beep is no noise; behind a row it is', async () => {
  const { port, lately } = await bothOnOne();
  lately();
  const beep = hexOf(slzc.beepFrame(3));
  port.say(`${beep}${taken}00`);
  expect(lately()).toEqual(['pad frame', 'pad filler', 'strip answer', 'pad noise 00', 'strip noise 00']);
  port.say(`${beep.slice(0, -2)}${taken}00`);
  expect(lately()).toEqual(['pad frame', 'strip answer', 'pad noise 00', 'strip noise 00']);
});

/** In any order: keys of both dialects and what the hall tells the pads; what strips are told and answer. */
const address = fc.nat(255);
/** Of slzc; what is above is a rater, which says no digits. */
const slzcPad = fc.nat(0x7f);
const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 6 });
const padFrame = fc.oneof(
  fc
    .record({ address: slzcPad, key: fc.constantFrom<KeyName>('next', 'recall', 'ok'), digits })
    .map(({ address, ...pressed }) => slzc.keyFrame(address, pressed)),
  fc.record({ address: slzcPad, text: digits }).map(({ address, text }) => slzc.lcdFrame(address, text)),
  slzcPad.map(slzc.beepFrame),
  fc.record({ address, text: digits }).map(({ address, text }) => plain.lcdFrame(address, text)),
);
const rowText = fc.constantFrom('A001', '请A001到3号窗口', '公积金中心', '', '7~y~z');
const stripFrame = fc.oneof(
  fc.tuple(address, fc.boolean()).map(([address, taken]) => encodeAnswer(address, taken)),
  fc
    .tuple(address, rowText, fc.constantFrom<Colour>('red', 'green', 'yellow'))
    .map(([address, text, colour]) => encodeShow(address, signsOf({ text, colour }))),
);
const whole = fc.oneof(padFrame, stripFrame);
/** What is said, and the frame that it is or would have been. */
type Part = { bytes: Uint8Array; frame?: string };
/** Without the 00 that stands behind a beep. */
const frameOf = (bytes: Uint8Array): string => hexOf(bytes).replace(/^(ff68020268..03..16)00$/, '$1');
const said = whole.map((bytes): Part => ({ bytes, frame: frameOf(bytes) }));
const half = fc
  .tuple(whole, fc.nat(40))
  .map(([bytes, length]): Part => ({ bytes: bytes.slice(0, length % bytes.length), frame: frameOf(bytes) }));
/** Behind the first half of an answer, these two bytes are the rest of it. */
const noise = fc
  .uint8Array({ maxLength: 8 })
  .filter(bytes => !bytes.includes(0xaa) && !bytes.includes(0x55))
  .map((bytes): Part => ({ bytes }));
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

/** What the members of each family heard, frame by frame in hex. */
async function heardOf(stream: Uint8Array, pieces: readonly number[]) {
  const port = fakePort();
  const { timers, advance } = virtualTimers();
  const lines = newLines(() => [
    { baud: 9600, turnaroundMs: 5 },
    { open: port.open, timers },
  ]);
  const heard = { pads: [] as string[], strips: [] as string[], noise: 0 };
  const events = (into: string[]) => ({
    up() {},
    down() {},
    message: ({ is, bytes }: Ff68Message | StripMessage) => void (is !== 'filler' && into.push(hexOf(bytes))),
    noise: () => void (heard.noise += 1),
  });
  const [pads, strips] = [lines.of(ff68Protocol)('line'), lines.of(stripProtocol)('line')];
  for (const at of Array.from({ length: 256 }, (_, at) => at)) {
    pads.join(at, events(heard.pads));
    strips.join(at, events(heard.strips));
  }
  await advance(0);
  for (let at = 0, nth = 0; at < stream.length; nth += 1) {
    const end = at + (pieces[nth % pieces.length] ?? 1);
    port.say(hexOf(stream.subarray(at, end)));
    at = end;
  }
  return heard;
}

const isOfStrip = (bytes: Uint8Array): boolean => bytes[0] === 0xa0;
test('of whole frames all are heard, each by its own family, however they are cut, and nothing is noise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(whole, { maxLength: 8 }), cuts, async (frames, pieces) => {
      const heard = await heardOf(Uint8Array.from(frames.flatMap(frame => [...frame])), pieces);
      const [strips, pads] = [frames.filter(isOfStrip), frames.filter(frame => !isOfStrip(frame))];
      expect(heard).toEqual({ pads: pads.map(frameOf), strips: strips.map(frameOf), noise: 0 });
    }),
  );
});

/** What the hall tells a pad is read by nobody but the pads: by chance a strip may complete half of it. */
const isKey = (hex: string): boolean =>
  [plain, slzc].some(({ said }) => {
    const [frame] = decoder()(bytesOf(hex));
    return frame?.is === 'frame' && said(frame)?.is === 'key';
  });

test('among halves of frames and noise no key is heard, and no row or answer, that nobody began to say', async () => {
  const some = fc.oneof({ weight: 3, arbitrary: said }, half, noise);
  await fc.assert(
    fc.asyncProperty(fc.array(some, { maxLength: 12 }), cuts, async (parts, pieces) => {
      const stream = Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes]));
      const { pads, strips } = await heardOf(stream, pieces);
      const begun = new Set(parts.map(({ frame }) => frame));
      expect([...pads.filter(isKey), ...strips].filter(frame => !begun.has(frame))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
