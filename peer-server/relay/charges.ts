/** What is used in all, and by whom. */
export type Charges = {
  add: (address: string, amount: number) => void;
  hasRoom: (address: string, more: number) => boolean;
  total: () => number;
};

export function createCharges(most: number, mostOfOne: number): Charges {
  const byAddress = new Map<string, number>();
  let total = 0;
  return {
    add(address, amount) {
      total += amount;
      const used = (byAddress.get(address) ?? 0) + amount;
      if (used === 0) byAddress.delete(address);
      else byAddress.set(address, used);
    },
    hasRoom: (address, more) => total + more <= most && (byAddress.get(address) ?? 0) + more <= mostOfOne,
    total: () => total,
  };
}
