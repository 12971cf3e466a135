/** What the hall believes of its devices, as ops see it. */
import type { Health } from '../../drivers/device.ts';
import type { BoardPicture } from '../core/outputs/pictures.ts';

export type DeviceState = {
  id: string;
  kind: string;
  state: 'init' | 'ready' | 'degraded' | 'lost' | 'disabled';
  /** Wall time, ms UTC. */
  since: number;
  why?: string;
  /** Of a ready one: not for long, unless somebody helps. */
  warning?: string;
  /** It never answers: `ready` says no more than that its port is there. */
  verified?: false;
  health: Health;
};

export type BoardState = {
  id: string;
  wanted: BoardPicture;
  /** What the board is known to show; absent when that is unknown. */
  shown?: BoardPicture;
  confirmed: 'none' | 'sent' | 'acked';
};

export type DevicesView = {
  devices(): readonly DeviceState[];
  boards(): readonly BoardState[];
};
