/** Whether somebody born on that day is so many years old on that one; both as 2026-12-02. Born on 29 February, on 1 March of most years. */
export function hasReached(years: number, birth: string, day: string): boolean {
  const year = String(Number(birth.slice(0, 4)) + years).padStart(4, '0');
  return `${year}${birth.slice(4)}` <= day;
}
