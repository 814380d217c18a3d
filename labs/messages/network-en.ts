import type { ImpairmentPresetId } from '#labs/model/network/impairment.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';

/** What the controls of a network path say. */
export const network = {
  path: 'Path',
  paths: { direct: 'Direct', relay: 'Relayed by TURN' } satisfies Record<NetworkPath, string>,
  title: 'The network of {peer}',
  explain: 'Real packets between {peer} and the TURN server, both ways, as this seed decides.',
  notOurs: 'These servers are not the lab’s own. Their path cannot be made worse from here.',
  firefox:
    'Firefox uses no TURN server on this very machine. Start the site with npm start -- --lan and open it by its network address, or set media.peerconnection.ice.loopback to true in about:config.',
  idle: 'It counts once a call is up.',
  preset: 'Preset',
  own: 'Own settings',
  presets: {
    none: 'As it is',
    'good-wifi': 'Good Wi-Fi',
    'bad-wifi': 'Bad Wi-Fi',
    train: 'On a train',
    'busy-office': 'Overloaded office',
  } satisfies Record<ImpairmentPresetId, string>,
  loss: 'Packet loss',
  delay: 'Added round trip',
  jitter: 'Jitter',
  bandwidth: 'Bandwidth',
  seed: 'Seed',
  percent: '{value} %',
  ms: '{value} ms',
  kbits: '{value} kbit/s',
  unlimited: 'unlimited',
  pull: 'Pull the plug',
  plugIn: 'Plug it in again',
};

export type NetworkMessages = typeof network;
