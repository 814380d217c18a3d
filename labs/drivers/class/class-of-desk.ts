import { keepClassIdentity, readClassIdentity } from './class-identity.ts';
import { createCommandSender, type Sender } from './command-sender.ts';
import { openRemote, openWall, type Wall } from './desk-topics.ts';
import { createPatientSender } from './patient-sender.ts';
import { seeClass, type SeenClassSource } from './seen-class.ts';
import type { StageCommand } from '#labs/model/class/command.ts';
import type { DeskEntry, DeskWish } from '#labs/model/class/desk-log.ts';
import type { RemoteAccess } from '#labs/model/class/remote-link.ts';
import { shortTopicLength } from '#labs/model/relay/wire.ts';
import { randomId } from '../random-id.ts';
import { createRelaySocket, resolveShort } from '../relay/relay-socket.ts';
import { createTopicToken, topicOfToken } from '../relay/topic-token.ts';

/** Everything a desk has to do with its class. */
export type ClassOfDesk = {
  /** Topic of the stage, and of the wall. */
  topic: string;
  wallTopic: string;
  seen: SeenClassSource;
  wall: Wall;
  send: Sender<StageCommand>;
  /** Once the stage is open: what a learner types, the short form where that leads here. */
  code: () => Promise<string>;
  access: () => RemoteAccess;
  tellRemote: (entry: DeskEntry) => void;
  /** Remotes that were given out until now do nothing and hear nothing any more. */
  revoke: () => Promise<void>;
};

/** Takes up the class of this device, or begins one. The stage finds its token and the wall in what is kept here. */
export async function openClass(
  { onWish }: { onWish: (wish: DeskWish['do']) => void },
  signal: AbortSignal,
): Promise<ClassOfDesk> {
  const known = readClassIdentity();
  const stage = known.stage ?? createTopicToken();
  const desk = known.desk ?? createTopicToken();
  let remote = known.remote ?? createTopicToken();
  let { key } = known;
  const [topic, wallTopic, first] = await Promise.all([stage, desk, remote].map(topicOfToken));
  if (topic === undefined || wallTopic === undefined || first === undefined) throw new Error('There is no topic.');
  let remoteTopic = first;
  keepClassIdentity({ stage, desk, wall: wallTopic, remote });

  const socket = createRelaySocket(signal);
  const speak = () => openRemote(socket, { token: remote, key: () => key, onWish }, signal);
  let speaking = speak();
  let last: DeskEntry | null = null;
  const seen = seeClass(socket, topic, signal);
  return {
    topic,
    wallTopic,
    seen,
    wall: openWall(socket, desk, () => speaking.begin(), signal),
    send: createPatientSender(
      createCommandSender(socket, topic, () => key),
      seen,
      signal,
    ).send,
    async code() {
      const { stageTopic, stageShort } = readClassIdentity();
      if (stageTopic === topic && stageShort !== null) return stageShort;
      const short = topic.slice(0, shortTopicLength);
      return (await resolveShort(socket, short, signal)) === topic ? short : topic;
    },
    access: () => ({ stage: topic, desk: remoteTopic, key }),
    tellRemote(entry) {
      last = entry;
      speaking.tell(entry);
    },
    async revoke() {
      speaking.end();
      [remote, key] = [createTopicToken(), randomId()];
      remoteTopic = await topicOfToken(remote);
      keepClassIdentity({ remote, key });
      speaking = speak();
      if (last) speaking.tell(last);
    },
  };
}
