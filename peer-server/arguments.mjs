// What may stand behind `npm start --`. Node 20 built-ins only: it is read before anything is installed.
import { SetupError } from './setup.mjs';

/** Something that was asked for in words nobody here knows; the program ends with code 2. */
export class UsageError extends SetupError {}

export const usage = `npm start                the site at http://localhost:4321, for this computer only
npm start -- --lan       over HTTPS for the whole network: phones get camera and microphone
npm start -- --help      this list
npm run dev              the site while you write it

Settings are variables: PORT=8080 npm start. All of them are in peer-server/README.md.`;

/**
 * @param {readonly string[]} args
 * @returns {{ isDev: boolean, isLan: boolean, isHelp: boolean }}
 * @throws {UsageError} for an argument that is none, and for two that exclude each other
 */
export function readArguments(args) {
  const known = ['--dev', '--lan', '--help', '-h'];
  const unknown = args.find((argument) => !known.includes(argument));
  if (unknown !== undefined) throw new UsageError(`There is no argument "${unknown}". These can be used:\n\n${usage}`);
  const isDev = args.includes('--dev');
  const isLan = args.includes('--lan');
  if (isDev && isLan) {
    throw new UsageError('The development server answers this computer only. For the network: npm start -- --lan');
  }
  return { isDev, isLan, isHelp: args.includes('--help') || args.includes('-h') };
}
