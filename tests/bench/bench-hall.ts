/**
 * The hall of the bench: 12 counters, and what stands at the other ends of their wires. Boards share two lines, as in
 * config/halls/fuzhou.yaml; every pad has a line of its own, so that no echo waits for the wire time of another.
 */
import { writeFileSync } from 'node:fs';
import type { KeyName } from '../../drivers/device.ts';
import { decoder, keyFrame } from '../../drivers/ff68-pad/codec.ts';
import { codes, encodeReply, errors, onbonProtocol } from '../../drivers/onbon-k/codec.ts';
import { openWire, type Wire } from './wire.ts';

export const counters = Array.from({ length: 12 }, (_, index) => index + 1);
const boardsPerLine = 6;
const lineOf = (counter: number): number => Math.floor((counter - 1) / boardsPerLine);

/** The hall takes the same frame of a pad for a repeat for 1.6 s (`repeatWindow`), as in every hall. */
export const samePressAfterMs = 1_700;

export type BenchHall = {
  writeConfig(file: string): void;
  /** Presses, and resolves with the ms until the first byte towards that counter's board, when the board has answered. */
  pressToBoard(counter: number, key: KeyName): Promise<number>;
  /** Presses at every counter in one instant; resolves with the ms until the last press is acknowledged. */
  pressEverywhere(key: KeyName): Promise<number>;
  /** Resolves when every board was painted, and has its time. */
  painted(): Promise<void>;
  close(): void;
};

export function openBenchHall(): BenchHall {
  const pads = new Map(counters.map(counter => [counter, openWire()]));
  const boards = [openWire(), openWire()];
  /** Boards whose picture stands, and whose clock was set after it: nothing more is said to them until a press. */
  const painted = new Set<number>();
  /** Of a picture only; what else is said to a board (its clock, a ping) changes nothing on it. */
  let heardFirst = (_line: number, _atMs: number): void => {};
  let answered = (_screen: number): void => {};
  let gotItsTime = (): void => {};
  let acknowledged = (_frame: string): void => {};

  for (const [line, wire] of boards.entries()) {
    const decode = onbonProtocol.decoder();
    /** When the first byte of the message came that is still arriving. */
    let sinceMs: number | undefined;
    wire.listen(bytes => {
      sinceMs ??= performance.now();
      for (const message of decode(bytes)) {
        if (message.is !== 'request') continue;
        const { screen, group, command } = message;
        const is = (code: { group: number; command: number }): boolean =>
          group === code.group && command === code.command;
        if (is(codes.areas)) heardFirst(line, sinceMs ?? performance.now());
        sinceMs = undefined;
        wire.write(encodeReply({ screen, ...codes.ack, error: errors.none, payload: new Uint8Array() }));
        if (is(codes.clock)) {
          painted.add(screen);
          gotItsTime();
        }
        if (is(codes.areas)) answered(screen);
      }
    });
  }
  for (const wire of pads.values()) {
    const decode = decoder();
    wire.listen(bytes => {
      for (const message of decode(bytes)) if (message.is === 'frame') acknowledged(hex(message.bytes));
    });
  }

  function press(counter: number, key: KeyName): string {
    const frame = keyFrame(counter, { key, digits: '' });
    pads.get(counter)?.write(frame);
    return hex(frame);
  }

  return {
    writeConfig: file => writeFileSync(file, configOf(pads, boards)),
    pressToBoard: (counter, key) =>
      new Promise((resolve, reject) => {
        let ms: number | undefined;
        const lost = setTimeout(
          () => reject(new Error(`${key} of counter ${counter} changed no board`)),
          5000,
        );
        heardFirst = (line, atMs) => {
          if (line === lineOf(counter)) ms ??= atMs - startedAt;
        };
        answered = screen => {
          clearTimeout(lost);
          if (screen === counter && ms !== undefined) resolve(ms);
          else reject(new Error(`the board of counter ${screen} changed at a press of counter ${counter}`));
        };
        const startedAt = performance.now();
        press(counter, key);
      }),
    pressEverywhere: key =>
      new Promise(resolve => {
        const missing = new Set<string>();
        acknowledged = frame => {
          missing.delete(frame);
          if (missing.size === 0) resolve(performance.now() - startedAt);
        };
        heardFirst = () => {};
        answered = () => {};
        const startedAt = performance.now();
        for (const counter of counters) missing.add(press(counter, key));
      }),
    painted: () =>
      new Promise(resolve => {
        gotItsTime = () => {
          if (painted.size === counters.length) resolve();
        };
        gotItsTime();
      }),
    close() {
      for (const wire of [...pads.values(), ...boards]) wire.close();
    },
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function configOf(pads: ReadonlyMap<number, Wire>, boards: readonly Wire[]): string {
  const each = (line: (counter: number) => string): string => counters.map(line).join('\n');
  const line =
    (kind: string) =>
    ([id, { path }]: [number, Wire]): string =>
      `  ${kind}-${id}: { serial: ${path}, turnaround: 0 ms }`;
  return `
hall: bench
name: 公积金服务点
timeZone: Asia/Shanghai
locale: zh-CN
supervisionPhone: 0591-12329
times: { autoStart: 10 min }
institutions: { centre: { name: 公积金中心 } }
queues: { there: { institution: centre, name: 中心审批 }, back: { institution: centre, name: 咨询台 } }
services: { rounds: { series: A, name: 提取, route: [{ queue: there }, { queue: back }] } }
counters:
${each(counter => `  "${counter}": { institution: centre, queues: [there, back] }`)}
lines:
${[...Array.from(pads, line('pads')), ...Array.from(boards.entries(), line('boards'))].join('\n')}
devices:
${each(counter => `  pad-${counter}: { kind: ff68-pad, line: pads-${counter}, address: ${counter}, counter: "${counter}" }`)}
${each(
  counter =>
    `  board-${counter}: { kind: onbon-k, line: boards-${lineOf(counter)}, address: ${counter}, counter: "${counter}", width: 96, height: 32, model: 6k, replyWithin: 10 s }`,
)}
`;
}
