/** What `getCapabilities()` and `setCodecPreferences()` speak of. @see https://w3c.github.io/webrtc-pc/#dom-rtcrtpcodec */
export type Codec = { mimeType: string; clockRate: number; channels?: number; sdpFmtpLine?: string };

/** All entries of one name, such as the profiles of H.264. */
export type CodecGroup = { name: string; entries: readonly Codec[]; isHelper: boolean };

/**
 * What repairs or accompanies a stream and can carry none by itself: retransmission, redundancy, forward error correction,
 * comfort noise and tones. @see RFC 4588, RFC 2198, RFC 5109, RFC 8627, RFC 3389, RFC 4733
 */
const helpers: ReadonlySet<string> = new Set(['rtx', 'red', 'ulpfec', 'flexfec-03', 'CN', 'telephone-event']);

/** `video/VP8` is called `VP8`. */
export function codecName({ mimeType }: Pick<Codec, 'mimeType'>): string {
  return mimeType.replace(/^(audio|video)\//, '');
}

export function isHelper(name: string): boolean {
  return helpers.has(name);
}

/** Capabilities by name, in the order in which the browser gives them. */
export function groupCodecs(codecs: readonly Codec[]): readonly CodecGroup[] {
  const names = [...new Set(codecs.map(codecName))];
  return names.map((name) => ({
    name,
    entries: codecs.filter((codec) => codecName(codec) === name),
    isHelper: isHelper(name),
  }));
}

/**
 * The list for `setCodecPreferences()`: the codecs of these names in this order, and after them what helps them. A codec
 * that is not named is left out, and then cannot be negotiated.
 */
export function preferenceList(codecs: readonly Codec[], names: readonly string[]): readonly Codec[] {
  const named = names.flatMap((name) => codecs.filter((codec) => codecName(codec) === name));
  return [...named, ...codecs.filter((codec) => isHelper(codecName(codec)) && !names.includes(codecName(codec)))];
}

/** The same list with one item in another place; a place beyond the ends is the end. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, Math.max(0, to)), item, ...rest.slice(Math.max(0, to))];
}
