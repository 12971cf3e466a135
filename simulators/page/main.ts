import { html } from 'htm/preact';
import { render } from 'preact';
import { callCounters } from '../../daemon/text/counters.ts';
import { openHall } from './hall.ts';
import { PageFrame } from './page-frame.ts';
import { applySettings } from './settings.ts';
import { hear } from './voice/sound.ts';

applySettings();
const hall = await openHall();
document.title = hall.plan.name;
callCounters(hall.plan.counters);
hear(hall);
render(html`<${PageFrame} hall=${hall} />`, document.body);
