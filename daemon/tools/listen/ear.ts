/** A port that is only read. */
import type { Link, OpenLink } from '../../../drivers/device.ts';
import { serialLink } from '../../../drivers/link/serial.ts';
import { tcpLink } from '../../../drivers/link/tcp.ts';
import { serialPort, tcpPort } from '../../../drivers/settings/ports.ts';
import { systemTimers } from '../../process/clock.ts';

/** `named`: as a config writes a port, or any path. */
export function earAt(named: string, baud: number): OpenLink | undefined {
  if (named.startsWith('/')) return mute(serialLink({ path: named, baud, listensOnly: true }));
  const serial = serialPort.safeParse(named);
  if (serial.success) return mute(serialLink({ ...serial.data, baud, listensOnly: true }));
  const tcp = tcpPort.safeParse(named);
  return tcp.success ? mute(tcpLink(tcp.data, systemTimers)) : undefined;
}

/** Nobody here writes. If anybody ever did, it would go nowhere. */
function mute(open: OpenLink): OpenLink {
  return async (on): Promise<Link> => {
    const { close } = await open(on);
    return { close, write: () => Promise.reject(new Error('a line that is listened to is not written to')) };
  };
}
