/** What the transfer part of a lab says. */
export const transfer = {
  title: 'Send a file',
};

export type TransferMessages = typeof transfer;
