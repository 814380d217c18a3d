/** What the data lab says. */
export const data = {
  title: 'Data channels',
};

export type DataMessages = typeof data;
