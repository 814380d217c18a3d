/** The colours of code. Few and muted, so that code stays quieter than a lab and never wears a peer's colour. */
type Palette = {
  readonly type: 'dark' | 'light';
  readonly background: string;
  readonly plain: string;
  readonly comment: string;
  readonly keyword: string;
  readonly string: string;
  readonly name: string;
  readonly constant: string;
  readonly selection: string;
};

const night: Palette = {
  type: 'dark',
  background: '#111b24',
  plain: '#c6d3dd',
  comment: '#91a4b3',
  keyword: '#b9b2ff',
  string: '#86d8c8',
  name: '#f2f7fa',
  constant: '#e3b7d8',
  selection: '#2c4152',
};

const day: Palette = {
  type: 'light',
  background: '#ffffff',
  plain: '#2a3944',
  comment: '#5a6a77',
  keyword: '#5246b8',
  string: '#0d6a60',
  name: '#0c1821',
  constant: '#8a2f73',
  selection: '#cfdfea',
};

function theme(name: string, palette: Palette) {
  const rule = (scope: string[], foreground: string, fontStyle = '') => ({
    scope,
    settings: { foreground, fontStyle },
  });
  return {
    name,
    type: palette.type,
    colors: {
      'editor.background': palette.background,
      'editor.foreground': palette.plain,
      'editor.selectionBackground': palette.selection,
    },
    settings: [
      { settings: { foreground: palette.plain, background: palette.background } },
      rule(['comment', 'punctuation.definition.comment'], palette.comment, 'italic'),
      rule(['keyword', 'storage', 'entity.name.tag', 'punctuation.definition.tag'], palette.keyword),
      rule(['keyword.operator', 'punctuation', 'meta.brace'], palette.plain),
      rule(['string', 'punctuation.definition.string', 'markup.inline.raw'], palette.string),
      rule(['entity.name.function', 'support.function', 'entity.name.type', 'support.class'], palette.name, 'bold'),
      rule(['constant', 'variable.language', 'support.constant'], palette.constant),
      rule(['variable', 'support.variable', 'meta.object-literal.key', 'entity.other.attribute-name'], palette.plain),
      rule(['markup.inserted'], palette.string),
      rule(['markup.deleted'], palette.constant),
    ],
  };
}

/** How blocks of code look, as Starlight's `expressiveCode` option. */
export const codeBlocks = {
  themes: [theme('icebreaker-night', night), theme('icebreaker-day', day)],
  useStarlightUiThemeColors: false,
  // A line too long for its place wraps: code is read here, and a phone should not have to scroll it sideways.
  defaultProps: { wrap: true },
  styleOverrides: {
    borderColor: 'var(--hairline)',
    borderRadius: 'var(--radius)',
    codeBackground: 'var(--surface)',
    codeFontFamily: 'var(--font-mono)',
    codeFontSize: '0.875rem',
    uiFontFamily: 'var(--font-text)',
    frames: {
      shadowColor: 'transparent',
      editorTabBarBackground: 'var(--sunken)',
      editorTabBarBorderColor: 'var(--hairline)',
      editorTabBarBorderBottomColor: 'var(--hairline)',
      editorActiveTabBackground: 'var(--surface)',
      editorActiveTabForeground: 'var(--text)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorActiveTabIndicatorBottomColor: 'transparent',
      terminalBackground: 'var(--surface)',
      terminalTitlebarBackground: 'var(--sunken)',
      terminalTitlebarForeground: 'var(--text)',
      terminalTitlebarBorderBottomColor: 'var(--hairline)',
      terminalTitlebarDotsForeground: 'var(--hairline-strong)',
      inlineButtonForeground: 'var(--text)',
      inlineButtonBackground: 'var(--sunken)',
      inlineButtonBorder: 'var(--hairline-strong)',
      tooltipSuccessBackground: 'var(--ink)',
      tooltipSuccessForeground: 'var(--ink-inverse)',
    },
    textMarkers: {
      markBackground: 'var(--sunken)',
      markBorderColor: 'var(--ink)',
      insBackground: 'var(--good-tint)',
      insBorderColor: 'var(--good)',
      insDiffIndicatorColor: 'var(--good)',
      delBackground: 'var(--bad-tint)',
      delBorderColor: 'var(--bad)',
      delDiffIndicatorColor: 'var(--bad)',
    },
  },
};
