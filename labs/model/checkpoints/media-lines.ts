/** One m-line of a description. */
export type MediaLine = {
  /** `audio`, `video` or `application`. */
  kind: string;
  /** 0 means that this section is refused; any other number says nothing. */
  port: number;
};

/**
 * The m-lines of an SDP text, in order; empty when it has none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8866#section-5.14
 */
export function mediaLines(sdp: string): readonly MediaLine[] {
  return [...sdp.matchAll(/^m=(\S+) (\d+)/gm)].map(([, kind = '', port = '']) => ({ kind, port: Number(port) }));
}
