/** English: what is wrong with a crowd that is asked for. */

export const en = {
  of: (setting: string, fault: string) => `${setting}: ${fault}`,
  settings: (found: string) =>
    `found ${found}, expected stop, go, step, or some of the settings, for example {"speed": 20}`,
  whole: (found: string, atMost: number) => `found ${found}, expected a whole number from 0 to ${atMost}`,
  arrivals: (found: string) => `found ${found}, expected a text, for example "0:00 60"`,
  setting: 'found no such setting, expected speed, seed, arrivals or mix',
  curve: {
    form: (found: string) =>
      `found "${found}", expected a curve like "0:00 60, 2:00 90": from each time on, that many people an hour, by their own clock`,
    order: (found: string) => `found "${found}", expected the times in their order`,
    many: (found: string, perHour: number) => `found "${found}", expected at most ${perHour} people an hour`,
  },
  mix: (found: string, example: string) =>
    `found ${found}, expected a share for each press, for example {"${example}": 50}`,
  press: (found: string, known: readonly string[]) => `found ${found}, expected one of ${known.join(', ')}`,
  share: (press: string, found: string, atMost: number) =>
    `${press}: found ${found}, expected a share from 0 to ${atMost}`,
  nobody: (example: string) =>
    `found no share above 0, expected one at least, for example {"${example}": 50}`,
  standsStill:
    'step: found a speed of 0, at which nobody does anything; expected one first, for example {"speed": 20}',
};
