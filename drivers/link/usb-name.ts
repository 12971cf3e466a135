/** A USB device by its numbers. `serial` tells two of the same kind apart. */
export type UsbName = { vendor: number; product: number; serial?: string };

/** As a config writes it: `05f3:0405`, with `:serial` where there is one. */
export function usbText(vendor: number, product: number, serial?: string): string {
  const numbers = [vendor, product].map(number => number.toString(16).padStart(4, '0'));
  return [...numbers, ...(serial === undefined ? [] : [serial])].join(':');
}
