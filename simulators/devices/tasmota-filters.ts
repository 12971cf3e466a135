/** The topics of a Tasmota: what it is told, and what it says. */
export function tasmotaFilters(topic: string): string[] {
  return ['cmnd', 'stat', 'tele'].map(prefix => `${prefix}/${topic}/+`);
}
