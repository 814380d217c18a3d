const longestQuote = 160;

/** What a browser says, fit to be quoted: Chromium puts the whole description between the first and the last word. */
export function shorten(message = ''): string {
  const text = message.trim().replaceAll(/\s+/g, ' ');
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote / 2)} … ${text.slice(-longestQuote / 4)}`;
}
