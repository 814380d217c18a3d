/** What the social card says in one language. */
export type CardText = { readonly headline: readonly [string, string]; readonly promise: string };

/** The dark theme's colours; a picture cannot read the style sheet. */
const colors = {
  page: '#0b131a',
  surface: '#111b24',
  line: '#44586a',
  muted: '#91a4b3',
  ink: '#f2f7fa',
  alice: '#74c4ff',
  aliceInk: '#04121d',
  bob: '#ffa564',
  bobInk: '#1d0f02',
};

type Peer = 'alice' | 'bob';
const rows = [150, 315, 480] as const;

/** One state of a peer's signaling machine; the last one is lit. */
function state(peer: Peer, row: number, name: string, width: number): string {
  const x = peer === 'alice' ? 770 : 1030;
  const lit = row === 2;
  const fill = lit ? colors[peer] : colors.surface;
  const ink = lit ? colors[`${peer}Ink`] : colors[peer];
  const y = rows[row] ?? 0;
  return `<rect x="${x - width / 2}" y="${y - 24}" width="${width}" height="48" rx="8" fill="${fill}" stroke="${colors[peer]}" stroke-width="2"/>
    <text x="${x}" y="${y + 6}" text-anchor="middle" font-family="Spline Sans Mono" font-size="18" font-weight="500" fill="${ink}">${name}</text>`;
}

/** The step from one state to the next, in the peer's colour. */
function step(peer: Peer, row: number): string {
  const x = peer === 'alice' ? 770 : 1030;
  const from = (rows[row] ?? 0) + 30;
  const to = (rows[row + 1] ?? 0) - 32;
  return `<path d="M${x} ${from}V${to}m-7-9 7 9 7-9" fill="none" stroke="${colors[peer]}" stroke-width="2"/>`;
}

/** A message crossing from one peer to the other between two steps. */
function message(name: string, y: number, direction: 1 | -1): string {
  const [from, to] = direction === 1 ? [788, 1012] : [1012, 788];
  return `<path d="M${from} ${y}H${to}m${-9 * direction}-7 ${9 * direction} 7 ${-9 * direction} 7" fill="none" stroke="${colors.line}" stroke-width="2"/>
    <text x="900" y="${y - 12}" text-anchor="middle" font-family="Spline Sans Mono" font-size="16" fill="${colors.muted}">${name}</text>`;
}

/** The social card, 1200 by 630: the headline, and an offer and an answer moving both peers' signaling machines. */
export function card(mark: string, { headline, promise }: CardText): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" font-family="Instrument Sans, Noto Sans CJK KR">
    <rect width="1200" height="630" fill="${colors.page}"/>
    <svg x="72" y="72" width="64" height="64" viewBox="0 0 64 64">${mark}</svg>
    <text x="154" y="116" font-size="36" font-weight="650" letter-spacing="-0.8" fill="${colors.ink}">Icebreaker</text>
    <g font-size="58" font-weight="640" letter-spacing="-1" fill="${colors.ink}">
      <text x="70" y="302">${headline[0]}</text><text x="70" y="372">${headline[1]}</text>
    </g>
    <text x="72" y="548" font-size="26" fill="${colors.muted}">${promise}</text>
    ${state('alice', 0, 'stable', 110)}${state('bob', 0, 'stable', 110)}
    ${state('alice', 1, 'have-local-offer', 216)}${state('bob', 1, 'have-remote-offer', 226)}
    ${state('alice', 2, 'stable', 110)}${state('bob', 2, 'stable', 110)}
    ${[0, 1].map((row) => step('alice', row) + step('bob', row)).join('')}
    ${message('offer', 232, 1)}${message('answer', 398, -1)}
  </svg>`;
}
