import { useState } from 'preact/hooks';
import type { MeshScene } from '#labs/drivers/mesh/mesh-session.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import { seats, type Seat } from '#labs/model/mesh/seats.ts';
import { Video } from '../parts/Video.tsx';

type Props = { scene: MeshScene; words: MeshMessages };

/** What one peer of this page sends, and what it receives of each other one. */
export function MeshPictures({ scene: { pictures, view }, words }: Props) {
  const { pictures: said, names } = words;
  const [asked, setAsked] = useState<Seat>('alice');
  const here = seats.filter((seat) => pictures.has(seat));
  const seer = here.includes(asked) ? asked : here[0];
  const seen = seer && pictures.get(seer);
  return (
    <section class="lab-mesh-part" aria-label={said.title}>
      <header class="lab-mesh-head">
        <h3>{said.title}</h3>
        {here.length > 0 && (
          <label class="lab-field">
            <span>{said.from}</span>
            <select value={seer} onChange={({ currentTarget }) => setAsked(currentTarget.value as Seat)}>
              {here.map((seat) => (
                <option key={seat} value={seat}>
                  {names[seat]}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {seer && seen ? (
        <div class="lab-mesh-pictures">
          <Video
            key={`${seer} own`}
            which="local"
            label={fill(said.own, { peer: names[seer], count: seen.others.size })}
            empty={said.empty}
            stream={seen.own}
          />
          {view.peers
            .filter(({ seat }) => seat !== seer)
            .map(({ seat }) => (
              <Video
                key={seat}
                which="remote"
                label={fill(said.received, { peer: names[seat] })}
                empty={said.empty}
                stream={seen.others.get(seat) ?? null}
              />
            ))}
        </div>
      ) : (
        <p class="lab-mesh-quiet">{said.none}</p>
      )}
    </section>
  );
}
