/** What a shared line is, and how its port is opened. */
import type { OpenLink, Timers } from '../device.ts';

export type LineSettings = {
  baud: number;
  /** Silence kept between the end of one message and the beginning of ours. */
  turnaroundMs: number;
  /** The adapter hears what it sends (2-wire RS-485 with its receiver always on). */
  echoes?: boolean;
};

export type LineWay = [settings: LineSettings, way: { open: OpenLink; timers: Timers }];
