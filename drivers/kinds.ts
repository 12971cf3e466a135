/** Kind name → driver: the one table to extend when the hall learns a new device. */
import { escpos } from './escpos/driver.ts';
import { ff68Pad, ff68Protocol } from './ff68-pad/driver.ts';
import { lineReader } from './line-reader/driver.ts';
import { onbonProtocol } from './onbon-k/codec.ts';
import { onbonK } from './onbon-k/driver.ts';
import { syn6288 } from './syn6288/driver.ts';

/** Devices that share a line with others of their kind. */
export const onSharedLine = {
  'ff68-pad': { protocol: ff68Protocol, open: ff68Pad },
  'onbon-k': { protocol: onbonProtocol, open: onbonK },
} as const;

/** Devices with a port of their own. */
export const onOwnPort = {
  escpos: { open: escpos },
  syn6288: { open: syn6288 },
  'line-reader': { open: lineReader },
} as const;
