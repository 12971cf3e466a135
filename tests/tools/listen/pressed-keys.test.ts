/** Keys that somebody is asked to press, and the byte that follows them. */
import { describe, expect, it } from 'vitest';
import { draft } from '../../../daemon/tools/listen/draft.ts';
import type { Heard } from '../../../daemon/tools/listen/heard.ts';
import { hearing } from '../../../daemon/tools/listen/hearing.ts';
import { questionsOf } from '../../../daemon/tools/listen/questions.ts';
import { report } from '../../../daemon/tools/listen/report.ts';
import { reportForProgram } from '../../../daemon/tools/listen/report-for-program.ts';

const keys = ['key 1', 'key 2', 'call next'];
const codes: Record<string, number> = { 'key 1': 0x11, 'key 2': 0x12, 'call next': 0x1a };

/** `5C addr seq key sum`, and between the presses the host asks the pad, always the same. */
function pressed(times: number, from = 0): Heard[] {
  const all = Array.from({ length: times }, () => keys).flat();
  return all.flatMap((key, nth) => {
    const press = [0x5c, 0x21 + (nth % 2), from + nth * 3, codes[key] ?? 0];
    const sum = press.reduce((one, byte) => one + byte, 0) & 0xff;
    return [
      { at: nth * 1000, key, bytes: Uint8Array.of(0x5c, 0x21, 0, 0, 0x7d) },
      { at: nth * 1000 + 400, key, bytes: Uint8Array.from([...press, sum]) },
    ];
  });
}

const keyOf = (heard: readonly Heard[]) => hearing(heard, 9600, []).guess.kinds[0]?.key;

describe('the byte that changes with the key', () => {
  it('is sure when each of three keys was pressed twice, and what only counts up is not it', () => {
    expect(keyOf(pressed(2))).toMatchObject({
      sure: true,
      places: [{ at: 3, values: keys.map(key => ({ key, value: codes[key] })) }],
    });
  });

  it('is not sure when each was pressed once: the count would do as well', () => {
    const once = keyOf(pressed(1));
    expect(once?.sure).toBe(false);
    expect(once?.places.map(({ at }) => at)).toContain(2);
  });

  it('is not asked of a line on which nothing was pressed', () => {
    expect(keyOf(pressed(2).map(({ key: _key, ...heard }) => heard))).toBeUndefined();
  });
});

it('each key is asked for twice, Enter goes on, and s ends it', () => {
  const asked: (string | undefined)[] = [];
  const questions = questionsOf(['1', '2'], key => asked.push(key));
  for (let nth = 0; nth < 3; nth += 1) questions.entered('');
  expect(asked).toEqual(['1', '2', '1', '2']);
  questions.entered('');
  expect(questions.key()).toBeUndefined();
  questions.entered('');
  expect(asked).toHaveLength(5);
  const others = questionsOf(['1', '2'], () => {});
  others.entered(' S ');
  expect(others.key()).toBeUndefined();
});

it('a program is told the same, places counted as the report counts them', () => {
  const found = hearing(pressed(2), 9600, []);
  const [kind] = (reportForProgram(found) as { kinds: object[] }).kinds;
  expect(kind).toMatchObject({
    frames: 12,
    lengths: [5],
    head: { bytes: '5c' },
    check: { rules: [{ name: 'sum', from: 1, at: -1, takesEnd: false }] },
    key: { sure: true, places: [{ at: 4, values: keys.map(key => ({ key, value: codes[key] })) }] },
  });
  expect(report(found).join('\n')).toContain('byte 4, sure: key 1 11, key 2 12, call next 1A');
  expect(JSON.parse(JSON.stringify(kind))).toEqual(kind);
});

it('what speaks against its speed is a code', () => {
  const noise = [
    { at: 0, bytes: Uint8Array.from({ length: 40 }, (_, nth) => (nth % 2 === 0 ? 0x00 : 0xff)) },
  ];
  expect(reportForProgram(hearing(noise, 9600, []))).toMatchObject({ speed: 'runs-of-equal-bits', fits: [] });
});

it('the report and the draft tell what is sure, what fits, and how many frames speak for it', async () => {
  const found = hearing(
    [...pressed(3), ...pressed(3, 100).map(one => ({ ...one, at: one.at + 60_000 }))],
    9600,
    [],
  );
  await expect(`${report(found).join('\n')}\n`).toMatchFileSnapshot('report.golden.txt');
  const text = draft(found, '/dev/pads', '2026-11-30');
  expect(text).toContain('5C 21 00 11 8E  1 time, key 1');
  expect(text).toContain(report(found).join('\n'));
});
