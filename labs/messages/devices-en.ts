/** What the devices part of a lab says. */
export const devices = {
  title: 'Devices',
};

export type DevicesMessages = typeof devices;
