import { describe, expect, test } from 'vitest';
import {
  type Area,
  cardLimits,
  codes,
  encodeAreaUpdate,
  encodeRequest,
  type OnbonMessage,
  onbonProtocol,
} from '../../../drivers/onbon-k/codec.ts';
import { broadcast } from '../../../drivers/onbon-k/packet.ts';
import { simulateOnbonK } from '../../../simulators/devices/onbon-k/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const welcome = hex(
  'A5 A5 A5 A5 A5 A5 A5 A5 FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49 5A',
);
/** §8.10: 2013-01-25 11:17:26, a Friday. */
const clock = hex(
  'A5 A5 A5 A5 A5 A5 A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 0D 00 A2 03 01 08 00 13 20 01 25 11 17 26 05 B0 3F 5A',
);
const programme = '请听工作人员叫号';
const area: Area = {
  id: 0,
  x: 0,
  y: 0,
  width: 128,
  height: 32,
  runMode: 2,
  expiresAfterS: 60,
  centred: true,
  singleLine: false,
  displayMode: 1,
  speed: 2,
  stayHalfSeconds: 2,
  text: Buffer.from('\\FO002\\FE002\\C1A001'),
};

function device(model: '5k' | '6k' = '6k') {
  const time = virtualTimers();
  const answers: OnbonMessage[] = [];
  const decode = onbonProtocol.decoder();
  let changes = 0;
  const card = simulateOnbonK(
    { address: 1, width: 128, height: 64, model },
    {
      send: bytes => answers.push(...decode(bytes)),
      timers: time.timers,
      changed: () => {
        changes += 1;
      },
    },
  );
  const raw = (bytes: Uint8Array): OnbonMessage | undefined => {
    answers.length = 0;
    card.receive(bytes);
    return answers[0];
  };
  /** What the card answers to one request: its error code, or `undefined` for silence. */
  const ask = (
    code: { group: number; command: number },
    payload: Iterable<number>,
    screen = 1,
    wantsReply = true,
  ): number | undefined => {
    const request = { screen, ...code, wantsReply, overProgramme: true, payload: Uint8Array.from(payload) };
    const answer = raw(encodeRequest(request));
    return answer?.is === 'reply' ? answer.error : undefined;
  };
  const draw = (...areas: Area[]): number | undefined =>
    ask(codes.areas, encodeAreaUpdate({ remove: [], areas }));
  return { card, advance: (ms: number) => time.advance(ms), changes: () => changes, raw, ask, draw };
}

describe('the simulated card', () => {
  test("draws the maker's own example, and answers a broadcast in the broadcast's name", () => {
    const { card, raw } = device();
    expect(raw(welcome)).toMatchObject({ is: 'reply', screen: broadcast.withReply, group: 0xa0, error: 0 });
    // Display mode 0: the programme stands beside the area.
    expect(card.shows()['text']).toBe(`欢迎光临\n${programme}`);
  });

  test('obeys a broadcast without reply in silence, and ignores what is for another card', () => {
    const { ask, card } = device();
    const update = encodeAreaUpdate({ remove: [], areas: [area] });
    expect(ask(codes.areas, update, 2)).toBeUndefined();
    expect(card.shows()['text']).toBe(programme);
    expect(ask(codes.areas, update, broadcast.withoutReply)).toBeUndefined();
    expect(card.shows()['text']).toBe('A001');
    expect(ask(codes.clear, [], 1, false)).toBeUndefined();
    expect(card.shows()['text']).toBe(programme);
  });

  test('answers a damaged frame with the checksum error', () => {
    const { raw } = device();
    expect(raw(welcome.with(60, 0x33))).toMatchObject({ group: 0xa0, command: 1, error: 5 });
    expect(raw(Buffer.concat([welcome.subarray(0, 40), Uint8Array.of(0x5a)]))).toMatchObject({ error: 5 });
  });

  test('deletes the areas named, then draws', () => {
    const { ask, draw, card } = device();
    draw(area, { ...area, id: 1, y: 32, text: Buffer.from('B002') });
    expect(card.shows()['text']).toBe('A001\nB002');
    ask(codes.areas, encodeAreaUpdate({ remove: [0], areas: [] }));
    expect(card.shows()['text']).toBe('B002');
    ask(codes.areas, encodeAreaUpdate({ remove: 'all', areas: [area] }));
    expect(card.shows()['text']).toBe('A001');
  });

  test('deletes an area that was not refreshed in time', async () => {
    const { draw, advance, card, changes } = device();
    draw(area);
    await advance(40_000);
    draw(area);
    await advance(59_999);
    expect(card.shows()['text']).toBe('A001');
    const before = changes();
    await advance(1);
    expect(card.shows()['text']).toBe(programme);
    expect(changes()).toBe(before + 1);
  });

  test('counts areas that are refreshed faster than once a second', async () => {
    const { draw, ask, advance, card } = device();
    draw(area);
    await advance(999);
    ask(codes.areas, encodeAreaUpdate({ remove: 'all', areas: [area] }));
    await advance(1000);
    draw(area);
    expect(card.shows()['tooFast']).toBe(1);
  });

  test.each(['5k', '6k'] as const)('of kind %s refuses what is beyond its limits', model => {
    const { draw, ask } = device(model);
    const { areas, areaBytes } = cardLimits[model];
    expect(draw({ ...area, id: areas - 1 })).toBe(0);
    expect(draw({ ...area, id: areas })).toBe(4);
    expect(draw({ ...area, y: 33 })).toBe(4);
    expect(draw({ ...area, text: Buffer.alloc(areaBytes - 26, 'A') })).toBe(4);
    expect(ask(codes.areas, [0, 1, 200, 0])).toBe(2);
  });

  test('refuses commands it does not know, files above all', () => {
    const { ask } = device();
    expect(ask({ group: 0xa1, command: 0x05 }, [])).toBe(2);
    expect(ask({ group: 0xb7, command: 0 }, [])).toBe(1);
  });

  test('tells its state: power, brightness, clock, areas', async () => {
    const { ask, draw, raw, advance, card } = device();
    expect(raw(clock)).toMatchObject({ error: 0 });
    expect(ask(codes.brightness, [1, 7])).toBe(0);
    expect(ask(codes.power, [2])).toBe(0);
    draw({ ...area, id: 3 });
    await advance(5000);
    const status = raw(
      encodeRequest({
        screen: 1,
        ...codes.status,
        wantsReply: true,
        overProgramme: false,
        payload: Uint8Array.of(),
      }),
    );
    expect(status).toMatchObject({ is: 'reply', ...codes.status, error: 0 });
    const payload = status?.is === 'reply' ? Buffer.from(status.payload) : Buffer.of();
    expect(payload.subarray(0, 10).toString('hex')).toBe('02071320012505111731');
    expect(payload.subarray(10, 19).toString('hex')).toBe('015030303000000103');
    expect(card.shows()).toMatchObject({ lit: false, text: '', lines: [] });
    ask(codes.power, [1]);
    expect(card.shows()).toMatchObject({ lit: true, text: 'A001' });
  });
});
