import { useEffect, useState } from 'preact/hooks';
import { chooseTheme, readTheme, type Theme } from './theme.ts';

type Props = { words: { toLight: string; toDark: string }; onTheme?: (theme: Theme) => void };

/** Names the theme that it leads to. */
export function ThemeButton({ words, onTheme }: Props) {
  const [theme, setTheme] = useState<Theme>('dark');
  useEffect(() => setTheme(readTheme()), []);
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="class-tool"
      onClick={() => {
        chooseTheme(next);
        setTheme(next);
        onTheme?.(next);
      }}
    >
      {next === 'light' ? words.toLight : words.toDark}
    </button>
  );
}
