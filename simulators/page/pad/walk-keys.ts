/** A group of keys is one stop of the Tab key; inside it the arrow keys walk over the keys as they lie. */
const directions: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** A key beside the way counts as so much farther. */
const asideWeighs = 3;

/** `event`: a key that went down on a button of `group`. Moves the focus when it is an arrow. */
export function walkKeys(event: KeyboardEvent, group: Element): void {
  const direction = directions[event.key];
  if (direction === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const from = middleOf(document.activeElement ?? group);
  const ahead = [...group.querySelectorAll('button')].flatMap(button => {
    const to = middleOf(button);
    const along = (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
    const aside = Math.abs((to.x - from.x) * direction.y) + Math.abs((to.y - from.y) * direction.x);
    return along > 1 ? [{ button, far: along + asideWeighs * aside }] : [];
  });
  ahead.sort((one, other) => one.far - other.far)[0]?.button.focus();
}

function middleOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
