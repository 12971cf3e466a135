import type { OpenLink, Timers } from '../device.ts';
import { deframer, framed } from './report-framing.ts';
import { tcpLink } from './tcp.ts';

/** A simulated USB device on a TCP port: one report in `data`, one report in `write`, as over USB. */
export function reportsOverTcp(options: { host: string; port: number }, timers: Timers): OpenLink {
  const open = tcpLink(options, timers);
  return async on => {
    const deframe = deframer();
    const link = await open({
      data(bytes) {
        for (const message of deframe(bytes)) {
          if (message.is === 'report') on.data(message.report);
          else
            on.down(
              `${options.host}:${options.port} speaks no reports: found one of ${message.length} bytes`,
            );
        }
      },
      down: on.down,
    });
    return { write: report => link.write(framed(report)), close: () => link.close() };
  };
}
