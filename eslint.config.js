import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data/',
			'src/lib/server/generated/',
			'src/i18n/generated/',
			'src/i18n/project.inlang/',
			'tests/results/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// The portal is served from the root of its own host; base paths are not supported.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				// Each file by itself: the rules ask for types that a file declares, and whatever it imports is svelte-check's matter.
				project: './tests/tsconfig.lint.json',
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		},
		rules: {
			'no-restricted-imports': [
				'error',
				...['svelte/store', '$app/stores'].map((name) => ({ name, message: 'Runes hold what changes.' }))
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: ':not(TSArrayType) > TSIntersectionType:has(> TSTypeLiteral)',
					message: 'Unused props of it would go unseen: write an interface that extends the other.'
				}
			]
		}
	},
	{ files: ['src/cli/**', 'tests/**', 'prisma/**'], rules: { 'no-console': 'off' } }
);
