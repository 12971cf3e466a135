/** What the drawer at the side of the hall shows: one thing at a time, or it is shut. */
import { signal } from '@preact/signals';

export type Drawer = { is: 'device'; device: string } | { is: 'around' } | { is: 'crowd' };

export const drawer = signal<Drawer | undefined>(undefined);

/** Also a second time for the same device. */
export function openDetails(device: string): void {
  drawer.value = { is: 'device', device };
}

/** The focus goes back to what opened it. */
export function shutDrawer(): void {
  drawer.value = undefined;
}
