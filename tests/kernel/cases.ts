/** What is proved inside the emulated machine; its results are told outside by these names. */
export const cases = {
  xkeys: 'an X-keys presses, is lit, is pulled out with a key held, and comes back without a press',
  keypad: 'a key pad held down for a minute presses once, also over an unplugging',
  stranger: 'a HID device that is not in the config is never opened',
  gadgetXkeys: 'an X-keys that is a real USB device presses, and again after it was unplugged',
  gadgetPrinter:
    'a ticket pulled out of a USB printer in mid-print is told failed, and the next one comes out',
  gadgetSerial: 'a scanner on a USB serial port is found again under its by-id name when its number changes',
  locked: 'a second daemon is refused at a port that is held',
  rules:
    'by the udev rules a printer has its own name, an X-keys belongs to the service, and neither is put to sleep',
  adapterRules:
    'by the udev rules an adapter is not put to sleep, and ModemManager is told to leave it alone',
  listed: 'one-ticket devices lists what is plugged in, with the lines that would add it',
  ftdi: 'a board behind an FTDI adapter is repainted when the adapter comes back',
  swapped:
    'pads and boards pulled out at once and put back in the other order are each right again by their own name, within 2 s',
  renumbered:
    'a line whose port gets another number while the hall runs is right again within 2 s, and its keys count once',
  tornTicket:
    'a printer pulled out in mid-ticket and put back gives one good ticket, or marks it 补打, and the hall tells what came of it',
  sound: 'what is said is heard at the other end of the sound card, for as long as it should last',
} as const;
export type Case = keyof typeof cases;

/** Which proof (`inside/NAME.ts`) tells of which cases; each runs in a machine of its own. */
export const proofs = {
  usb: ['rules', 'listed', 'locked', 'gadgetXkeys', 'gadgetPrinter', 'gadgetSerial'],
  hall: ['swapped', 'renumbered', 'tornTicket'],
  adapter: ['adapterRules', 'ftdi'],
  hid: ['stranger', 'xkeys', 'keypad'],
  sound: ['sound'],
} as const satisfies Record<string, readonly Case[]>;
export type Proof = keyof typeof proofs;

/** How the machine asks for what only its outside can do. */
export const wish = {
  begin: 'WISH',
  unplugAdapter: 'unplug the adapter',
  plugAdapter: 'plug in the adapter',
} as const;
/** A line of the machine that tells a result, before its name. */
export const verdict = { passed: 'RESULT passed ', failed: 'RESULT failed ' } as const;
