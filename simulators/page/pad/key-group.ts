/** The keys of a pad, or of a rater: each is a button, and each press is told once. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { feel } from './key-feel.ts';
import { walkKeys } from './walk-keys.ts';

export type KeyBlock = { name: string; words: readonly string[] };

/** `blocks`: keys that lie together. `label`: of the whole group. `draw`: what stands on a key. */
export function KeyGroup(props: {
  label: string;
  blocks: readonly KeyBlock[];
  disabled: boolean;
  press(word: string): void;
  draw(word: string): VNode | string;
}) {
  const { blocks } = props;
  /** The one key that the Tab key stops at. */
  const stop = useSignal(blocks[0]?.words[0]);

  function keyDown(event: KeyboardEvent & { currentTarget: Element }): void {
    // A key of the keyboard that is held down presses once, as a finger does.
    if (event.repeat && event.key === 'Enter') return event.preventDefault();
    if (!event.repeat && isDigitTyped(event)) return keyOf(event.currentTarget, event.key)?.click();
    walkKeys(event, event.currentTarget);
  }

  const key = (word: string) =>
    html`<button
      key=${word}
      type="button"
      class="pad-key"
      data-word=${word}
      tabindex=${word === stop.value ? 0 : -1}
      onFocus=${() => (stop.value = word)}
      onClick=${(event: { currentTarget: Element }) => {
        feel(event.currentTarget);
        props.press(word);
      }}
    >
      ${props.draw(word)}
    </button>`;

  return html`<div
    class="pad-keys"
    role="toolbar"
    aria-label=${props.label}
    aria-disabled=${props.disabled}
    onKeyDown=${keyDown}
  >
    ${blocks.map(
      ({ name, words }) => html`<div key=${name} class=${`pad-block pad-${name}`}>${words.map(key)}</div>`,
    )}
  </div>`;
}

function isDigitTyped({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return /^\d$/.test(key) && !ctrlKey && !altKey && !metaKey;
}

function keyOf(group: Element, digit: string): HTMLElement | null {
  return group.querySelector<HTMLElement>(`[data-word="${digit}"]`);
}
