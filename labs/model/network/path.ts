/** How the packets of a call may go: any way that ICE finds, or only through the lab's TURN server. */
export const networkPaths = ['direct', 'relay'] as const;
export type NetworkPath = (typeof networkPaths)[number];
