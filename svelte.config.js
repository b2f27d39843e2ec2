import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ envPrefix: '' }),
		// A refusal is shown at any address: what it links to must not depend on how deep that is.
		paths: { relative: false },
		// Our own origin check stands in hooks.server.ts: SvelteKit's skips JSON and refuses one-click unsubscribing.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'frame-src': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'base-uri': ['none']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push(
					'../prisma/**/*.ts',
					'../tests/**/*.ts',
					'../tests/**/*.mjs',
					'../*.ts',
					'../*.js'
				);
				return config;
			}
		}
	}
};
