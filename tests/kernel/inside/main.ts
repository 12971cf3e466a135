/** Everything that is proved inside the machine, one after the other: they share its devices. */
import { proveAdapter } from './adapter.ts';
import { proveHid } from './hid.ts';
import { proveSound } from './sound.ts';
import { proveUsb } from './usb.ts';

await proveHid();
await proveUsb();
await proveAdapter();
await proveSound();
process.exit(0);
