/** A simulated device behind a real USB plug: for the hall its port comes and goes with it. */
import type { OpenPort } from '../../../simulators/stage/port.ts';
import { type DeviceEnd, deviceEnd, type Gadget } from '../gadget.ts';
import { untilWorks } from './told.ts';

export type Plug = {
  /** The device's side, for the stage. What it says while it is unplugged is lost. */
  open: OpenPort;
  /** Resolves when the host has taken it. */
  plugIn(): Promise<void>;
  unplug(): void;
};

/** `end`: the device's own end of it. */
export function plugOf(gadget: Gadget, end: string): Plug {
  let connected: DeviceEnd | undefined;
  let hear: (bytes: Uint8Array) => void = () => {};
  const letGo = (): void => {
    connected?.close();
    connected = undefined;
  };
  return {
    open(on) {
      hear = on.data;
      return { path: end, write: bytes => connected?.say(bytes), close: letGo };
    },
    async plugIn() {
      gadget.plugIn();
      connected = await untilWorks(`the host has taken ${end}`, () => deviceEnd(end, bytes => hear(bytes)));
    },
    unplug() {
      gadget.unplug();
      letGo();
    },
  };
}
