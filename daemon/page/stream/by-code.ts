/** A ticket by a code that says all the rest: of a return slip (R15), or of a booking (R18). Pure. */

export type ByCode = { return: string } | { booking: string };

/** A QR code that was read: `SLIP/20261124/1A2B3C4D5E`, `BOOK/…`; a Chinese keyboard may type letters of full width. */
export function byScannedCode(scanned: string): ByCode | undefined {
  const written = scanned.normalize('NFKC').trim().toUpperCase();
  const [, kind, code] = /^(SLIP|BOOK)\/\d{8}\/([0-9A-Z]{10})$/.exec(written) ?? [];
  if (code === undefined) return undefined;
  return kind === 'SLIP' ? { return: code } : { booking: code };
}

/** The same, or what somebody types who has the code read out: whether it is a booking's or a slip's does not stand in it. */
export function byTypedCode(typed: string): ByCode[] {
  const scanned = byScannedCode(typed);
  if (scanned !== undefined) return [scanned];
  const code = typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[0-9A-Z]{10}$/.test(code) ? [{ booking: code }, { return: code }] : [];
}
