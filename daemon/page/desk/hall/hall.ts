/** The hall for whoever answers for it: the day's figures, queues, counters, and what a supervisor does. */
import { html } from 'htm/preact';
import { Switch } from '../power/switch.ts';
import { Questions } from '../questions/questions.ts';
import { may } from '../session/session.ts';
import { hallTold } from '../told/now.ts';
import { AtCounters } from './counters.ts';
import { Figures } from './figures.ts';
import { FollowUps } from './follow-ups.ts';
import { Notices } from './notices.ts';
import { Queues } from './queues.ts';
import { Surge } from './surge.ts';

export function HallPart() {
  const hall = hallTold.value;
  if (hall === undefined) return null;
  const follows = may('follow-up-close') || hall.followUps.length > 0;
  return html`<div class="hall-part">
    <${Figures} hall=${hall} />
    <div class="hall-columns">
      <div class="hall-main">
        <${Queues} hall=${hall} />
        <${AtCounters} hall=${hall} />
      </div>
      <div class="hall-side">
        ${hall.info.surge !== undefined && html`<${Surge} hall=${hall} plan=${hall.info.surge} />`}
        <${Notices} hall=${hall} />
        ${may('power-failing') && html`<${Switch} power=${hall.state?.power} />`}
        <${Questions} hall=${hall} />
        ${follows && html`<${FollowUps} hall=${hall} />`}
      </div>
    </div>
  </div>`;
}
