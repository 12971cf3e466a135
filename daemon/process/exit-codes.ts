/** The exit codes of every verb, as sysexits.h names them. */
export const exitCodes = { ok: 0, usage: 64, internal: 70, io: 74, config: 78 } as const;
