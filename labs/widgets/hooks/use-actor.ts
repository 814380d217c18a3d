import { useSyncExternalStore } from 'preact/compat';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';

/** The snapshot of a running actor, or `undefined` as long as there is none. */
export function useActor<M extends AnyStateMachine>(actor: Actor<M> | undefined): SnapshotFrom<M> | undefined {
  return useSyncExternalStore(
    (listener) => {
      const subscription = actor?.subscribe(listener);
      return () => subscription?.unsubscribe();
    },
    () => actor?.getSnapshot() as SnapshotFrom<M> | undefined,
  );
}
