/** A hall that was heard, as the phones of its tickets know it. */
import { generateKeyPairSync } from 'node:crypto';
import { publicKeyOf, tokenOf } from '../../../../daemon/phone/token.ts';
import type { Known } from '../../../../daemon/tools/screens/phone/admission.ts';
import { type SeenDay, see } from '../../../../daemon/tools/screens/phone/seen.ts';
import { busyHall, fuzhouInfo, nineTwelve, type Say, sayer, up } from '../../watch/a-hall.ts';

export const today = '2026-11-25';
const { privateKey } = generateKeyPairSync('ed25519');
const phoneKey = publicKeyOf(privateKey);

export const token = (ticket: string, { day = today, hall = 'fuzhou' } = {}): string =>
  tokenOf(privateKey, hall, day, ticket);

export const route = [{ queue: 'approval' }, { choice: 'bank', among: ['icbc', 'ccb'] }];
export const waiting = {
  place: 'waiting',
  queue: 'approval',
  step: 0,
  route,
  services: [{ service: 'loan' }],
};

export type Heard = {
  say: Say;
  /** Says where it stands, and sees it. */
  visit(ticket: string, body: object | '', now?: number): void;
  seen: SeenDay;
  known(now?: number): Known;
};

/** `hasAddress`: its tickets have pages. */
export function heardHall(hasAddress = true): Heard {
  const halls = busyHall();
  const say = sayer(halls, 'fuzhou');
  say('$info', { ...fuzhouInfo, ...(hasAddress && { phone: { url: 'https://q.example', key: phoneKey } }) });
  say('$state', { state: 'online', boot: 'b1', beat: 8 });
  const seen: SeenDay = { visits: new Map() };
  const known = (now = nineTwelve): Known => ({ hall: halls.get('fuzhou'), seen, link: up, now });
  return {
    say,
    seen,
    known,
    visit(ticket, body, now = nineTwelve) {
      say(`state/visit/${ticket}`, body === '' ? '' : { ticket, ...body });
      const { hall } = known();
      if (hall !== undefined) see(seen, hall, now);
    },
  };
}
