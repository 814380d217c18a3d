import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
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
  const [cert, key] = [readText(certPath), readText(keyPath)];
  if (cert === null) return `ICEBREAKER_CERT: the file ${certPath} cannot be read. Give the path of the certificate.`;
  if (key === null) return `ICEBREAKER_KEY: the file ${keyPath} cannot be read. Give the path of the private key.`;
  if (!isUsable({ cert }))
    return `ICEBREAKER_CERT: ${certPath} holds no certificate in PEM. Such a file begins with -----BEGIN CERTIFICATE-----.`;
  if (!isUsable({ key }))
    return `ICEBREAKER_KEY: ${keyPath} holds no private key in PEM, or one behind a passphrase. Give one without.`;
  if (!isUsable({ cert, key }))
    return `ICEBREAKER_KEY: ${keyPath} is not the key of the certificate in ${certPath}. Give the two that were made together.`;
  return { cert, key };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

function isUsable(options: SecureContextOptions): boolean {
  // An empty text would be taken as none.
  if (Object.values(options).some((text) => text === '')) return false;
  try {
    createSecureContext(options);
    return true;
  } catch {
    return false;
  }
}
