/** A simulated USB device: there is no USB without hardware, so its reports go over TCP, each with its length before it. */
import { deframer, framed } from '../../drivers/link/report-framing.ts';
import type { OpenPort } from './port.ts';

/** `open`: of a TCP port. Every `data` is one whole report, and so is every write. */
export function reportPort(open: OpenPort): OpenPort {
  return on => {
    let decode = deframer();
    const port = open({
      connected() {
        decode = deframer();
        on.connected?.();
      },
      data(bytes) {
        for (const found of decode(bytes)) if (found.is === 'report') on.data(found.report);
      },
    });
    return { ...port, write: report => port.write(framed(report)) };
  };
}
