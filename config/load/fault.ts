import { withoutSteering } from './steering.ts';

/** A fault of a config: where it is, what was found there and what was expected. */
export type Fault = {
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  /** `services.withdrawal.route[0].queue`; empty where the fault is about the file itself. */
  path: string;
  found: string;
  expected: string;
  example?: string;
  /** The word that was probably meant. */
  meant?: string;
};

export type Path = readonly PropertyKey[];

/** A fault that does not know yet where in the file its path stands. `on`: the key itself is wrong, or its value. */
export type Finding = {
  path: Path;
  on: 'key' | 'value';
  found: string;
  expected: string;
  example?: string | undefined;
  meant?: string | undefined;
};

/** `FILE:line:column path: found …, expected …, for example …, did you mean …?` */
export function faultText(fault: Fault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}${fault.path && ` ${fault.path}`}`;
  const example = fault.example === undefined ? '' : `, for example ${fault.example}`;
  const meant = fault.meant === undefined ? '' : `, did you mean ${fault.meant}?`;
  return withoutSteering(`${place}: found ${fault.found}, expected ${fault.expected}${example}${meant}`);
}

export const pathText = (path: Path) =>
  path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${short(String(key))}`,
    )
    .join('');

/** How a message names a value that was found. */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'string') return short(JSON.stringify(value));
  return Array.isArray(value) ? 'a list' : 'a map';
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
