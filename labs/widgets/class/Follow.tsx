import { useEffect, useState } from 'preact/hooks';
import type { FollowMessages } from '#labs/messages/stage-en.ts';
import type { ShareMessages } from '#labs/messages/wall-en.ts';
import { FollowForm } from './FollowForm.tsx';
import { FollowedClassView } from './FollowedClassView.tsx';
import { ThemeButton } from './ThemeButton.tsx';

type Props = {
  words: FollowMessages;
  /** Before every path: empty, or `/ko`; and the same in the other language. */
  base: string;
  otherBase: string;
  otherLang: string;
  /** Those that this site has. */
  labs: readonly { slug: string; title: string }[];
  lang: string;
  share: ShareMessages;
};

/** The page of a learner who follows a class: `/follow/CODE`, or `/follow/` to type the code. */
export default function Follow({ words, base, otherBase, otherLang, labs, lang, share }: Props) {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setCode(codeIn(location.pathname));
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const go = (next: string) => {
    history.pushState(null, '', `${base}/follow/${encodeURIComponent(next.toUpperCase())}`);
    setCode(next);
  };
  const tools = (
    <div class="class-tools">
      <a
        class="class-tool"
        href={`${otherBase}/follow/${encodeURIComponent(code ?? '')}`}
        hreflang={otherLang}
        lang={otherLang}
      >
        {words.otherLanguage}
      </a>
      <ThemeButton words={words} onTheme={themeFrame} />
    </div>
  );
  const mark = (
    <a class="class-mark" href={`${base}/`} aria-label={words.mark}>
      Icebreaker
    </a>
  );
  if (code !== null)
    return <FollowedClassView key={code} {...{ code, mark, tools, words, base, labs, lang, share }} onCode={go} />;
  return (
    <>
      <header class="follow-bar">
        {mark}
        {tools}
      </header>
      <main class="follow-empty">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <FollowForm code="" onGo={go} words={words} />
      </main>
    </>
  );
}

/** `/ko/follow/ABC234` → `ABC234`; `null` where there is none. */
function codeIn(path: string): string | null {
  const written = /\/follow\/([^/]+)\/?$/.exec(path)?.[1];
  if (written === undefined || written === 'index.html') return null;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** What stands in the frames was there before the theme was chosen. */
function themeFrame(theme: string): void {
  for (const { contentDocument } of document.querySelectorAll('iframe'))
    if (contentDocument) contentDocument.documentElement.dataset['theme'] = theme;
}
