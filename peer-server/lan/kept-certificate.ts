import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { Certificate } from './make-certificate.ts';
import { makeCertificate } from './make-certificate.ts';

/** Days before its end at which a certificate is replaced, so that it outlives the lesson. */
const spareDays = 7;
const dayMs = 86_400_000;

/**
 * The certificate of the last start, so that what people have allowed on their phones stays allowed; a new one where there is
 * none, where it misses one of these names, or ends within a week.
 *
 * @param folder where it is kept; made when it is missing
 * @throws the system's error when the folder cannot be written
 */
export async function keptCertificate(
  folder: string,
  names: readonly string[],
  now = new Date(),
): Promise<Certificate & { isNew: boolean }> {
  const files = { cert: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const kept = read(files);
  if (kept !== null && fits(kept, names, now)) return { ...kept, isNew: false };
  const made = await makeCertificate(names, now);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Nobody else on this machine may read the key, not for a moment, also where a file with other rights is there already.
  writeFileSync(files.key, '', { mode: 0o600 });
  chmodSync(files.key, 0o600);
  writeFileSync(files.key, made.key);
  writeFileSync(files.cert, made.cert);
  return { ...made, isNew: true };
}

function read(files: Certificate): Certificate | null {
  try {
    return { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
  } catch {
    return null;
  }
}

function fits({ cert, key }: Certificate, names: readonly string[], now: Date): boolean {
  try {
    createSecureContext({ cert, key });
    const certificate = new X509Certificate(cert);
    const from = new Date(certificate.validFrom).getTime();
    const to = new Date(certificate.validTo).getTime();
    const isInTime = from <= now.getTime() && now.getTime() + spareDays * dayMs < to;
    return isInTime && names.every((name) => isFor(certificate, name));
  } catch {
    // Half written, or not ours.
    return false;
  }
}

function isFor(certificate: X509Certificate, name: string): boolean {
  return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
}
