/**
 * The kinds of lines that browsers write. `x=` lines by what RFC 8866 calls them, attributes by their names.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8866
 */
export const lineKinds = [
  'version',
  'origin',
  'session-name',
  'timing',
  'connection',
  'bandwidth',
  'media',
  'group',
  'extmap-allow-mixed',
  'msid-semantic',
  'ice-lite',
  'rtcp',
  'ice-ufrag',
  'ice-pwd',
  'ice-options',
  'fingerprint',
  'setup',
  'mid',
  'extmap',
  'sendrecv',
  'sendonly',
  'recvonly',
  'inactive',
  'msid',
  'rtcp-mux',
  'rtcp-mux-only',
  'rtcp-rsize',
  'rtcp-xr',
  'bundle-only',
  'rtpmap',
  'rtcp-fb',
  'fmtp',
  'ssrc',
  'ssrc-group',
  'candidate',
  'end-of-candidates',
  'sctp-port',
  'max-message-size',
  'rid',
  'simulcast',
  'unknown',
] as const;
export type LineKind = (typeof lineKinds)[number];

export type SdpLine = {
  /** Place in the description: 0, 1, 2 … */
  index: number;
  kind: LineKind;
  /** Without its end. */
  text: string;
  /** `\r\n` as RFC 8866 wants it, `\n`, or nothing at the very end of the text. */
  end: '\r\n' | '\n' | '';
  /** What stands before the first `=`; empty where the line is no `x=` line. */
  type: string;
  /** Of an attribute what follows `name:`, of another line what follows `x=`; empty where there is nothing. */
  value: string;
};

/** Takes a description apart into its lines. Any text is one: what is no line of SDP is of kind `unknown`. */
export function parseLines(sdp: string): readonly SdpLine[] {
  const lines: SdpLine[] = [];
  let from = 0;
  while (from < sdp.length) {
    const feed = sdp.indexOf('\n', from);
    const next = feed < 0 ? sdp.length : feed + 1;
    const end = feed < 0 ? '' : sdp[feed - 1] === '\r' && feed > from ? '\r\n' : '\n';
    lines.push(parseLine(sdp.slice(from, next - end.length), end, lines.length));
    from = next;
  }
  return lines;
}

/** The text again, byte for byte. */
export function formatLines(lines: readonly SdpLine[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

function parseLine(text: string, end: SdpLine['end'], index: number): SdpLine {
  const [, type = '', rest = ''] = /^([a-z])=(.*)$/s.exec(text) ?? [];
  if (type !== 'a') {
    const kind = fields[type];
    return { index, kind: kind ?? 'unknown', text, end, type, value: rest };
  }
  const colon = rest.indexOf(':');
  const name = colon < 0 ? rest : rest.slice(0, colon);
  return {
    index,
    kind: attributes.has(name) ? (name as LineKind) : 'unknown',
    text,
    end,
    type,
    value: colon < 0 ? '' : rest.slice(colon + 1),
  };
}

const fields: Readonly<Record<string, LineKind>> = {
  v: 'version',
  o: 'origin',
  s: 'session-name',
  t: 'timing',
  c: 'connection',
  b: 'bandwidth',
  m: 'media',
};

const attributes: ReadonlySet<string> = new Set(
  lineKinds.filter((kind) => kind !== 'unknown' && !Object.values(fields).includes(kind)),
);
