import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	ssr: { external: ['@prisma/client', 'better-sqlite3'] },
	// The script of a task's page is built like a worker, a file of its own beside the pages; it is a module.
	worker: { format: 'es' },
	build: { target: 'es2022' },
	test: {
		globalSetup: ['tests/setup/databases.ts'],
		testTimeout: 30_000,
		hookTimeout: 60_000,
		pool: 'forks',
		projects: [
			// A room keeps nothing between its tests, so that files may follow one another in one process: to load a room anew for
			// each took as long as its tests.
			{
				extends: true,
				test: { name: 'rooms', include: ['src/lib/**/*.test.ts', 'src/routes/**/*.test.ts'], isolate: false }
			},
			// Portals and commands are processes of their own, which are told how to begin by the environment.
			{
				extends: true,
				test: { name: 'portal', include: ['src/*.test.ts', 'src/cli/**/*.test.ts', 'tests/**/*.test.ts'] }
			}
		]
	}
});
