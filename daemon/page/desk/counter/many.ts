/** A number as somebody typed it; none where it is none. */
export function manyIn(written: string): number | undefined {
  return /^[0-9]{1,3}$/.test(written.trim()) ? Number(written) : undefined;
}
