/** What is pressed, scanned or laid at a device that hears. `desk`: the counter in front of which the scanner stands. */
export type Input =
  | { is: 'pad'; counter: string }
  | { is: 'kiosk' | 'cards' }
  | { is: 'scanner'; desk?: string };
