/** The drawer at the side: the hall stays in sight beside it, on a narrow screen it lies over everything. */
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { CrowdPanel } from '../crowd/panel.ts';
import type { Hall } from '../hall.ts';
import { Icon } from '../icons.ts';
import { Around } from '../troubles/panel.ts';
import { words } from '../words.ts';
import { DeviceDetails } from './details.ts';
import { drawer, shutDrawer } from './drawer.ts';

const narrow = '(max-width: 1099px)';

export function DrawerPlace({ hall }: { hall: Hall }) {
  const open = drawer.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** What opened it, to which the focus returns. */
  const opener = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    if (dialog.current === null) return;
    if (open === undefined) {
      dialog.current.close();
      opener.current?.focus();
      opener.current = null;
      return;
    }
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !dialog.current.contains(activeElement)) {
      opener.current = activeElement;
    }
    if (!dialog.current.open) {
      if (matchMedia(narrow).matches) dialog.current.showModal();
      else dialog.current.show();
    }
    dialog.current.scrollTop = 0;
    heading.current?.focus();
    // The hall has made room, and what was clicked may have moved.
    opener.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') shutDrawer();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return html`<dialog
    id="drawer"
    class="drawer"
    ref=${dialog}
    aria-labelledby="drawer-heading"
    onCancel=${(event: Event) => {
      event.preventDefault();
      shutDrawer();
    }}
  >
    <div class="drawer-head">
      <h2 id="drawer-heading" ref=${heading} tabindex="-1">${headingOf()}</h2>
      <button type="button" class="quiet-button" aria-label=${words.value.close} onClick=${shutDrawer}>
        <${Icon} name="close" />
      </button>
    </div>
    <${Content} hall=${hall} />
  </dialog>`;
}

function headingOf(): string {
  const open = drawer.value;
  if (open === undefined) return '';
  return open.is === 'device' ? open.device : words.value[open.is];
}

function Content({ hall }: { hall: Hall }) {
  const open = drawer.value;
  if (open?.is === 'around') return html`<${Around} hall=${hall} />`;
  if (open?.is === 'crowd') return html`<${CrowdPanel} hall=${hall} />`;
  const device = hall.plan.devices.find(({ id }) => id === open?.device);
  return device && html`<${DeviceDetails} key=${device.id} hall=${hall} device=${device} />`;
}
