import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What each layer may import beside itself; everything that is not listed is above it. `labs/README.md` draws it. */
const mayImport = {
  'labs/model': [],
  'labs/messages': [],
  'labs/drivers': ['labs/model'],
  'labs/widgets': ['labs/model', 'labs/drivers', 'labs/messages'],
  src: ['labs/model', 'labs/drivers', 'labs/messages', 'labs/widgets'],
  'peer-server': ['labs/model'],
};

/** Layers of which only types may be imported: the text of a message must not depend on code. */
const typesOnly = { 'labs/messages': ['labs/model'] };

/** Packages a layer may use; a layer that is not listed may use any. */
const packages = { 'labs/model': ['xstate', 'valibot'], 'labs/messages': [] };

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Matches an import of `folder`, by its alias or by a relative path from a folder beside it. */
function importsOf(folder) {
  const last = escape(folder.split('/').at(-1));
  return `^(#${escape(folder)}/|(\\.\\./)+(labs/)?${last}/)`;
}

const directions = Object.entries(mayImport).map(([layer, allowed]) => {
  const others = [...Object.keys(mayImport), 'content', 'tests'].filter((other) => other !== layer);
  const patterns = others
    .filter((other) => !allowed.includes(other))
    .map((other) => ({
      regex: importsOf(other),
      allowTypeImports: typesOnly[layer]?.includes(other) ?? false,
      message: `${layer} must not know about ${other}.`,
    }));
  if (packages[layer] !== undefined) {
    const known = packages[layer].map((name) => `${escape(name)}(/|$)`);
    const message = `${layer} may use ${packages[layer].join(' and ') || 'no package'}, and nothing of a browser or of Node.`;
    patterns.push({ regex: `^(?!${['\\.', '#', ...known].join('|')})`, message });
  }
  return {
    name: `icebreaker/imports of ${layer}`,
    files: [`${layer}/**/*.{ts,tsx,mjs}`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
});

const impureGlobals = [
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'performance', 'crypto', 'fetch'],
  ...['console', 'window', 'document', 'navigator', 'localStorage', 'globalThis', 'process'],
];

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'coverage/', 'tests/output/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'icebreaker/everywhere',
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      'array-callback-return': 'error',
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-dupe-else-if': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-assignment': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    name: 'icebreaker/with types',
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...directions,
  {
    name: 'icebreaker/shipped code is silent',
    files: ['labs/**', 'src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    name: 'icebreaker/the model is pure',
    files: ['labs/model/**'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes with the event.' },
        { object: 'Math', property: 'random', message: 'Chance comes with the event.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes with the event.' },
      ],
    },
  },
  {
    name: 'icebreaker/every test runs',
    files: ['tests/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name=/^(only|skip|skipIf|runIf|todo|fixme|fails|fail)$/]',
          message: 'Every test runs, and every test passes: mend it or delete it.',
        },
        {
          selector:
            'MemberExpression[object.property.name=/^(describe|each|concurrent)$/][property.name=/^(only|skip|todo|fixme)$/]',
          message: 'Every test runs, and every test passes: mend it or delete it.',
        },
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for a state, never for time.',
        },
      ],
    },
  },
);
