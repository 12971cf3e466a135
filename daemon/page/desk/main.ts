import { html } from 'htm/preact';
import { render } from 'preact';
import { Desk } from './desk.ts';
import { hearKeys } from './orders/keys.ts';
import { sendLines } from './power/pending.ts';
import { askSession, may, session } from './session/session.ts';
import { find } from './tickets/asked.ts';
import { listen } from './told/source.ts';

render(html`<${Desk} />`, document.body);
hearKeys(code => {
  if (!may('why')) return;
  location.hash = 'tickets';
  void find(code);
});
void askSession(() => {
  if (session() === undefined) return;
  listen();
  sendLines();
});
