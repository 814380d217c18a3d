import { LabError } from '../errors.ts';
import type { Dump } from './dump.ts';
import { isFields } from './dump-text.ts';
import { readOldRtcstats, readRtcstats, rtcstatsMagic } from './rtcstats.ts';
import { readInternals } from './webrtc-internals.ts';

/**
 * Reads a dump of chrome://webrtc-internals or of rtcstats.
 *
 * @param text the unpacked file
 * @throws {LabError} `dump/not-a-dump` for a file that is neither; `dump/cut-off` for JSON that ends too early
 */
export function readDump(text: string): Dump {
  const start = text
    .slice(0, 100)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith(rtcstatsMagic)) return readRtcstats(text.trimStart());
  if (!start.startsWith('{'))
    throw new LabError(
      'dump/not-a-dump',
      'This file is no dump. Save one from chrome://webrtc-internals, or choose one of rtcstats.',
    );
  const file = parse(text);
  // Its name differs in one letter from that of the browser's own format, and both may be there.
  if (isFields(file) && isFields(file['peerConnections'])) return readOldRtcstats(file);
  return readInternals(file);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new LabError('dump/cut-off', 'This file is damaged or not whole. Save the dump once more.', { cause });
  }
}
