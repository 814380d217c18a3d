import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Certificate } from './make-certificate.ts';

/**
 * A certificate that somebody has already, from an authority their devices trust: two PEM files. `undefined` without one; a
 * sentence when it cannot be used.
 */
export function readOwnCertificate(
  certFile: string | undefined,
  keyFile: string | undefined,
): Certificate | string | undefined {
  const [certPath, keyPath] = [certFile?.trim(), keyFile?.trim()];
  if (!certPath && !keyPath) return undefined;
  if (!certPath || !keyPath) return 'ICEBREAKER_CERT and ICEBREAKER_KEY belong together: two files in PEM.';
  try {
    const certificate = { cert: readFileSync(certPath, 'utf8'), key: readFileSync(keyPath, 'utf8') };
    createSecureContext(certificate);
    return certificate;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `ICEBREAKER_CERT and ICEBREAKER_KEY cannot be used: ${reason}`;
  }
}
