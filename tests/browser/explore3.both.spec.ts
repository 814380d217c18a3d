import { test } from './support/observed-page.ts';
test('explore3', async ({ observed }) => {
  const r = await observed.evaluate(async () => {
    const { createTraceStore } = await import('/labs/drivers/trace-store.ts' as string);
    const { observeConnection } = await import('/labs/drivers/observe-connection.ts' as string);
    const store = createTraceStore(); const out: string[] = [];
    const pc = new RTCPeerConnection(); pc.createDataChannel('x');
    observeConnection(pc, store.recorderFor('alice'), new AbortController().signal);
    pc.addEventListener('signalingstatechange', () => pc.close());
    void pc.setLocalDescription().then(() => out.push('resolved'), (e: unknown) => out.push('rejected ' + e));
    await new Promise((r) => setTimeout(r, 500));
    store.flush();
    out.push(JSON.stringify(store.getTrace().events.map((e: {type: string, call: string, state: string, error: unknown}) => [e.type, e.call ?? e.state ?? '', e.error ?? ''])));
    return out;
  });
  console.log(JSON.stringify(r));
});
