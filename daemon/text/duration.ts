/** How long something lasts, as technicians and ops read it. Other tables count by their own words. */

/** "20 s", "9 min", "4.5 min" */
export function lasting(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return Math.abs(seconds) < 60 ? `${seconds} s` : `${Math.round(ms / 6000) / 10} min`;
}

/** "20 秒"、"9 分钟"、"4.5 分钟" */
export function lastingInChinese(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return Math.abs(seconds) < 60 ? `${seconds} 秒` : `${Math.round(ms / 6000) / 10} 分钟`;
}
