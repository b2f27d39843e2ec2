import { makeActor } from '../setup/council.ts';
import { makeGuideDraft } from '../setup/guide.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A draft of a municipality of the sample, as the secretariat began it; answers its id. */
export async function makeBrowserGuide(installation: Installation): Promise<string> {
	const { read } = installation.db;
	const { id: userId, name } = await read.user.findFirstOrThrow({ where: { role: 'SECRETARY' } });
	const place = { startsWith: 'Gulbenes novada', endsWith: 'pašvaldība' };
	const { institutionId } = await read.institutionName.findFirstOrThrow({ where: { name: place } });
	return makeGuideDraft(makeActor(installation, { userId, name, role: 'SECRETARY' }), institutionId);
}
