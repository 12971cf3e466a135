/**
 * Reports on a byte stream, each with its length before it (u16LE), in both directions: how a simulated USB device stands on
 * a TCP port. No real device speaks so. Pure; the simulators frame theirs with the same file.
 */

/** USB reports are far shorter (X-keys: 36 bytes); a longer one means that something else is at the other end. */
export const longestReport = 1024;
const lengthBytes = 2;

export type Framed =
  | { is: 'report'; report: Uint8Array }
  /** No report has this length: nothing that follows can be understood. */
  | { is: 'broken'; length: number };

/** `report`: 1 to 1024 bytes. */
export function framed(report: Uint8Array): Uint8Array {
  if (report.length === 0 || report.length > longestReport) {
    throw new RangeError(`a report of ${report.length} bytes, expected 1 to ${longestReport}`);
  }
  const bytes = new Uint8Array(lengthBytes + report.length);
  new DataView(bytes.buffer).setUint16(0, report.length, true);
  bytes.set(report, lengthBytes);
  return bytes;
}

/** Cut anywhere. There is no mark to find the next report by, so after one `broken` it says no more. */
export function deframer(): (chunk: Uint8Array) => Framed[] {
  let held = new Uint8Array(0);
  let broken = false;

  return chunk => {
    if (broken) return [];
    const bytes = new Uint8Array(held.length + chunk.length);
    bytes.set(held);
    bytes.set(chunk, held.length);
    const view = new DataView(bytes.buffer);
    const found: Framed[] = [];
    let at = 0;
    while (bytes.length - at >= lengthBytes) {
      const length = view.getUint16(at, true);
      if (length === 0 || length > longestReport) {
        broken = true;
        held = new Uint8Array(0);
        return [...found, { is: 'broken', length }];
      }
      const end = at + lengthBytes + length;
      if (bytes.length < end) break;
      found.push({ is: 'report', report: bytes.slice(at + lengthBytes, end) });
      at = end;
    }
    held = bytes.slice(at);
    return found;
  };
}
