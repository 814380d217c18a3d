import type { MeshLook } from '#labs/drivers/mesh/mesh-picture.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import type { Seat } from '#labs/model/mesh/seats.ts';

/** How their pictures look: on a dark ground in both themes, each with its name in it. */
export function meshLooks({ names }: MeshMessages): Readonly<Record<Seat, MeshLook>> {
  return {
    alice: { name: names.alice, colour: '#7cc4ff' },
    bob: { name: names.bob, colour: '#ffa35c' },
    carol: { name: names.carol, colour: '#7fe0a0' },
    dave: { name: names.dave, colour: '#d9a6ff' },
    erin: { name: names.erin, colour: '#ffd84a' },
    frank: { name: names.frank, colour: '#ff9bb3' },
  };
}
