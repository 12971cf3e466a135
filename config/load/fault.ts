import { type Path, short } from '../../drivers/settings/finding.ts';
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
