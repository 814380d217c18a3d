/** What the data lab says. */
export const data = {
  title: 'Data channels',
  connect: 'Connect',
};

export type DataMessages = typeof data;
