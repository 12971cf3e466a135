import { html } from 'htm/preact';
import { render } from 'preact';
import { chimeAtCalls } from './chime.ts';
import { Display } from './display.ts';
import { listen } from './source.ts';

const wanted = new URLSearchParams(location.search);
const look = { day: 'light', night: 'dark' }[wanted.get('look') ?? ''] ?? 'auto';
document.documentElement.dataset['theme'] = look;
listen();
if (wanted.get('sound') === 'on') chimeAtCalls();
render(html`<${Display} />`, document.body);
