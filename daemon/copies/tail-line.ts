/** One event as a line of the file that follows the journal: readable by people, and byte for byte what was hashed. */
import { hex, type Row } from '../journal/hash-chain.ts';

const line = /^\{"seq":(\d+),"at":(\d+),"hash":"([0-9a-f]{64})","event":(\{.*\})\}$/s;

/** With its line break: a line without one was not written to its end. */
export function tailLine({ seq, at, hash, text }: Row): string {
  return `{"seq":${seq},"at":${at},"hash":"${hex(hash)}","event":${text}}\n`;
}

/** `text`: without its line break. Undefined: no line of ours. */
export function readTailLine(text: string): Row | undefined {
  const [, seq, at, hash, event] = line.exec(text) ?? [];
  if (seq === undefined || at === undefined || hash === undefined || event === undefined) return undefined;
  return { seq: Number(seq), at: Number(at), hash: Buffer.from(hash, 'hex'), text: event };
}
