/** A hall behind a Mosquitto with TLS and users, its screens over HTTPS, and somebody at the desk's page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import {
  installBroker,
  makeCertificates,
  type SecureBroker,
} from '../../kit/hall/broker/installed-broker.ts';
import type { Watcher } from '../../kit/hall/broker/watcher.ts';
import { type SecureHall, secureHall, watchAs } from '../../kit/hall/secure-hall.ts';
import type { Browser } from '../browser.ts';
import { type Screens, startScreens } from '../display/tab.ts';

export type DeskHall = {
  broker: SecureBroker;
  hall: SecureHall;
  screens: Screens;
  /** A supervisor, over MQTT. */
  lin: Watcher;
  url: string;
};

/** Closed with the test. Its users are those of config/deploy: chen at counter 1, lin a supervisor, tech an engineer. */
export async function openDeskHall(): Promise<DeskHall> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-desk-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificates(folder);
  const users = ['one-ticket', 'chen', 'lin', 'tech', 'kiosk'];
  const broker = await installBroker({ certificates: folder, acl: 'acl', hall: 'small', users });
  onTestFinished(broker.close);
  await broker.start();
  const hall = secureHall(broker);
  onTestFinished(hall.close);
  await hall.start();
  const lin = await watchAs('lin', broker);
  onTestFinished(lin.close);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, broker.passwordOf('kiosk'), { mode: 0o400 });
  const tls = ['--tls-cert', join(folder, 'broker.crt'), '--tls-key', join(folder, 'broker.key')];
  const asKiosk = ['--password-file', passwordFile, '--ca', broker.ca];
  const screens = await startScreens(`mqtts://kiosk@localhost:${broker.tlsPort}`, ...asKiosk, ...tls);
  await screens.program.until('The hall small is heard.');
  const url = screens.url.replace('broker.hall.lan', 'localhost').replace(/display$/, 'desk');
  return { broker, hall, screens, lin, url };
}

/** Closed with the test. */
export async function showDesk(browser: Browser, url: string): Promise<Page> {
  const page = await browser.open(url);
  onTestFinished(() => page.close());
  return page;
}

export async function signInAs(page: Page, user: string, password: string): Promise<void> {
  await page.locator('#user').fill(user);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
}

/** What the browser complained of, but that nobody was signed in: it tells each 401. */
export const faultsOf = ({ complaints }: Browser): string[] =>
  complaints.filter(complaint => !complaint.includes('401'));
