/** Whether somebody has touched this page: before that a browser lets it make no sound. */
import { signal } from '@preact/signals';

export const touched = signal(navigator.userActivation.hasBeenActive);

for (const touch of ['pointerup', 'keydown']) {
  addEventListener(touch, () => {
    touched.value = navigator.userActivation.hasBeenActive;
  });
}
