/** The devices on the page: what the simulators made of the drivers' bytes is seen and heard, and what is done there is asked for. */
import { afterAll, describe } from 'vitest';
import { closeTheBrowser } from './tab.ts';

afterAll(closeTheBrowser);

describe('boards', async () => void (await import('./devices/boards.ts')));
describe('hands and ears', async () => void (await import('./devices/hands.ts')));
describe('the printer', async () => void (await import('./devices/printer.ts')));
describe('the frames of a device', async () => void (await import('./devices/frames.ts')));
