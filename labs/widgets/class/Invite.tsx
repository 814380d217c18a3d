import { useEffect, useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import type { ClassOfDesk } from '#labs/drivers/class/class-of-desk.ts';
import { isHereOnly } from '#labs/drivers/other-addresses.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { Notice } from '../parts/Notice.tsx';

type Props = { ours: ClassOfDesk; isHere: boolean; isOver: boolean; lang: string; words: DeskMessages };

/** How a learner gets to the class: a code to type, an address, a code to scan. */
export function Invite({ ours, isHere, isOver, lang, words: { invite } }: Props) {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    // The page may go before the server answers.
    if (isHere)
      ours.code().then(
        (found) => !isOver && setCode(found),
        () => {},
      );
    return () => {
      isOver = true;
    };
  }, [ours, isHere]);
  const link = code === null ? '' : `${location.origin}${lang === 'ko' ? '/ko' : ''}/follow/${code}`;
  return (
    <section class="desk-invite" aria-labelledby="desk-invite">
      <h2 id="desk-invite">{invite.title}</h2>
      {code === null || isOver ? (
        <p class="lab-quiet">{isOver ? invite.over : invite.waiting}</p>
      ) : (
        <>
          <p class="desk-code">
            <span>{invite.code}</span> <strong>{code}</strong>
          </p>
          <p class="desk-link">
            <span>{invite.link}</span> <a href={link}>{link}</a>
          </p>
          {isHereOnly(location.hostname) ? (
            <Notice tone="note">{invite.hereOnly}</Notice>
          ) : (
            <Scan link={link} caption={invite.scan} />
          )}
        </>
      )}
    </section>
  );
}

/** A code that a phone reads: our own address, drawn by a library, so nothing a stranger could have put in. */
export function Scan({ link, caption }: { link: string; caption: string }) {
  return (
    <figure class="lab-qr">
      <div role="img" aria-label={caption} dangerouslySetInnerHTML={{ __html: renderSVG(link, { border: 2 }) }} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
