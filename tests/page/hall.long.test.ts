/** The page of a hall of which the test says all that daemon, devices and crowd would: what is drawn, and what is done there. */
import { afterAll, describe } from 'vitest';
import { closeTheBrowser } from './tab.ts';

afterAll(closeTheBrowser);

describe('the hall around the devices', async () => void (await import('./hall/places.ts')));
describe('what is broken', async () => void (await import('./hall/troubles.ts')));
describe('the panel of the crowd', async () => void (await import('./hall/crowd.ts')));
