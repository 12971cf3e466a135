import { html } from 'htm/preact';
import { render } from 'preact';
import { watchIdle } from './idle.ts';
import { Kiosk, start } from './kiosk.ts';
import { followKept, press, refusedHere } from './press.ts';
import { hearScanner } from './scanner.ts';
import { enter, hallNow } from './source.ts';

const wanted = new URLSearchParams(location.search);
const look = { day: 'light', night: 'dark' }[wanted.get('look') ?? ''] ?? 'auto';
document.documentElement.dataset['theme'] = look;
render(html`<${Kiosk} />`, document.body);
watchIdle(start);
hearScanner(wanted => {
  if (hallNow.value?.takes !== 'tickets') return;
  if (wanted === undefined) refusedHere('no-such-code');
  else press(wanted);
});
void enter(followKept);
