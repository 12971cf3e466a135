/** What a verb found, for a program: one line of JSON on stdout. */
export function tellJson(found: unknown): void {
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
