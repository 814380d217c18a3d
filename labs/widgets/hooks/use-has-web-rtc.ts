import { useEffect, useState } from 'preact/hooks';

/** Whether calls can be made here. True on the server, so that its absence is told only where it is known. */
export function useHasWebRtc(): boolean {
  const [has, setHas] = useState(true);
  useEffect(() => setHas(typeof RTCPeerConnection === 'function'), []);
  return has;
}
