import type { DataCall } from '#labs/drivers/data/data-call.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';

type Props = { call: DataCall | null; words: TransferMessages; m: CommonMessages; lang: string; isOff: boolean };

export function TransferPanel({ words }: Props) {
  return <h3>{words.title}</h3>;
}
