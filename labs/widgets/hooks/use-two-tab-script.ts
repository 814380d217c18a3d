import { useEffect } from 'preact/hooks';
import { waitFor } from 'xstate';
import type { TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import type { CallMode } from '#labs/model/machines/two-tab.ts';
import { registerLab } from '../registry.ts';

/** Goes into a room if this tab is in none. Resolves when it is in, or was refused. */
export async function enterAnyRoom({ actor }: TwoTabSession): Promise<void> {
  if (actor.getSnapshot().can({ type: 'enter', room: null })) actor.send({ type: 'enter', room: null });
  await waitFor(actor, (now) => !now.matches({ room: 'entering' }));
}

/** Lets checkpoints and scripts find this tab's lab. */
export function useTwoTabScript(name: string, session: TwoTabSession | undefined, mode: CallMode): void {
  useEffect(() => {
    if (!session) return;
    const { store, actor } = session;
    const enter = () => enterAnyRoom(session);
    const call = async () => {
      await waitFor(actor, (now) => now.matches({ room: 'together' }));
      actor.send({ type: 'call', mode });
      await waitFor(actor, (now) => now.matches({ call: { active: 'up' } }) || now.matches({ call: { idle: 'over' } }));
    };
    return registerLab({
      name,
      source: store,
      isPaused: () => session.steppedCall()?.director.actor.getSnapshot().matches('ready') ?? false,
      run: async () => {
        await enter();
        await call();
      },
      step: () => (actor.getSnapshot().can({ type: 'enter', room: null }) ? enter() : call()),
      reset: () => actor.send({ type: 'leave' }),
      hangUp: () => actor.send({ type: 'hang-up' }),
    });
  }, [session, mode]);
}
