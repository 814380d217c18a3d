// `npm start` and `npm run dev`. Kept to syntax that an old Node can read, so that it can say it is too old.
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    `Icebreaker needs Node 20 or newer; this is Node ${process.versions.node}. Install the current LTS release of Node, then try again.`,
  );
  process.exitCode = 1;
} else {
  import('./launch.mjs').then(({ launch }) => launch(process.argv.slice(2)));
}
