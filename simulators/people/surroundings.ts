/** What the people of a crowd act on and go by. */
import type { Config } from '../../config/schema/config.ts';
import type { Shows } from '../devices/simulator.ts';
import type { CrowdSettings } from '../page/contract.ts';
import type { Boards } from './boards.ts';
import type { CrowdClock } from './clock.ts';
import type { Floor } from './floor.ts';

export type CrowdConfig = Pick<Config, 'rules' | 'devices' | 'keys'>;

export type Surroundings = {
  config: CrowdConfig;
  time: CrowdClock;
  floor: Floor;
  boards: Boards;
  settings(): CrowdSettings;
  shows(device: string): Shows | undefined;
  /** What a hand does at a device; where it cannot be done, nothing happens. */
  act(device: string, action: { press: string } | { scan: string } | { tear: true }): void;
};
