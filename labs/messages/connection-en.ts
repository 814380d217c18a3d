import type { InterfaceState } from '#labs/model/views/interface-states.ts';
import type { DescriptionParts, RestartWay } from '#labs/model/views/restarts.ts';

/** What the connection lab says. */
export const connection = {
  title: 'A connection in trouble',
  connect: 'Connect',
  connectAgain: 'Connect anew',
  restartMethod: 'restartIce()',
  restartOption: 'iceRestart: true',
  hangUp: 'Hang up',
  reset: 'Reset',
  useDirect: 'Take the direct path',
  status: {
    ready: 'Ready. Press Connect, then pull the plug of Alice’s network.',
    connecting: 'Connecting.',
    connectingUnplugged: 'Connecting, with the plug out: no packet comes through. Plug it in.',
    securing:
      'ICE has found a way. Now DTLS agrees on keys over it; on a bad network its lost packets have to be sent again, and that takes time.',
    connected: 'Connected. Pull the plug, or make the network bad, and watch all three: picture, charts, interface.',
    unplugged:
      'The plug has been out for {s} s. Nothing arrives, and the browser says nothing yet: Chromium takes some 5 to 8 s.',
    disconnected:
      'disconnected, for {s} s. Plug it in again and it heals by itself. Leave it out, and Chromium says failed after some 10 s more.',
    healing: 'The plug is in again. The next check that is answered makes it connected.',
    failed: 'failed, and not closed. ICE has given up and does not come back by itself: restart it.',
    failedUnplugged:
      'failed, and the plug is still out. Plug it in and restart ICE. A restart without the plug only waits for it, and gives up after a while.',
    serverGone:
      'The TURN server is gone, and with it the addresses that this call goes by. Where it comes back it does not know them: press Connect anew.',
    restarting: 'Restarting: new candidates are looked for. The connection, its tracks and its keys stay.',
    closed: 'closed. That is final, and it came from close() alone: no event said so.',
    wentWrong: 'It went wrong: {message}',
  },
  interface: {
    title: 'What your interface should say',
    banners: {
      idle: '',
      connecting: 'Connecting …',
      connected: '',
      unstable: 'Connection unstable …',
      lost: 'Connection lost.',
      retrying: 'Reconnecting …',
      ended: 'Call ended.',
    } satisfies Record<InterfaceState, string>,
    button: 'Try again',
    why: {
      idle: 'No call: nothing to say.',
      connecting: 'connecting: say so, and let people give up. After some 15 s say that it takes unusually long.',
      connected: 'connected: say nothing. The picture says it.',
      unstable: 'disconnected: keep the last picture and stay calm. It often heals within seconds. Do not hang up.',
      lost: 'failed: say it, and offer a way out. The button restarts ICE; your code may press it by itself, once or twice.',
      retrying: 'A restart is under way. Keep the picture, and promise nothing.',
      ended: 'closed: you closed it, so you have to say it. No event will.',
    } satisfies Record<InterfaceState, string>,
  },
  changed: {
    title: 'What an ICE restart changes',
    empty: 'Restart ICE, in either way or in both. What it changes, and what it leaves alone, is listed here.',
    ways: {
      method: 'restartIce(), then an offer',
      option: 'createOffer({ iceRestart: true })',
    } satisfies Record<RestartWay, string>,
    what: 'What',
    before: 'Before',
    after: 'After',
    verdict: 'Verdict',
    changed: 'changed',
    same: 'the same',
    waiting: 'not there yet',
    parts: {
      ufrag: 'ice-ufrag',
      pwd: 'ice-pwd',
      fingerprint: 'DTLS fingerprint',
      sections: 'm-sections',
      codecs: 'codecs offered',
      tracks: 'tracks (msid)',
    } satisfies Record<keyof DescriptionParts, string>,
    connections: 'connections made',
    packets: 'RTP packets received',
    goesOn: 'goes on counting',
    stands: 'stands still',
  },
};

export type ConnectionMessages = typeof connection;
