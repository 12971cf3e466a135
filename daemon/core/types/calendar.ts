/** The working days that no weekday tells (R10). */

/** `years`: of which it knows all holidays and the days at a weekend that are worked for them; days are YYYY-MM-DD. */
export type Calendar = {
  years: ReadonlySet<string>;
  holidays: ReadonlySet<string>;
  workdays: ReadonlySet<string>;
};
