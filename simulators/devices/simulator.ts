/**
 * The device's side of a wire. A simulator is pure: bytes in, bytes out through `wire.send`, time handed in.
 * The same object serves unit tests (memory pair), wire tests and the technician (pty, MQTT).
 */
import type { Timers } from '../../drivers/device.ts';
import type { Drawing } from '../page/contract.ts';
import type { FaultName } from '../stage/fault-names.ts';
import type { Haste } from './parts/haste.ts';

/** What a person is told who wants to press something where nothing can be pressed. */
export const nothingToPress = {
  board: () => 'A board has nothing to press: it only shows what it is sent.',
  voice: () => 'A voice has nothing to press: it speaks what the hall sends.',
};

/** What the simulator stands on: its wire to the host, time, and whom to tell when a person would see or hear a change. */
export type Surroundings = {
  send(bytes: Uint8Array): void;
  timers: Timers;
  /** Left out: as fast as real ones. */
  haste?: Haste;
  changed(): void;
};

/** JSON as a person at the device would describe it; simulators/README.md has `shows` for each class. */
export type Shows = Record<string, unknown>;

export type Simulator = {
  receive(bytes: Uint8Array): void;
  /** What a person does at the device (`{press}`, `{scan}`, `{tear}`); a sentence when this device cannot do that. */
  act(action: Record<string, unknown>): string | undefined;
  /**
   * A fault that is this device's own (`power-cycle`, `foreign`, `paper-out`, `cover-open`, `busy`, `stuck-key`, `none`); false when it
   * has no such fault. Those of the way to it (`unplug`, `mute`, `latency`, `noise`, …) are made outside, in faults.ts.
   */
  fault(name: FaultName): boolean;
  shows(): Shows;
  /** For what is seen and not only read. */
  drawing?(): Drawing;
};

/** What a device stands on that speaks through a broker. Delivery is QoS 1. */
export type BrokerSurroundings = {
  publish(topic: string, payload: string, how?: { retain?: boolean }): void;
  timers: Timers;
  changed(): void;
};

/** A device that speaks through a broker; it has a connection of its own. */
export type BrokerSimulator = Omit<Simulator, 'receive'> & {
  /** What it listens to. */
  topics: readonly string[];
  /** What the broker says, retained, when the device is gone without a word. */
  will?: { topic: string; payload: string };
  /** Its connection stands, for the first time or again. */
  connected(): void;
  message(topic: string, payload: string): void;
};

/** What such a program stands on. */
export type ProgramSurroundings = Pick<Surroundings, 'timers' | 'haste' | 'changed'>;

/** A program that the daemon runs to be heard: its words are its arguments and its standard input. */
export type ProgramSimulator = Omit<Simulator, 'receive'> & {
  /**
   * It was started. `end` is called once, with its exit code and what it wrote to standard error; the function returned
   * kills it.
   */
  run(
    words: { args: readonly string[]; input: string },
    end: (code: number, error?: string) => void,
  ): () => void;
};
