// How long browsers take by themselves, in milliseconds, as measured on one machine without a network.

/** A server that answers does so within a second, so that gathering is done after this time. */
export const longGatheringMs = 5000;
/** ICE often recovers from `disconnected` in two or three seconds. */
export const recoveryMs = 4000;
