import { useState } from 'preact/hooks';
import type { ClassOfDesk } from '#labs/drivers/class/class-of-desk.ts';
import { isHereOnly } from '#labs/drivers/other-addresses.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { formatRemoteAccess } from '#labs/model/class/remote-link.ts';
import { Notice } from '../parts/Notice.tsx';
import { Scan } from './Invite.tsx';

type Props = { ours: ClassOfDesk; lang: string; words: DeskMessages };

/** The way for the instructor's phone. Hidden until it is wanted: whoever scans it leads the stage. */
export function RemoteInvite({ ours, lang, words: { remote, invite } }: Props) {
  const [isShown, setShown] = useState(false);
  const [revoked, setRevoked] = useState(0);
  const link = `${location.origin}${lang === 'ko' ? '/ko' : ''}/present/remote/${formatRemoteAccess(ours.access())}`;
  return (
    <section class="desk-remote" aria-labelledby="desk-remote">
      <h2 id="desk-remote">{remote.title}</h2>
      <p class="lab-quiet">{remote.hint}</p>
      <div class="lab-controls">
        <button type="button" class="lab-button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? remote.hide : remote.show}
        </button>
        <button type="button" class="lab-button" onClick={() => void ours.revoke().then(() => setRevoked(revoked + 1))}>
          {remote.revoke}
        </button>
      </div>
      <p role="status">{revoked > 0 && remote.revoked}</p>
      {isShown && (
        <>
          {isHereOnly(location.hostname) ? (
            <Notice tone="note">{invite.hereOnly}</Notice>
          ) : (
            <Scan link={link} caption={remote.scan} />
          )}
          <p>
            <a href={link} target="_blank" rel="noopener">
              {remote.open}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
