import config from './astro.config.mjs';
export default { ...config, integrations: config.integrations.filter((each) => each.name !== 'precompress') };
