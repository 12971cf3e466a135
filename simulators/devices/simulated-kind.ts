/** The device's side of a kind: all that the stage, the people and the page know of it. */
import type { DeviceKind } from '../../drivers/kinds.ts';
import type { Family } from '../../drivers/parts/frame/family.ts';
import type { Beside, ByteReader, MessageReader, ProgramReader } from '../frames/reading.ts';
import type { PlannedDevice } from '../page/contract.ts';
import type { FaultName } from '../stage/fault-names.ts';
import type {
  BrokerSimulator,
  BrokerSurroundings,
  ProgramSimulator,
  ProgramSurroundings,
  Simulator,
  Surroundings,
} from './simulator.ts';

export type Fault = Exclude<FaultName, 'none'>;

/** The faults that a person can make at a device; `none` ends them all. Here: at any that says something. */
export const faultsOfEveryWay = ['unplug', 'mute', 'slow', 'latency', 'garble', 'loss'] as const;
/** At one that is also told something, and can be switched off. */
export const faultsOfBothWays = [...faultsOfEveryWay, 'hears-nothing', 'power-cycle'] as const;
/** Of bytes, where nothing else makes sure that what arrives is whole, as USB and a network do. */
export const faultsOfAWire = [...faultsOfBothWays, 'noise'] as const;
/** Where it has an address by which it is asked, and answers in its name. */
export const faultsOnALine = [...faultsOfAWire, 'twin', 'foreign'] as const;

export type SimulatedKind<Settings> = {
  kinds: readonly DeviceKind[];
  faults: readonly Fault[];
  /** What can be pressed at a pad. */
  presses?(settings: Settings): readonly string[];
  /** On the page: how a pad looks, and what a fault is there that differs from others of its class. */
  page?: Pick<PlannedDevice, 'face' | 'faultWords'>;
  /** A board: whether words can be read on it; and that a dark one says that the counter has nobody. */
  hasWords?(settings: Settings): boolean;
  isDarkIdle?: boolean;
} & (
  | {
      on: 'wire';
      simulate(settings: Settings, around: Surroundings): Simulator;
      /** `beside`: of a kind whose frames are told from those of others by their `family`. */
      frames(settings: Settings, beside?: Beside): ByteReader;
      family?: Family<unknown>;
      /** On a line of which nothing is known (`one-ticket listen`); `dialect`: one way of several in which it may speak there. */
      unknownLine?: readonly { name: string; dialect?: string; reader(): ByteReader }[];
    }
  | {
      on: 'broker';
      /** The topics that it and its firmware use. */
      topics(settings: Settings): readonly string[];
      simulate(settings: Settings, around: BrokerSurroundings): BrokerSimulator;
      frames(settings: Settings): MessageReader;
    }
  | {
      on: 'sound card';
      simulate(settings: Settings, around: ProgramSurroundings): ProgramSimulator;
      frames(settings: Settings): ProgramReader;
    }
);
