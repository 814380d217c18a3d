import { useEffect } from 'preact/hooks';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';
import { noRush } from '../rush.ts';
import { useFrameState } from './use-frame-store.ts';

/** The snapshot of a running actor, drawn once a frame; `undefined` as long as there is no actor. */
export function useActor<M extends AnyStateMachine>(
  actor: Actor<M> | undefined,
  rush = noRush,
): SnapshotFrom<M> | undefined {
  const [snapshot, update] = useFrameState<SnapshotFrom<M> | undefined>(undefined, rush);
  useEffect(() => {
    const look = () => update(() => actor?.getSnapshot());
    look();
    const subscription = actor?.subscribe(look);
    return () => subscription?.unsubscribe();
  }, [actor]);
  return snapshot;
}
