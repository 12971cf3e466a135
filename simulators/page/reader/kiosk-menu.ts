/** What a kiosk's screen offers, from the lines that it can send: each errand once, and the class as a choice beside it. */
import type { PlannedPress } from '../contract.ts';

export type KioskClass = NonNullable<PlannedPress['class']>;

/** `services`, `choices`: names, as they stand in the config. `lines`: what is sent, by class. */
export type Errand = {
  services: readonly string[];
  choices: readonly string[];
  lines: Readonly<Partial<Record<KioskClass, string>>>;
};

/** `classes`: those that any errand has, the usual one first. */
export type KioskMenu = { classes: readonly KioskClass[]; errands: readonly Errand[] };

const classes: readonly KioskClass[] = ['normal', 'appointment', 'green'];

export function kioskMenu(presses: readonly PlannedPress[]): KioskMenu {
  const errands: { services: string[]; choices: string[]; lines: Partial<Record<KioskClass, string>> }[] = [];
  for (const { word, services = [word], choices = [], class: asked = 'normal' } of presses) {
    const name = JSON.stringify([services, choices]);
    // Two lines that mean the same stay two buttons, or one could never be sent.
    const errand = errands.find(
      known => JSON.stringify([known.services, known.choices]) === name && known.lines[asked] === undefined,
    );
    if (errand === undefined) errands.push({ services, choices, lines: { [asked]: word } });
    else errand.lines[asked] = word;
  }
  return {
    classes: classes.filter(known => errands.some(({ lines }) => lines[known] !== undefined)),
    errands,
  };
}
