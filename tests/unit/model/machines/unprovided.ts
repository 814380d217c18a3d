import { createActor, type ActorOptions, type AnyStateMachine, type EventFromLogic } from 'xstate';

/** The error an actor of this machine stops with after these events; `undefined` when it goes on. */
export function errorOf<M extends AnyStateMachine>(
  machine: M,
  options: ActorOptions<M>,
  ...events: readonly EventFromLogic<M>[]
): unknown {
  const actor = createActor(machine, options as ActorOptions<AnyStateMachine>);
  let error: unknown;
  actor.subscribe({ error: (cause) => void (error = cause) });
  actor.start();
  for (const event of events) if (error === undefined) actor.send(event);
  actor.stop();
  return error;
}
