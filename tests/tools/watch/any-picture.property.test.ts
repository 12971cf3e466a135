/** Whatever comes over the broker, and whatever is pressed: every line is as wide as the terminal, and nothing in it steers one. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Key } from '../../../daemon/tools/watch/keys/key-names.ts';
import { pinned, pressed } from '../../../daemon/tools/watch/keys/key-press.ts';
import { hear, type Message } from '../../../daemon/tools/watch/model/messages.ts';
import { plainText, textAtMost } from '../../../daemon/tools/watch/model/plain-text.ts';
import type { Link } from '../../../daemon/tools/watch/model/standing.ts';
import { textOf } from '../../../daemon/tools/watch/picture/cells.ts';
import { pictureOf } from '../../../daemon/tools/watch/picture/picture.ts';
import { paint } from '../../../daemon/tools/watch/terminal/painter.ts';
import { busyHall, fuzhouInfo, nineTwelve, sceneOf } from './a-hall.ts';

/** Signs that terminals draw in their own ways, or that move them. */
const odd = fc.constantFrom(
  ...Array.from('中文，ｱ한é☺🚌\u202e\u200b\u009b\u0007\n\t\u00ad\u3000—…·\u1160\uffa0ﾞหเשक्~'),
  'e\u0301',
  '👨\u200d👩',
  '🇨🇳',
  '☺\ufe0f',
  '👍🏽',
  '\u001b[2J',
  '\ud800',
);
const text = fc
  .array(fc.oneof(odd, fc.string({ maxLength: 5, unit: 'binary' }), fc.constant('word ')), {
    size: 'max',
    maxLength: 60,
  })
  .map(parts => parts.join(''));
const figure = fc.oneof(fc.nat(), fc.double(), fc.constantFrom(-1, 1e308, nineTwelve, nineTwelve - 1e6));
const value = fc.oneof(text, figure, fc.boolean(), fc.constant(null), fc.array(fc.oneof(text, figure)));
const id = fc.constantFrom('1', '12', 'icbc', 'approval', 'pad-3', 'a-very-long-id-of-thirty-2-signs', '');

const valueOf = (keys: string) => Object.fromEntries(keys.split(' ').map(key => [key, value]));
const body = fc.record(
  {
    ...valueOf('name reason text why warning status place service clerk severity ackedBy day'),
    ...valueOf('ts since oldestSince waiting count followUps beat at waitedMs call cases casesLeft'),
    state: fc.oneof(value, fc.constantFrom('online', 'offline', 'lost', 'ready', 'degraded')),
    open: value,
    surge: fc.oneof(value, fc.record({ levels: fc.array(value) })),
    ticket: fc.oneof(value, fc.constantFrom('A001', 'B1000')),
    counter: fc.oneof(value, id),
    queue: fc.oneof(value, id),
    key: fc.oneof(value, fc.constant('wait')),
    subject: fc.record({ queue: id, counter: id }, { requiredKeys: [] }),
    next: fc.array(fc.oneof(value, fc.constant('A001'))),
    expectedWaitMin: fc.array(figure, { maxLength: 3 }),
    totals: fc.oneof(value, fc.record({ waiting: figure, done: figure }, { requiredKeys: [] })),
    timeZone: fc.oneof(value, fc.constantFrom('Asia/Shanghai', 'Nowhere/Land')),
    institutions: fc.array(fc.record({ id, name: value })),
    queues: fc.array(fc.record({ id, name: value, institution: id, promiseMs: figure })),
    counters: fc.array(fc.record({ id, institution: id, queues: fc.array(id) })),
  },
  { requiredKeys: [] },
);
const payload = fc.oneof(
  { weight: 8, arbitrary: body.map(one => new TextEncoder().encode(JSON.stringify(one))) },
  fc.constant(new TextEncoder().encode(JSON.stringify(fuzhouInfo))),
  fc.uint8Array({ maxLength: 60 }),
);
const below = fc.oneof(
  fc.constantFrom('$state', '$info', 'state/hall', 'event/visit-called', 'event/visit-recalled', 'state', ''),
  fc
    .tuple(fc.constantFrom('state/queue/', 'state/counter/', 'alarm/', 'device/'), id)
    .map(parts => parts.join('')),
  fc.constantFrom('state/visit/A001', 'state/visit/B1000'),
  id.map(device => `device/${device}/$state`),
);
const message: fc.Arbitrary<Message> = fc.record({
  hall: fc.oneof(fc.constantFrom('fuzhou', 'mawei', '__proto__', ''), text),
  below,
  payload,
  retained: fc.boolean(),
});
const key: fc.Arbitrary<Key> = fc.oneof(
  fc.constantFrom<Key[]>(
    'up',
    'down',
    'tab',
    'back-tab',
    'enter',
    'escape',
    'pagedown',
    'end',
    'home',
    'redraw',
  ),
  fc.constantFrom(...Array.from('?!fjkGanrtpocsyq')).map(sign => ({ sign })),
);
const link = fc.oneof(
  fc.constant<Link>({ is: 'up', broker: 'b:1', reading: false }),
  text.map((why): Link => ({ is: 'lost', broker: 'b:1', why: plainText(why), since: nineTwelve })),
  fc.constant<Link>({ is: 'opening', broker: 'b:1' }),
);

test('every line is exactly as wide as the terminal, and what is written steers nothing but colours and places', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 250 }),
    height: fc.integer({ min: 1, max: 70 }),
  });
  const messages = fc.array(message, { size: 'max', maxLength: 40 });
  const keys = fc.array(key, { maxLength: 25 });
  fc.assert(
    fc.property(
      messages,
      keys,
      size,
      link,
      fc.boolean(),
      fc.nat(120_000),
      (heard, pressedKeys, sized, linked, busy, laterMs) => {
        const halls = busy ? busyHall() : new Map();
        for (const one of heard) hear(halls, one, nineTwelve);
        const now = nineTwelve + laterMs;
        let scene = sceneOf(halls, { link: linked, now });
        for (const one of pressedKeys) {
          const { view } = pressed(one, scene.view, { halls, link: linked, now });
          scene = { ...scene, view: pinned(view, { halls, now }) };
        }
        const lines = pictureOf(scene, sized);
        expect(lines.length).toBe(sized.height);
        for (const line of lines) expect(stringWidth(textOf(line))).toBe(sized.width);
        const { bytes } = paint([], lines, true);
        // oxlint-disable-next-line no-control-regex
        const text = bytes.replace(/\u001b\[(?:\?2026[hl]|[\d;]*[mHGK])/g, '');
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{M}]/u);
      },
    ),
    { numRuns: 150 },
  );
});

test('what is made plain is of signs that are one or two cells each, also side by side', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ maxLength: 300, size: 'max', unit: 'binary' })), raw => {
      const plain = plainText(raw);
      const signs = Array.from(plain);
      expect(signs.length).toBeLessThanOrEqual(textAtMost);
      expect(signs.every(sign => stringWidth(sign) === 1 || stringWidth(sign) === 2)).toBe(true);
      expect(stringWidth(plain)).toBe(signs.reduce((sum, sign) => sum + stringWidth(sign), 0));
      expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{M}]/u);
    }),
    { numRuns: 1000 },
  );
});
