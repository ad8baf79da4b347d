import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import globals from 'globals'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['node_modules', 'build', 'data', 'out', '.cache', 'prisma/generated', 'public/assets', 'test-results'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // a region that scrolls must be reachable by keyboard
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region'], tags: [] }],
      'no-control-regex': 'off',
      'no-console': 'error',
    },
  },
  { files: ['bin/schema-engine.mjs'], rules: { 'no-console': 'off' } },
  { files: ['app/entry.client.ts', 'app/ui/client/**'], languageOptions: { globals: globals.browser } },
)
