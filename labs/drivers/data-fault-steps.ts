import type { FaultStepId } from '#labs/model/scenarios/fault-steps.ts';
import type { StepCode } from './participant.ts';
import { whenOpen } from './wait-until.ts';

/** Steps of calls with a data channel that is used wrongly. Each is what somebody really writes. */
export const dataFaultCode = {
  'alice-channel': ({ alice }) => {
    // #region alice-channel
    alice.channel = alice.pc.createDataChannel('chat');
    // #endregion
  },

  'send-at-once': ({ alice }) => {
    // #region send-at-once
    // Nothing is connected yet, least of all the channel.
    alice.channel.send('Hello, Bob!');
    // #endregion
  },

  'bob-channel': ({ bob }) => {
    // #region bob-channel
    // The same label, so it must be the same channel. It is not.
    bob.channel = bob.pc.createDataChannel('chat');
    // #endregion
  },

  'alice-agreed-channel': ({ alice }) => {
    // #region alice-agreed-channel
    alice.channel = alice.pc.createDataChannel('chat', { negotiated: true, id: 1 });
    // #endregion
  },

  'bob-agreed-channel': ({ bob }) => {
    // #region bob-agreed-channel
    // Both sides must name the same id, and this is another one.
    bob.channel = bob.pc.createDataChannel('chat', { negotiated: true, id: 2 });
    // #endregion
  },

  chat: async ({ alice, bob, signal }) => {
    // #region chat
    await Promise.all([whenOpen(alice.channel, signal), whenOpen(bob.channel, signal)]);
    alice.channel.send('Hello, Bob!');
    bob.channel.send('Hello, Alice!');
    // #endregion
  },

  'send-picture': async ({ alice, signal }) => {
    // #region send-picture
    await whenOpen(alice.channel, signal);
    // A picture of 300 kB in one message.
    alice.channel.send(new ArrayBuffer(300_000));
    // #endregion
  },

  'send-flood': async ({ alice, signal }) => {
    // #region send-flood
    await whenOpen(alice.channel, signal);
    // A file of 24 MB, as fast as the loop can run.
    for (let part = 0; part < 96; part += 1) alice.channel.send(new ArrayBuffer(250_000));
    // #endregion
  },
} satisfies Partial<Record<FaultStepId, StepCode>>;
