import type { Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refuseField } from '#lib/server/input.ts';
import type { Capacity } from './capacities.ts';
import type { EditedTask } from './editing-task.server.ts';
import {
	isRegistered,
	owingCapacities,
	registeredWhat,
	registrationOf,
	type Registered,
	type RegisteredWay,
	type Registration
} from './extension-registering.ts';
import { todayOf } from './lifecycle.server.ts';
import { unrestricted } from './restricting.ts';
import { attachInside } from './task-documents.server.ts';

/** What the secretariat writes down for somebody else. */
export interface Registering {
	readonly way: RegisteredWay;
	readonly registered: Registered;
	/** Who asks. */
	readonly capacity: Capacity;
	/** The office of whoever registers it, for the record. */
	readonly by: string;
	/** The letter itself. */
	readonly uploads: readonly Upload[];
}

interface Typed {
	readonly way: RegisteredWay | null;
	readonly owner: string | null;
	readonly letterNumber: string | null;
	readonly letterDate: PlainDate | null;
	readonly uploads: readonly Upload[];
}

/** What a form registers; null where the secretariat asks itself. Refuses a field that is missing or makes no sense. */
export function registeredBy(
	actor: Actor,
	directory: Directory,
	task: EditedTask,
	{ way, owner, letterNumber: number, letterDate: date, uploads }: Typed
): Registering | null {
	// Of a letter without its way nobody would know what it was.
	if (way === null)
		return number || date || uploads.length ? refuseField('way', 'extensions_problem_way') : null;
	const owing = owingCapacities(task, directory, todayOf(actor));
	const [only] = owing.length === 1 ? owing : [];
	const capacity = owing.find(({ key }) => key === owner) ?? (owner ? undefined : only);
	if (!capacity) return refuseField('owner', 'extensions_problem_owner');
	if (date === null) return refuseField('letterDate', 'calendar_problem_date_missing');
	if (date > todayOf(actor)) return refuseField('letterDate', 'extensions_problem_letter_future');
	return { way, registered: { number, date }, capacity, by: officeOf(actor), uploads };
}

/** The letter stands with the entry that tells of it. */
export async function leaveLetter(
	tx: Transaction,
	actor: Actor,
	task: EditedTask,
	entryId: string,
	{ way, registered, by, uploads }: Registering
): Promise<void> {
	if (uploads.length === 0) return;
	const what = registeredWhat({ way, ...registered }, 'lv');
	await attachInside(tx, actor, task, {
		...{ id: newId(), entryId, title: what[0]!.toUpperCase() + what.slice(1), note: null },
		...{ audience: 'COUNCIL', restriction: unrestricted, capacity: { text: by }, uploads }
	});
}

/** What was registered of requests, by their ids: it stands in their entries. No statement where none was. */
export async function readRegistrations(
	reading: { readonly progressEntry: Pick<Transaction['progressEntry'], 'findMany'> },
	requests: readonly { readonly id: string; readonly via: string }[]
): Promise<ReadonlyMap<string, Registration>> {
	const ids = requests.flatMap(({ id, via }) => (isRegistered(via) ? [id] : []));
	if (ids.length === 0) return new Map();
	const entries = await reading.progressEntry.findMany({
		where: { id: { in: ids } },
		select: { id: true, via: true, details: true }
	});
	return new Map(
		entries.flatMap(({ id, via, details }) => {
			const registration = registrationOf(via, JSON.parse(details ?? 'null'));
			return registration ? [[id, registration] as const] : [];
		})
	);
}
