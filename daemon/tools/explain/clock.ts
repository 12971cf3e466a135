/** Times as the clocks of the hall show them. */
export type Clock = {
  /** IANA name of the zone in which it tells. */
  zone: string;
  /** HH:MM:SS */
  second(at: number): string;
  /** HH:MM */
  minute(at: number): string;
};

/** Without a time zone: that of this machine. */
export function clockIn(timeZone: string | undefined): Clock {
  const second = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' });
  const minute = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  return {
    zone: second.resolvedOptions().timeZone,
    second: at => second.format(at),
    minute: at => minute.format(at),
  };
}
