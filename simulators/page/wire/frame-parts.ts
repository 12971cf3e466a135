/** What passed, as one text, cut into its fields. */
import type { Frame } from '../contract.ts';

/** `field`: its place among the fields of the frame; left out: what stands between them. */
export type FramePart = { text: string; field?: number };

export function partsOf(frame: Frame): FramePart[] {
  const text = textOf(frame);
  const parts: FramePart[] = [];
  let at = 0;
  const add = (end: number, part: Omit<FramePart, 'text'>) => {
    if (end > at) parts.push({ text: text.slice(at, end), ...part });
    at = Math.max(at, end);
  };
  frame.fields.forEach(({ name, raw }, field) => {
    // In JSON a value stands behind its key, where the same text may be too.
    const key = JSON.stringify(name.slice(name.lastIndexOf('.') + 1));
    const keyAt = text.indexOf(key, at);
    const begin = text.indexOf(raw, keyAt === -1 ? at : keyAt + key.length);
    if (begin === -1 || raw === '') return;
    add(begin, {});
    add(begin + raw.length, { field });
  });
  add(text.length, {});
  return parts;
}

function textOf({ hex, payload, args, input }: Frame): string {
  if (hex !== undefined) return hex;
  if (payload !== undefined) return payload;
  return [args?.join(' '), input].filter(text => text !== undefined && text !== '').join('\n');
}

/** a1 b2 c3 */
export const spacedHex = (hex: string): string => hex.replace(/(..)(?=.)/g, '$1 ');

/** What cannot be printed is a dot. */
export const visible = (text: string): string => text.replaceAll(/[^\n\P{Cc}]/gu, '·');

/** At most so many characters. */
export const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
