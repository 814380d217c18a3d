import type { Choice, Topology } from '#labs/model/mesh/cost.ts';
import type { Mistake } from '#labs/model/mesh/mistakes.ts';
import type { Seat } from '#labs/model/mesh/seats.ts';
import type { Whereabouts } from '#labs/model/mesh/view.ts';

/** What the mesh lab says. */
export const mesh = {
  title: 'A mesh of peers',
  names: { alice: 'Alice', bob: 'Bob', carol: 'Carol', dave: 'Dave', erin: 'Erin', frank: 'Frank' } satisfies Record<
    Seat,
    string
  >,
  roles: { alice: 'offers in this pair', bob: 'answers in this pair' },
  add: 'Add a peer',
  fill: 'Fill to six',
  hangUp: 'All leave',
  reset: 'Reset',
  otherTab: 'Open another tab',
  mistake: 'Mistake',
  mistakes: {
    none: 'none',
    'everyone-offers': 'everyone offers',
    'forgets-to-close': 'a goodbye is ignored',
  } satisfies Record<Mistake, string>,
  status: {
    empty: 'Nobody is here. Add a peer, then another: they connect by themselves.',
    invited: 'This tab can join the mesh of room {room}: add a peer here.',
    alone: 'One peer is here, and has nobody to connect to. Add another.',
    joining: 'Peers: {peers}. Connections: {connections}, of them connected: {connected}.',
    whole: 'Peers: {peers}. Connections: {connections}, one for every two of them. All are connected.',
    crashed: '{peer} has crashed and said nothing. The others will notice by the state of their connections: wait.',
    full: 'Six are here, and this mesh takes no seventh: everyone would have to send one more picture. Let somebody leave first.',
    noConnection:
      'The browser made no connection ({name}: {message}). A page may have some hundreds, and closed ones count for a while: reset, or load the page anew.',
    wentWrong: 'This did not work: {name}: {message}',
  },
  room: {
    code: 'Room {room}: each tab of this browser with this address may add peers to the same mesh.',
    malformed: '“{room}” is not the code of a room. A room of your own is used instead.',
    dismiss: 'Close this message',
    alone: 'Several tabs can share a mesh only over HTTPS or on localhost. In this page everything works.',
  },
  ring: {
    title: 'Drawing of the mesh',
    drawing: 'Drawing of the mesh: {peers} peers on a circle, {connections} lines between them',
    where: { here: 'here', elsewhere: 'in another tab', crashed: 'crashed' } satisfies Record<Whereabouts, string>,
  },
  pairs: {
    title: 'Connections',
    how: 'Press a connection, here or in the drawing, to look at its trace below.',
    caption: 'State of the connection of every two peers',
    cell: '{first} and {second}: {state}',
    none: 'no connection',
    chosen: 'Shown below: {first} and {second}, {state}. {first} offers, because of the two names it comes first.',
  },
  peers: {
    title: 'Peers',
    connections: 'connections: {count}',
    sends: 'sends {rate} kbit/s',
    leave: 'Leave',
    leaves: 'Leave: {peer}',
    crash: 'Crash',
    crashes: 'Crash: {peer}',
    none: 'Nobody is here yet.',
  },
  pictures: {
    title: 'What one of them sees',
    from: 'Seen by',
    own: '{peer}, sent to {count}',
    received: '{peer}, received',
    empty: 'no picture yet',
    none: 'As soon as a peer is in this page, its pictures are here.',
  },
  cost: {
    title: 'What it costs',
    notFetched: 'This part could not be fetched.',
    again: 'Try again',
    waiting: 'Nothing is measured yet. It takes some four seconds with all peers connected.',
    explained:
      'Measured in this page, with small pictures without sound: one stream takes {rate} kbit/s, and its encoder works {encoding} ms in each second. Sizes that you have not tried are calculated from that: times n-1.',
    caption: 'Connections and the cost for one peer, by the number of peers',
    peers: 'Peers',
    connections: 'Connections',
    uplink: 'Uplink of one, kbit/s',
    encoders: 'Its encoders',
    encoding: 'They work, ms in a second',
    how: 'How known',
    measured: 'measured',
    calculated: 'calculated',
    graph: 'Uplink of one peer in kbit/s, by the number of peers',
    server: 'through an SFU',
    mesh: 'mesh',
    now: 'Connections now: {count}. Encoders in this page: {encoders}, working {encoding} ms in a second together.',
  },
  topologies: {
    title: 'The same call with a server',
    calculated:
      'Calculated from the measured stream, not run: this site has no media server. The mesh beside it is the one you measured.',
    size: 'Peers',
    choice: 'What each receiver gets from the SFU',
    choices: {
      full: 'every picture whole',
      half: 'every picture in half size',
      quarter: 'every picture in quarter size',
      speaker: 'the speaker whole, the others in quarter size',
    } satisfies Record<Choice, string>,
    names: { mesh: 'Mesh', sfu: 'SFU', mcu: 'MCU' } satisfies Record<Topology, string>,
    does: {
      mesh: 'Everybody sends to everybody.',
      sfu: 'Everybody sends once; the server forwards packets and opens none of the pictures.',
      mcu: 'Everybody sends once; the server decodes all, mixes one picture for each and encodes it.',
    } satisfies Record<Topology, string>,
    drawing: '{name} of {peers}: {uplinks} streams up from each peer',
    up: 'One peer sends',
    down: 'One peer receives',
    rate: '{rate} kbit/s',
    codecs: 'One peer encodes and decodes',
    codecCount: '{encoders} and {decoders}',
    serverForwards: 'The server forwards',
    serverCodes: 'The server decodes and encodes',
    serverOut: 'The server sends',
    streams: '{count} streams',
    none: 'no server',
    simulcast:
      'For a choice the SFU needs every size: simulcast sends the picture whole, in half and in quarter size, about 1 + 1/4 + 1/16 of the rate.',
  },
};

export type MeshMessages = typeof mesh;
