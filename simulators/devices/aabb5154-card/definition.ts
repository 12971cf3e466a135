/** The device of this kind, simulated. */
import type { CardSettings } from '../../../drivers/aabb5154-card/definition.ts';
import { faultsOnALine, type SimulatedKind } from '../simulated-kind.ts';
import { simulateCard } from './device.ts';
import { cardFrames } from './dissect.ts';

export const aabb5154CardSimulated: SimulatedKind<CardSettings> = {
  kinds: ['aabb5154-card'],
  on: 'wire',
  faults: faultsOnALine,
  hasWords: () => true,
  simulate: simulateCard,
  frames: cardFrames,
  unknownLine: [false, true].map(sumWithEnd => ({
    name: 'aabb5154-card',
    dialect: `sumWithEnd: ${sumWithEnd}`,
    reader: () => cardFrames({ address: 1, sumWithEnd }),
  })),
};
