import { groupPath, readGroupEvent, type GroupEvent } from '#labs/model/group-wire.ts';
import type { MeshMessage } from '#labs/model/mesh/mesh-message.ts';

export type GroupSocket = { say: (to: string | null, message: MeshMessage) => void; close: () => void };

/**
 * A place in a group of the bundled server, which carries signaling between its members. It ends with `close`, and then tells
 * nothing more; when the server ends it, or was never reached, `onLost` is told once.
 */
export function openGroup(
  room: string,
  onEvent: (event: GroupEvent) => void,
  onLost: (wasOpen: boolean) => void,
): GroupSocket {
  // #region group-socket
  const socket = new WebSocket(`${groupPath}${room}`);
  let wasOpen = false;
  socket.onmessage = ({ data }) => {
    const event = readGroupEvent(String(data));
    if (event?.type === 'welcome') wasOpen = true;
    if (event) onEvent(event);
  };
  socket.onclose = () => onLost(wasOpen);
  return {
    say(to, message) {
      // What cannot be sent any more is of a visit that is over: whoever comes back begins anew.
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ to, message }));
    },
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
  // #endregion
}
