import type { ServerProblem } from '#labs/model/ice/server-url.ts';
import type { SectionKind, ServerChoice } from '#labs/model/ice/settings.ts';
import type { ServerVerdict } from '#labs/model/ice/server-verdict.ts';
import type { ServerFate } from '#labs/model/views/gathering.ts';

/** What the ICE lab says. */
export const ice = {
  title: 'Where candidates come from',
  gather: 'Gather',
  gatherAgain: 'Gather again',
  meet: 'Connect with Bob',
  stop: 'Stop',
  reset: 'Reset',
  servers: 'Servers',
  choices: {
    none: 'None',
    stun: 'The lab’s STUN server',
    turn: 'The lab’s STUN and TURN server',
    'two-turns': 'Two ways to the TURN server',
    own: 'My own list',
  } satisfies Record<ServerChoice, string>,
  policy: 'iceTransportPolicy',
  pool: 'iceCandidatePoolSize',
  bundle: 'bundlePolicy',
  sections: 'To be sent',
  kinds: { audio: 'audio', video: 'video', data: 'data' } satisfies Record<SectionKind, string>,
  status: {
    ready: 'Ready. Choose where candidates may come from, and press Gather.',
    gathering: 'Gathering for {s} s. Waiting for {what}.',
    settling: 'Gathering for {s} s. Every server has said something; the browser makes sure that nothing else comes.',
    complete: 'Complete after {ms} ms, with {count} candidates.',
    completeNone: 'Complete, without a single candidate. This side cannot be reached by anybody.',
    connecting: 'Bob has the candidates, and checks run.',
    connected: 'Connected. The table below says which pair carries it.',
    noneToCheck:
      'Bob has been told, but neither side has a candidate, so there is nothing to check. ICE stays new, and never says failed.',
    disconnected: 'disconnected: checks are no longer answered. ICE tries the other pairs, and this one again.',
    failed: 'failed: ICE has given up, and does not come back by itself. Gather again to make a new connection.',
    stale: 'The settings have been changed since. Gather again to use them.',
    stopped: 'Stopped, and closed.',
    wentWrong: 'It went wrong: {message}',
  },
  axis: {
    title: 'As they came',
    host: 'this machine',
    server: 'the server’s own words',
    ms: '{value} ms',
    candidate: '{type} {address}, after {ms} ms',
    error: 'error {code}, after {ms} ms',
    fates: {
      candidate: 'gave a candidate',
      answered: 'answered; no candidate came of it',
      failed: 'failed',
      waiting: 'waiting …',
      silent: 'nothing was heard',
    } satisfies Record<ServerFate, string>,
    sameAddress:
      'The STUN server saw {mapped}. That is the address of this machine itself, for there is no NAT between the two: an srflx candidate would be the host candidate once more, so the browser leaves it out.',
    maybeSame:
      'The srflx candidate is {mapped}, as the STUN server saw it. Without a NAT between, as on one machine, that is simply this machine’s own address. The host candidate hides it behind a .local name, and leaving the second one out would give it away.',
    mdns: 'Names that end in .local stand for addresses of this machine. Without permission for camera or microphone the browser does not tell a page what they are; whoever is in the same network can look them up (mDNS).',
  },
  parts: {
    title: 'A candidate, taken apart',
    which: 'Candidate',
    foundation:
      'Foundation: the same for candidates of one type and protocol, from one address of this machine and one server. Checks of one foundation are thawed together.',
    component: 'Component: 1 is RTP, and RTCP with it; 2 would be RTCP alone.',
    transport: 'Transport.',
    priority:
      'Priority: 2²⁴ × type ({typePreference}) + 2⁸ × local preference ({localPreference}) + 256 − component ({component}). The higher, the sooner it is tried.',
    address: 'Address: where to send. It is: {kind}.',
    port: 'Port.',
    type: 'Type: {meaning}.',
    related:
      'Related address: what it stands for, hidden as 0.0.0.0 where the browser does not tell. For debugging only.',
    tcpType: 'TCP: who connects to whom.',
    ufrag: 'ufrag: the generation it belongs to. After an ICE restart it is another.',
    rest: 'Extensions of this browser. Others ignore what they do not know.',
  },
  errors: {
    title: 'What servers refused',
    from: 'from {url}',
    codes: {
      '401': '401: the credentials are wrong, or their time has run out.',
      '403': '403: the server does not allow it.',
      '437': '437: there was an allocation already, or none any more.',
      '438': '438: the nonce is too old. The browser asks again by itself.',
      '441': '441: other credentials than those the allocation was made with.',
      '486': '486: too many allocations for this user.',
      '508': '508: the server has no room.',
      '701':
        '701: no answer from there, from this network interface. Harmless where another interface, or another server, gave a candidate: a laptop has several, and not each leads everywhere.',
      other: '{code}: {text}',
    },
  },
  own: {
    title: 'My own servers',
    kept: 'Kept on this device only. Credentials never enter a trace.',
    url: 'URL',
    username: 'User name',
    credential: 'Credential',
    add: 'Add',
    remove: 'Remove',
    removeThis: 'Remove {url}',
    none: 'None yet.',
    problems: {
      empty: 'Write a URL, such as stun:stun.example.org:3478.',
      scheme: 'A URL begins with stun:, stuns:, turn: or turns:, and has no // after it.',
      host: 'After the colon comes a host name or an address: letters, digits, dots and hyphens, with no user name before it.',
      port: 'A port is a number from 1 to 65535.',
      transport: 'Only turn: may have ?transport=udp or ?transport=tcp, and nothing else.',
      credentials: 'A turn: server needs a user name and a credential.',
      known: 'This server is in the list.',
      full: 'The list is full. Browsers warn from five servers on, since each of them costs time.',
    } satisfies Record<ServerProblem, string>,
  },
  test: {
    title: 'Test the servers',
    explain: 'Each server is tried alone, with a connection of its own: a TURN server by relayed candidates only.',
    run: 'Test',
    cancel: 'Cancel',
    running: 'being tried …',
    stopped: 'not tried to the end',
    none: 'There is no server to test. Choose some above.',
    verdicts: {
      works: 'works: {address}, after {ms} ms',
      answers: 'works: it saw {address}, which is this machine’s own address, so there is no srflx candidate',
      refused: 'refuses: {code} {text}',
      unreachable: 'cannot be reached: {code}. Wrong host or port, a firewall, or the server is down',
      invalid: 'not taken by the browser: {name}. {message}',
      nothing:
        'no candidate, and no error. It answered with an address that is known already, or the browser did not ask it',
      timeout: 'no answer within 12 s. Chromium itself would go on asking for some 40 s, and then say 701',
    } satisfies Record<ServerVerdict['id'], string>,
  },
  pairs: {
    title: 'Pairs of candidates',
    explain:
      'Alice’s candidates by the row, Bob’s by the column, as getStats() told them last. Each cell is a pair. Only candidates of one protocol are paired, and a side that is connected gathers no more.',
    empty: 'Once Bob is there, each of Alice’s candidates meets each of his.',
    hidden: '(hidden)',
    reflexive:
      'prflx: a check came from there before its candidate did, or before its .local name was looked up. An address is hidden where the browser does not tell it to the page.',
    never: 'never paired',
    selected: 'selected',
    nominated: 'nominated',
    cut: 'Cut way {number}',
    mend: 'Mend way {number}',
    ways: 'Alice’s ways to the TURN server',
    selections: 'Pairs selected so far: {count}.',
    switches: 'When the selected way is cut, ICE takes some seconds to take the other.',
  },
};

export type IceMessages = typeof ice;
