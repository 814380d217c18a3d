/** The subprotocol of a channel that carries a file. @see https://www.rfc-editor.org/rfc/rfc8832#section-5.1 */
export const transferProtocol = 'icebreaker-file';
