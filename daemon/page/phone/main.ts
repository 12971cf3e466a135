import { html } from 'htm/preact';
import { render } from 'preact';
import { alertAtCalls } from './alert.ts';
import { Phone } from './phone.ts';
import { listen } from './source.ts';

listen();
alertAtCalls();
render(html`<${Phone} />`, document.body);
