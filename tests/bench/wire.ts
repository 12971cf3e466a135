/** The wires of the bench: ptys, at whose other ends stand the presses and the boards. */
import { keyFrame } from '../../drivers/ff68-pad/codec.ts';
import { openPty } from '../../simulators/stage/pty.ts';

/** A pty has no baud; this keeps the wire times that a line reckons with small. */
export const baud = 1_000_000;
/** The length of a press, and of the frame that changes a number on a board, for the floor. */
export const pressBytes = keyFrame(1, { key: 'next', digits: '' }).length;
export const boardFrameBytes = 80;

export type Wire = {
  path: string;
  write(bytes: Uint8Array): void;
  /** Who listens from now on. */
  listen(hear: (bytes: Uint8Array) => void): void;
  close(): void;
};

export function openWire(): Wire {
  let hear: (bytes: Uint8Array) => void = () => {};
  const { path, write, close } = openPty({ data: bytes => hear(bytes) });
  return {
    path,
    write,
    listen(next) {
      hear = next;
    },
    close,
  };
}
