import type { PeerId } from '#labs/model/vocabulary.ts';

export const otherOf: Readonly<Record<PeerId, PeerId>> = { alice: 'bob', bob: 'alice' };
