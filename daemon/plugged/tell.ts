/** Results on stdout, progress and trouble on stderr. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
