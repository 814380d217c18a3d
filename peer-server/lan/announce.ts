import { renderUnicodeCompact } from 'uqr';

const allAddresses = ['::', '0.0.0.0'];

/** Where the certificate warning is explained, on the site itself. */
export const explanation = 'reference/lan/';

/**
 * What the terminal says of a server for the whole network.
 *
 * @param addresses the likeliest first
 * @param host where it listens, as `HOST` said it, if it did
 * @param isWarned whether browsers will warn: with a certificate of our own making
 * @param isTerminal whether somebody looks, and not a file
 */
export function announceLan(
  addresses: readonly string[],
  host: string | undefined,
  isWarned: boolean,
  isTerminal: boolean,
): string {
  const [best, ...others] = addresses;
  if (best === undefined && host !== undefined && !allAddresses.includes(host)) {
    return `HOST is ${host}, which no other device reaches. Start again without HOST, and every address of this computer serves.`;
  }
  if (best === undefined) {
    return 'This computer has no address in a network. Join a network, then start again.';
  }
  const warning = [
    'The first time, each browser warns that the connection is not private: this computer vouches for itself.',
    `What to press there, and why: ${best}${explanation}`,
  ];
  return [
    '',
    `From other devices on the network: ${best}`,
    ...others.map((address) => `or: ${address}`),
    '',
    drawCode(best, isTerminal),
    '',
    ...(isWarned ? warning : []),
    'No answer there? The firewall of this computer, or a network that keeps its guests apart.',
  ].join('\n');
}

/** Black on white in any terminal: some cameras do not read the reverse. */
function drawCode(address: string, isTerminal: boolean): string {
  const lines = renderUnicodeCompact(address, { border: 2 }).split('\n');
  return (isTerminal ? lines.map((line) => `\u001B[97;40m${line}\u001B[0m`) : lines).join('\n');
}
