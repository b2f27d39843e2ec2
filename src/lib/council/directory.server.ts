import type { Database } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { keptUntilChange, readRevisions } from '#lib/server/revisions.server.ts';
import { makeDirectory, type Directory, type Records } from './council.ts';

/**
 * The council without its people, as it is now. Warm it costs one statement, shared by all who ask at once for what has changed;
 * two requests that find it changed at once load it once.
 */
export async function directoryOf({ db }: Pick<Installation, 'db'>): Promise<Directory> {
	return directoryAtRevision(db, (await readRevisions(db)).council);
}

/** The same for whoever has just read the number of the `council` revision in a statement of its own. */
export const directoryAtRevision = keptUntilChange('council', async (db) =>
	makeDirectory(await readRecords(db))
);

async function readRecords({ read }: Database): Promise<Records> {
	const [bodies, institutions, successions, posts] = await Promise.all([
		read.body.findMany({ omit: { version: true }, include: { mandates: { omit: { version: true } } } }),
		read.institution.findMany({
			orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
			include: {
				names: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] }
			}
		}),
		read.institutionSuccession.findMany({ orderBy: [{ date: 'asc' }, { id: 'asc' }] }),
		read.post.findMany({ include: { institutions: { orderBy: { position: 'asc' } } } })
	]);
	return {
		bodies: bodies as Records['bodies'],
		institutions: institutions as unknown as Records['institutions'],
		successions,
		posts: posts.map(({ institutions: ofPost, ...post }) => ({
			...post,
			institutionIds: ofPost.map((one) => one.institutionId)
		})) as Records['posts']
	};
}
