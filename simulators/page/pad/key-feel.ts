/** A key gives way under the finger for a moment, whether a mouse, a finger or the keyboard pressed it, and whatever comes of it. */
const downMs = 140;

export function feel(key: Element): void {
  key.animate(
    [
      { translate: '0 2px', filter: 'brightness(0.82)' },
      { translate: '0 0', filter: 'none' },
    ],
    {
      duration: downMs,
      easing: 'ease-out',
    },
  );
}
