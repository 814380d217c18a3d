/** Everything the server counts. Tests and benchmarks change single figures; people change none. */
export type Limits = {
  /** Open signaling sockets in all. One more is refused with 503. */
  sockets: number;
  /** Open signaling sockets of one address. A class behind one router shares an address, so this is generous. */
  socketsPerAddress: number;
  /** Milliseconds a seat waits for its socket. */
  reservationMs: number;
  /** Milliseconds between pings. A socket that has not answered one ping when the next is due is cut. */
  pingMs: number;
  /** Bytes of one frame; a longer one closes the socket with 1009. An SDP with every codec is some 15 kB. */
  frameBytes: number;
  /** Bytes waiting for one receiver. Beyond it the receiver does not read any more, and is cut. */
  backlogBytes: number;
  /** Frames of one socket. Beyond it the socket is not read for a while: late, not lost. */
  frames: Rate;
  /** Milliseconds a socket may keep sending beyond its rate before it is closed with 1008. */
  floodMs: number;
  /** Pages that use STUN and TURN at once: in all, and of one address. */
  turnSockets: number;
  turnSocketsPerAddress: number;
  /** Relayed addresses at once: in all, of one address, and of one link. A connection takes one for each network interface. */
  allocations: number;
  allocationsPerAddress: number;
  allocationsPerLink: number;
  /** Seconds that TURN credentials are valid. Their link ends with the page all the same. */
  credentialSeconds: number;
  /** Messages of one page about its links. */
  turnRequests: Rate;
  /** Pages that publish or follow traces at once: in all, and of one address. */
  relaySockets: number;
  relaySocketsPerAddress: number;
  /** Bytes of one message to the relay. */
  relayFrameBytes: number;
  /** Bytes waiting for one page; one that takes none of them for two pings is cut. */
  relayBacklogBytes: number;
  /** Messages of one page to the relay, and their KiB. Beyond it the page is not read for a while: late, not lost. */
  relayRequests: Rate;
  relayKibibytes: Rate;
  /** Short forms that one page, and one address, may ask for and that lead nowhere. Then neither is told where any leads. */
  relayGuessesPerPage: Rate;
  relayGuesses: Rate;
  /** Topics that one page publishes, and that it follows. */
  topicsPerPage: number;
  /** What the relay holds: see `TopicBounds`. */
  relayTopics: number;
  relayTopicsPerAddress: number;
  topicEntries: number;
  topicBytes: number;
  relayBytes: number;
  relayBytesPerAddress: number;
  /** Tiles of one topic: in all, and from one address, which is that of a whole class behind one router. */
  tilesPerTopic: number;
  tilesPerTopicAndAddress: number;
  tileBytes: number;
  /** Bytes of what one page tells a publisher at a time, how often a page and an address may, and how often with wrong keys. */
  tellBytes: number;
  tells: Rate;
  tellsPerAddress: Rate;
  wrongKeysPerPage: Rate;
  wrongKeys: Rate;
  topicKeptMs: number;
  /** API requests of one address. */
  requests: Rate;
  /** Milliseconds a connection may take to send the head of a request. */
  headersMs: number;
  /** Milliseconds that clients have for their part of the goodbye at shutdown. */
  goodbyeMs: number;
};

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export type Rate = { burst: number; perSecond: number };

export const defaultLimits: Limits = {
  sockets: 10_000,
  socketsPerAddress: 2_000,
  reservationMs: 10_000,
  pingMs: 10_000,
  frameBytes: 64 * 1024,
  backlogBytes: 1024 * 1024,
  frames: { burst: 1_000, perSecond: 200 },
  floodMs: 5_000,
  turnSockets: 500,
  turnSocketsPerAddress: 100,
  allocations: 600,
  allocationsPerAddress: 300,
  allocationsPerLink: 32,
  credentialSeconds: 6 * 3600,
  turnRequests: { burst: 60, perSecond: 30 },
  relaySockets: 5_000,
  relaySocketsPerAddress: 2_000,
  relayFrameBytes: 256 * 1024,
  relayBacklogBytes: 512 * 1024,
  relayRequests: { burst: 200, perSecond: 100 },
  relayKibibytes: { burst: 8_192, perSecond: 1_024 },
  relayGuessesPerPage: { burst: 10, perSecond: 0.2 },
  relayGuesses: { burst: 200, perSecond: 1 },
  topicsPerPage: 8,
  relayTopics: 2_000,
  relayTopicsPerAddress: 200,
  topicEntries: 100_000,
  topicBytes: 24 * 1024 * 1024,
  relayBytes: 512 * 1024 * 1024,
  relayBytesPerAddress: 128 * 1024 * 1024,
  tilesPerTopic: 500,
  tilesPerTopicAndAddress: 300,
  tileBytes: 2_048,
  tellBytes: 8_192,
  tells: { burst: 100, perSecond: 30 },
  tellsPerAddress: { burst: 400, perSecond: 100 },
  wrongKeysPerPage: { burst: 10, perSecond: 0.2 },
  wrongKeys: { burst: 200, perSecond: 1 },
  topicKeptMs: 30 * 60 * 1000,
  requests: { burst: 2_000, perSecond: 50 },
  headersMs: 10_000,
  goodbyeMs: 1_000,
};
