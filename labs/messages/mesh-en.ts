/** What the mesh lab says. */
export const mesh = {
  title: 'A mesh of peers',
};

export type MeshMessages = typeof mesh;
