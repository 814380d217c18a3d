import type { CheckpointRow } from './connecting-checkpoints.rows.ts';
import type { PredictionRow } from './connecting-predictions.rows.ts';
import { gets, hears, idOf, isLost, rooms, sends, three, two, unplugs, opens } from '../rooms/room-facts.ts';

const [ann, ben, eve] = [idOf('Ann'), idOf('Ben'), idOf('Eve', rooms.second)];
const everyone = { carrier: 'everyone' } as const;
const expired = gets('Eve', ann, eve, { type: 'EXPIRE', payload: null });
const refused = gets('Ben', null, ben, { type: 'REFUSED', payload: { reason: 'unknown type' } });

export const roomCheckpointRows: readonly CheckpointRow[] = [
  { id: 'sent-to-next-room', when: 'a third one is in another room', facts: three, missing: null },
  {
    id: 'sent-to-next-room',
    when: 'a third one was only turned away',
    facts: [...two, hears('Eve', 'full')],
    missing: 'nobody-sent-on',
  },
  {
    id: 'ghost-found',
    when: 'the pings found one',
    facts: [...two, unplugs('Ben'), isLost('Ben', 'cut')],
    missing: null,
  },
  { id: 'ghost-found', when: 'one only left', facts: [...two, isLost('Ben')], missing: 'no-ghost-found' },
  { id: 'seat-taken-back', when: 'a ghost is back', facts: [...two, unplugs('Ben'), opens('Ben')], missing: null },
  {
    id: 'seat-taken-back',
    when: 'the ghost was found first',
    facts: [...two, unplugs('Ben'), isLost('Ben', 'cut'), opens('Ben')],
    missing: 'no-seat-back',
  },
  {
    id: 'messages-turned-back',
    when: 'both were',
    facts: [...three, sends('Eve', ann), expired, refused],
    missing: null,
  },
  { id: 'messages-turned-back', when: 'one was', facts: [...three, expired], missing: 'not-turned-back' },
  {
    id: 'stranger-reads',
    when: 'Eve gets an offer for Ben',
    facts: [...three, sends('Ann', ben, everyone), gets('Ben', ann, ben, everyone), gets('Eve', ann, ben, everyone)],
    missing: null,
  },
  {
    id: 'stranger-reads',
    when: 'only Ben gets it',
    facts: [...three, sends('Ann', ben), gets('Ben', ann, ben)],
    missing: 'no-leak',
  },
];

export const roomPredictionRows: readonly PredictionRow[] = [
  {
    id: 'reader-in-other-room',
    when: 'the server says EXPIRE',
    facts: [...three, sends('Eve', ann), expired],
    says: 'nobody',
  },
  {
    id: 'reader-in-other-room',
    when: 'it gets there',
    facts: [...three, sends('Eve', ann), gets('Ann', eve, ann)],
    says: 'addressee',
  },
  {
    id: 'reader-in-other-room',
    when: 'all get it',
    facts: [...three, sends('Eve', ann), gets('Ann', eve, ann), gets('Ben', eve, ann)],
    says: 'everyone',
  },
  { id: 'reader-in-other-room', when: 'no answer has come', facts: [...three, sends('Eve', ann)], says: null },
  { id: 'reader-in-other-room', when: 'all stay in their rooms', facts: [...two, sends('Ann', ben)], says: null },
];
