/** Figures of many measurements, and how they are printed. */

export type Figures = { p10: number; p50: number; p99: number; worst: number };

export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p10: at(0.1), p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Milliseconds as whole microseconds. */
export const inMicroseconds = (ms: number): string => `${Math.round(ms * 1000)}`;

/** Columns of one width each, numbers to the right; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
