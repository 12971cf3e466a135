/** What passes between the hall and one device, frame by frame. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Frame, PlannedDevice } from '../contract.ts';
import { worded, words } from '../words.ts';
import { type FrameFeed, goneBetween, newFrameFeed } from './frame-feed.ts';
import { type FrameList, FrameRow, timeOf } from './frame-row.ts';
import { recordable, recordingOf } from './recording.ts';

export function WireView({ device }: { device: PlannedDevice }) {
  const feed = useMemo(() => newFrameFeed(device.id), [device.id]);
  useLayoutEffect(() => feed.follow(), [feed]);
  return html`<section class="wire" aria-labelledby="wire-heading">
    <div class="wire-top">
      <h3 id="wire-heading">${words.value.wire}</h3>
      <${Buttons} feed=${feed} />
    </div>
    <${Note} feed=${feed} />
    <${Frames} shown=${feed.shown} />
    <${SaveLine} feed=${feed} device=${device} />
  </section>`;
}

function Buttons({ feed }: { feed: FrameFeed }) {
  const { paused, clear } = feed;
  return html`<div class="wire-buttons">
    <button
      type="button"
      class="drawer-button"
      onClick=${() => (paused.value = !paused.value)}
    >
      ${paused.value ? words.value.wireGoOn : words.value.wirePause}
    </button>
    <button type="button" class="drawer-button" onClick=${clear}>${words.value.wireClear}</button>
  </div>`;
}

/** What keeps new frames away, if anything does. */
function Note({ feed }: { feed: FrameFeed }) {
  const { wireLost, wirePaused, wireNothing } = words.value;
  if (feed.paused.value) return html`<p class="wire-note">${wirePaused}</p>`;
  if (!feed.connected.value) return html`<p class="wire-note">${wireLost}</p>`;
  return feed.shown.value.length === 0 ? html`<p class="wire-note">${wireNothing}</p>` : null;
}

/** So near to its end a list is at its end, px. */
const nearPx = 8;

function Frames({ shown }: { shown: ReadonlySignal<readonly Frame[]> }) {
  const frames = shown.value;
  const list = useMemo<FrameList>(() => ({ opened: signal(undefined), stop: signal(undefined) }), []);
  const element = useRef<HTMLOListElement>(null);
  /** Who reads further up stays there. */
  const isAtEnd = useRef(true);

  const { opened, stop } = list;
  useLayoutEffect(() => {
    if (!frames.some(({ nth }) => nth === stop.value)) stop.value = frames.at(-1)?.nth;
    const { current } = element;
    const isRead = frames.some(({ nth }) => nth === opened.value);
    if (current !== null && isAtEnd.current && !isRead) current.scrollTop = current.scrollHeight;
  }, [frames]);

  return html`<ol
    class="wire-frames"
    ref=${element}
    aria-labelledby="wire-heading"
    onKeyDown=${walkFrames}
    onScroll=${({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: { currentTarget: Element }) => (isAtEnd.current = scrollTop + clientHeight >= scrollHeight - nearPx)}
  >
    ${frames.map(
      (frame, nth) =>
        html`<${FrameRow} key=${frame.nth} frame=${frame} gone=${goneBetween(frames[nth - 1], frame)} list=${list} />`,
    )}
  </ol>`;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** All frames are one stop of the Tab key; the arrows walk over them, and over the fields of the one that is open. */
function walkFrames(event: KeyboardEvent & { currentTarget: Element }): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  buttons[buttons.findIndex(button => button === document.activeElement) + step]?.focus();
}

function SaveLine({ feed, device }: { feed: FrameFeed; device: PlannedDevice }) {
  if (device.recording === undefined) return html`<p class="wire-note">${words.value.wireNoBytes}</p>`;
  const frames = recordable(feed.shown.value);
  return html`<div class="wire-save">
    <button
      type="button"
      class="drawer-button"
      disabled=${frames.length === 0}
      aria-describedby="wire-range"
      onClick=${() => save(recordingOf(device, frames), fileOf(device))}
    >
      ${words.value.wireSave}
    </button>
    <p class="wire-note" id="wire-range">${rangeOf(device, frames)}</p>
  </div>`;
}

const fileOf = ({ id, kind }: PlannedDevice): string => `${kind}-${id}.jsonl`;

function rangeOf(device: PlannedDevice, frames: readonly Frame[]): string {
  const [first, last] = [frames[0], frames.at(-1)];
  if (first === undefined || last === undefined) return words.value.wireSavesNothing;
  const range = worded('wireSaves', {
    file: fileOf(device),
    first: first.nth,
    last: last.nth,
    from: timeOf(first),
    to: timeOf(last),
  });
  const isShared = device.recording?.line !== undefined;
  return isShared ? range + words.value.betweenSentences + words.value.wireSavesOwn : range;
}

/** As a download of the browser. */
function save(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: file });
  link.click();
  URL.revokeObjectURL(url);
}
