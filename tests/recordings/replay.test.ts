/** Every recording that lies here, replayed through the driver of its kind. A new one needs no line of code: see the README. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stripProtocol } from '../../drivers/a090-strip/codec.ts';
import { cardProtocol } from '../../drivers/aabb5154-card/codec.ts';
import { bankPadProtocol } from '../../drivers/bankpad-polled/codec.ts';
import * as escpos from '../../drivers/escpos/codec.ts';
import * as ff68 from '../../drivers/ff68-pad/codec.ts';
import * as hidKeypad from '../../drivers/hid-keypad/codec.ts';
import { answerDecoder } from '../../drivers/id-card/codec.ts';
import { printableLine } from '../../drivers/line-reader/codec.ts';
import { modbusProtocol } from '../../drivers/modbus-digits/codec.ts';
import { onbonProtocol } from '../../drivers/onbon-k/codec.ts';
import { decodeBootReport } from '../../drivers/parts/frame/boot-report.ts';
import * as syn6288 from '../../drivers/syn6288/codec.ts';
import * as xkeys from '../../drivers/xkeys/codec.ts';
import { readRecording, replay } from './replayed.ts';

type Decode = (chunk: Uint8Array) => readonly { is: string }[];

const chipDecoder = (): Decode => chunk => syn6288.decodeReplies(chunk).map(is => ({ is }));
const lineDecoder = (): Decode => {
  let text = '';
  return chunk => {
    const lines = (text + Buffer.from(chunk).toString('latin1')).split('\n');
    text = lines.pop() ?? '';
    return lines.map(line => ({ is: printableLine(line) === undefined ? 'junk' : 'line' }));
  };
};

/** `reports`: of USB, which come whole. */
const decoders: Record<string, { decoder(): Decode; reports?: true }> = {
  'ff68-pad': { decoder: ff68.decoder },
  'bankpad-polled': bankPadProtocol,
  'a090-strip': stripProtocol,
  'aabb5154-card': cardProtocol,
  'onbon-k': { decoder: () => onbonProtocol.decoder() },
  'modbus-digits': { decoder: () => modbusProtocol.decoder() },
  escpos: { decoder: escpos.replyDecoder },
  syn6288: { decoder: chipDecoder },
  xfs5152: { decoder: chipDecoder },
  'id-card': { decoder: answerDecoder },
  'line-reader': { decoder: lineDecoder },
  xkeys: { decoder: () => report => [xkeys.decodeInput(report)], reports: true },
  'hid-keypad': { decoder: () => report => [hidKeypad.decodeInput(report)], reports: true },
  'hid-reader': { decoder: () => report => [decodeBootReport(report)], reports: true },
};

const files = globSync('tests/recordings/*.jsonl').toSorted();

it('there is a recording of every kind that has a port', () => {
  const kinds = new Set(files.map(file => readRecording(file).head.kind));
  expect([...kinds].toSorted()).toEqual(Object.keys(decoders).toSorted());
});

describe.each(files)('%s', file => {
  const { head, chunks } = readRecording(file);
  const heard = chunks.filter(({ dir }) => dir === 'rx').map(({ hex }) => Buffer.from(hex, 'hex'));
  const { decoder, reports } = decoders[head.kind] ?? {};
  /** `<kind>.jsonl` come from the simulators. */
  const isFirstOf = (kind: string) => basename(file) === `${kind}.jsonl`;

  it('says what it is, and whether it was simulated', () => {
    expect(head).toEqual({
      kind: expect.any(String),
      settings: expect.any(Object),
      ...(head.line !== undefined && { line: expect.any(Object) }),
      simulated: expect.any(Boolean),
    });
    expect(readFileSync(file).length).toBeLessThan(64 * 1024);
    expect(heard.length).toBeGreaterThan(0);
    expect(chunks.map(({ at }) => at)).toEqual(
      chunks.map(({ at }) => at).toSorted((one, other) => one - other),
    );
  });

  it('is understood alike, however it is cut, and what is noise is no message', () => {
    const whole = Buffer.concat(heard);
    const cuts = reports ? [heard] : [heard, [whole], [...whole].map(byte => Buffer.of(byte))];
    const understood = cuts.map(cut => {
      const decode = decoder?.();
      const messages = cut.flatMap(chunk => decode?.(chunk) ?? []);
      // On the wire of a simulator there is no noise.
      if (isFirstOf(head.kind)) expect(messages.filter(({ is }) => is === 'junk')).toEqual([]);
      return messages.filter(({ is }) => is !== 'junk');
    });
    expect(understood[0]?.length).toBeGreaterThan(0);
    for (const messages of understood) expect(messages).toEqual(understood[0]);
  });

  it('is to the driver what it was', async () => {
    const told = await replay({ head, chunks });
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot(`${basename(file, '.jsonl')}.txt`);
  });
});
