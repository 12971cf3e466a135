/** Where whoever needs somebody is sent: to the desk, where the hall has one, else to its staff. */
import type { Name } from './name.ts';

/** `place`: of the one desk that has a name. */
export type Desk = { place?: Name };

/** What to do then, in the words of a page. */
export function askIn(
  say: { desk: string; place(place: string): string; staff: string },
  desk: Desk | undefined,
  named: (name: Name) => { text: string },
): string {
  if (desk === undefined) return say.staff;
  return desk.place === undefined ? say.desk : say.place(named(desk.place).text);
}
