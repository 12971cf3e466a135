import type { Button, KeyName } from '../driver.ts';

const grades: Partial<Record<Button, number>> = {
  'rate-1': 1,
  'rate-2': 2,
  'rate-3': 3,
  'rate-4': 4,
  'rate-5': 5,
};

/** A button went down: it is a key, or the grade of a rater. */
export function pressed(button: Button, on: { key(key: KeyName): void; rated(rating: number): void }): void {
  const rating = grades[button];
  if (rating !== undefined) on.rated(rating);
  else if (isKey(button)) on.key(button);
}

const isKey = (button: Button): button is KeyName => !(button in grades);
