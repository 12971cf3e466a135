/** The exit codes of `demo` and `stage`, as sysexits.h names them. */
export const exitCodes = { ok: 0, usage: 64, io: 74, config: 78 } as const;
