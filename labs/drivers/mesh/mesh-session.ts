import type { MeshMeasurement } from '#labs/model/mesh/cost.ts';
import type { Mistake } from '#labs/model/mesh/mistakes.ts';
import { pairBetween, pairIdOf, seatOf, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import { countMesh, emptyMesh, isWhole, type MeshView } from '#labs/model/mesh/view.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import type { TraceStore } from '../trace-store.ts';
import { createMeshMeter } from './measure-mesh.ts';
import { createMeshPeer, type MeshPeer } from './mesh-peer.ts';
import type { MeshLook } from './mesh-picture.ts';
import { linksBySeat, ownPairs, viewMesh } from './mesh-view.ts';
import { createPairTraces } from './pair-traces.ts';
import { shareStates } from './share-states.ts';
import { takeSeat } from './take-seat.ts';

/** What is shown of a mesh; a new object whenever something of it has changed. */
export type MeshScene = {
  view: MeshView;
  /** For each peer of this page: what it sends, and what it receives of each other one. */
  pictures: ReadonlyMap<Seat, { own: MediaStream; others: ReadonlyMap<Seat, MediaStream> }>;
  /** The last measurement of each size, and what each peer of this page sends, in kbit/s. */
  measured: readonly MeshMeasurement[];
  uplinks: ReadonlyMap<Seat, number>;
  /** Why the browser made no connection; `null` when all is well. */
  problem: unknown;
};

export type MeshSession = {
  storeOf: (pair: PairId) => TraceStore;
  scene: () => MeshScene;
  /** Called at most once for each frame. Returns the function that ends the subscription. */
  subscribe: (listener: () => void) => () => void;
  /** One more peer in this page. `full` when the room has no place left. */
  join: () => Promise<'joined' | 'full' | 'over'>;
  leave: (seat: Seat) => void;
  crash: (seat: Seat) => void;
  /** Everybody in this page leaves. */
  hangUp: () => void;
  /** The same, and begins with empty traces. */
  reset: () => void;
  /** Resolves once every two peers are connected, or the mesh has been reset. */
  whole: () => Promise<void>;
  /** Whose statistics are recorded. */
  watch: (pair: PairId) => void;
  setMistake: (mistake: Mistake) => void;
};

const measureEveryMs = 2000;
export const emptyScene: MeshScene = {
  view: emptyMesh,
  pictures: new Map(),
  measured: [],
  uplinks: new Map(),
  problem: null,
};

/** The peers of this page in one room. Everything ends with `signal`; whoever is left then says goodbye. */
export function createMeshSession(
  room: string,
  looks: Readonly<Record<Seat, MeshLook>>,
  signal: AbortSignal,
): MeshSession {
  const traces = createPairTraces();
  const peers = new Map<Seat, { peer: MeshPeer; seat: AbortController }>();
  const crashed = new Set<Seat>();
  const listeners = new Set<() => void>();
  let life = new AbortController();
  let meter = createMeshMeter();
  let timer: ReturnType<typeof setInterval> | undefined;
  let mistake: Mistake = 'none';
  let watched: PairId = 'alice-bob';
  let scene = emptyScene;
  let counted = '';

  const shared = shareStates(room, () => change(), signal);
  const own = () => [...peers.values()].map(({ peer }) => peer);
  const show = createFrameSchedule(() => listeners.forEach((listener) => listener()));
  const change = (part: Partial<MeshScene> = {}) => {
    const view = viewMesh(own(), crashed, shared.theirs());
    shared.tell(ownPairs(own()));
    for (const seat of crashed) if (!view.peers.some((each) => each.seat === seat)) crashed.delete(seat);
    const pictures = new Map(
      own().map((peer) => [
        peer.seat,
        {
          own: peer.stream,
          others: new Map(
            [...linksBySeat(peer)].flatMap(([seat, { stream }]) => (stream ? [[seat, stream] as const] : [])),
          ),
        },
      ]),
    );
    scene = { ...scene, view, pictures, ...part };
    const counts = countMesh(view);
    if (counted !== JSON.stringify(counts)) {
      counted = JSON.stringify(counts);
      traces.note({ type: 'mesh.changed', facts: counts });
    }
    show.request();
  };

  const measure = async () => {
    const [all, meterNow] = [own(), meter];
    const measurement = await meterNow
      .read(all, (peer, { other }, reports) => {
        const seat = seatOf(other);
        if (meterNow === meter && seat && pairIdOf(pairBetween(peer.seat, seat)) === watched)
          traces.recorder(peer.id, other)('stats.sampled', { reports });
      })
      .catch(() => null);
    // Who came or went meanwhile has made it a figure of nothing.
    if (meterNow !== meter || all.length !== peers.size) return;
    const uplinks = new Map(
      all.flatMap((peer) => (meter.uplinkOf(peer) === null ? [] : [[peer.seat, meter.uplinkOf(peer) ?? 0]])),
    );
    const counts = countMesh(scene.view);
    if (!measurement || !isWhole(counts) || measurement.peers !== counts.peers) {
      change({ uplinks });
      return;
    }
    const { peers: size, uplink, encoding } = measurement;
    traces.note({ type: 'mesh.measured', facts: { peers: size, uplink, encoding } });
    change({ uplinks, measured: [...scene.measured.filter((each) => each.peers !== size), measurement] });
  };
  const runMeter = () => {
    if (peers.size > 0) timer ??= setInterval(() => void measure(), measureEveryMs);
    else {
      clearInterval(timer);
      timer = undefined;
    }
  };

  const end = (seat: Seat, how: 'leave' | 'crash') => {
    const found = peers.get(seat);
    if (!found) return;
    peers.delete(seat);
    if (how === 'crash') crashed.add(seat);
    found.peer[how]();
    found.seat.abort();
    runMeter();
    change();
  };
  const hangUp = () => {
    life.abort();
    life = new AbortController();
    for (const seat of [...peers.keys()].reverse()) end(seat, 'leave');
    crashed.clear();
    meter = createMeshMeter();
    change({ uplinks: new Map() });
  };
  signal.addEventListener('abort', hangUp, { once: true });

  return {
    storeOf: traces.storeOf,
    scene: () => scene,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async join() {
      const [mine, held] = [life, new AbortController()];
      const seat = await takeSeat(room, held.signal);
      if (seat === null) return 'full';
      // Hung up, or reset, before the place was ours.
      if (mine.signal.aborted || signal.aborted) {
        held.abort();
        return 'over';
      }
      const peer = createMeshPeer({
        ...{ seat, room, look: looks[seat], traces },
        mistake: () => mistake,
        onChange: () => change(),
        onProblem: (problem) => change({ problem }),
      });
      crashed.delete(seat);
      peers.set(seat, { peer, seat: held });
      runMeter();
      change();
      peer.join();
      return 'joined';
    },
    leave: (seat) => end(seat, 'leave'),
    crash: (seat) => end(seat, 'crash'),
    hangUp,
    reset() {
      hangUp();
      traces.clear();
      counted = '';
      scene = emptyScene;
      show.request();
    },
    whole() {
      const mine = life;
      return new Promise((resolve) => {
        const look = () => {
          if (!mine.signal.aborted && !isWhole(countMesh(scene.view)) && peers.size > 1) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      });
    },
    watch: (pair) => void (watched = pair),
    setMistake: (next) => void (mistake = next),
  };
}
