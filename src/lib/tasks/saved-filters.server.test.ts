import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { readChange } from './lifecycle-undoing.server.ts';
import { deleteFilter, listFilters, renameFilter, saveFilter, undoers } from './saved-filters.server.ts';

/** What a refusal said: its reason, and the fields where there are any. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	try {
		await work;
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('was not refused');
}

async function setting(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind);
	const somebody = async (role: Actor['role'] = null) =>
		makeActor(installation, { userId: await makeUser(installation), role });
	const actors = {
		...{ secretary: await somebody('SECRETARY'), assistant: await somebody('ASSISTANT') },
		...{ member: await somebody(), other: await somebody() }
	};
	const names = async (actor: Actor) => (await listFilters(actor)).map(({ name }) => name);
	const undo = async (actor: Actor, eventId: string | null | undefined) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId ?? ''));
		return undoers[change.deed]!(actor, change);
	};
	const form = (more: object = {}) => ({
		id: newId(),
		name: 'Nokavētie',
		query: 'period=late&page=3',
		...more
	});
	return { installation, ...actors, names, undo, form };
}

describe.each(databaseKinds)('a saved view of the register on %s', (kind) => {
	it('is there for whoever saved it, without what makes no sense in it', async () => {
		const { member, other, names, form } = await setting(kind);
		await saveFilter(member, form({ query: 'period=late&body=nowhere&page=3&n=7' }));
		expect(await listFilters(member)).toMatchObject([
			{ name: 'Nokavētie', query: 'period=late', isShared: false, isOwn: true }
		]);
		expect(await names(other)).toEqual([]);
	});

	it('is for all where the secretariat says so; the secretariat’s to change', async () => {
		const { secretary, assistant, member, form, names, installation } = await setting(kind);
		expect((await refusalOf(saveFilter(member, form({ isShared: true })))).reason).toBe('NOT_FOUND');
		const administrator = makeActor(installation, { userId: 'x', role: 'ADMINISTRATOR' });
		expect((await refusalOf(saveFilter(administrator, form({ isShared: true })))).reason).toBe('NOT_FOUND');
		const { id } = await saveFilter(secretary, form({ isShared: true }));
		expect(await listFilters(member)).toMatchObject([{ isShared: true, isOwn: false }]);
		expect((await refusalOf(renameFilter(member, { id, name: 'Mans' }))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(deleteFilter(member, { id }))).reason).toBe('NOT_FOUND');
		await renameFilter(assistant, { id, name: 'Visi nokavētie' });
		expect(await names(member)).toEqual(['Visi nokavētie']);
	});

	it('is saved, renamed and deleted once, and each of it is undone', async () => {
		const { member, other, names, undo, form } = await setting(kind);
		const sent = form();
		const [saved] = await Promise.all([saveFilter(member, sent), saveFilter(member, sent)]);
		expect(await saveFilter(member, sent)).toMatchObject({ eventId: null });
		expect((await refusalOf(saveFilter(other, sent))).reason).toBe('NOT_FOUND');
		const renamed = await renameFilter(member, { id: saved.id, name: 'Kavējas' });
		expect(await renameFilter(member, { id: saved.id, name: 'Kavējas' })).toMatchObject({ eventId: null });
		await undo(member, renamed.eventId);
		expect(await names(member)).toEqual(['Nokavētie']);
		const deleted = await deleteFilter(member, { id: saved.id });
		expect(await deleteFilter(member, { id: saved.id })).toBeNull();
		expect((await refusalOf(deleteFilter(other, { id: saved.id }))).reason).toBe('NOT_FOUND');
		expect(await names(member)).toEqual([]);
		expect((await refusalOf(undo(other, deleted?.eventId))).reason).toBe('NOT_FOUND');
		await undo(member, deleted?.eventId);
		expect(await listFilters(member)).toMatchObject([
			{ id: saved.id, name: 'Nokavētie', query: 'period=late' }
		]);
		expect((await refusalOf(undo(member, deleted?.eventId))).reason).toBe('CONFLICT');
	});

	it('is not taken back once it was renamed, nor put back beside one of its name', async () => {
		const { member, names, undo, form } = await setting(kind);
		const saved = await saveFilter(member, form());
		await renameFilter(member, { id: saved.id, name: 'Kavējas' });
		expect((await refusalOf(undo(member, saved.eventId))).reason).toBe('CONFLICT');
		const deleted = await deleteFilter(member, { id: saved.id });
		await saveFilter(member, form({ name: 'Kavējas' }));
		expect((await refusalOf(undo(member, deleted?.eventId))).fields).toEqual({
			name: 'tasks_problem_filter_taken'
		});
		expect(await names(member)).toEqual(['Kavējas']);
	});

	it('needs a name of its own', async () => {
		const { secretary, member, form } = await setting(kind);
		expect((await refusalOf(saveFilter(member, form({ name: ' ' })))).fields).toEqual({
			name: 'tasks_problem_filter_name'
		});
		await saveFilter(member, form());
		expect((await refusalOf(saveFilter(member, form()))).fields).toEqual({
			name: 'tasks_problem_filter_taken'
		});
		const { id } = await saveFilter(member, form({ name: 'Citi' }));
		expect((await refusalOf(renameFilter(member, { id, name: 'Nokavētie' }))).fields).toEqual({
			name: 'tasks_problem_filter_taken'
		});
		// Somebody else's may be called the same.
		await saveFilter(secretary, form());
	});
});
