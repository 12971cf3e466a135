/** The parts of a message: each value of its JSON by the path to it, or the text as it is. */
import type { FrameField } from '../page/contract.ts';

const fieldsAtMost = 50;
const deepest = 8;

/** `raw` is as JSON writes the value, which stands so in the payload unless somebody has written it otherwise. */
export function payloadFields(payload: string): FrameField[] {
  if (payload === '') return [];
  const value = parsed(payload);
  if (typeof value !== 'object' || value === null) return [{ name: 'text', raw: payload, means: payload }];
  return leaves(value, '', 0).slice(0, fieldsAtMost);
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function leaves(value: unknown, path: string, depth: number): FrameField[] {
  if (typeof value !== 'object' || value === null || depth === deepest) {
    return [
      {
        name: path,
        raw: JSON.stringify(value),
        means: typeof value === 'string' ? value : JSON.stringify(value),
      },
    ];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}
