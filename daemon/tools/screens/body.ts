/** What was said with a request. */
import type { IncomingMessage } from 'node:http';

/** Undefined: too long, or it broke off. */
export async function bodyOf(request: IncomingMessage, atMostBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > atMostBytes) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const part = Buffer.from(chunk as Uint8Array);
      bytes += part.length;
      if (bytes > atMostBytes) return undefined;
      chunks.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
