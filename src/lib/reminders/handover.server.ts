import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, deeds, inForce } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { handoverFacts } from '#lib/council/replacing-schema.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { titleForMail } from '#lib/tasks/visibility.server.ts';
import { renderHandover, type HandoverView } from './handover-mail.ts';
import { owedBySeat } from './handover-owed.server.ts';

/** Mail programs cut long mails off: so many tasks are shown, the portal has the rest. */
const mostTasks = 16;

const handover: MailKind = {
	async stillWanted(installation, mail) {
		return (
			(await isStillTheirs(installation, mail)) || m.people_handover_dropped({}, { locale: mail.locale })
		);
	},
	async render(installation, mail) {
		const { postId, membershipId } = handoverFacts.parse(mail.facts);
		const membership = await installation.db.read.membership.findUnique({ where: { id: membershipId } });
		const today = rigaDate(installation.clock.now());
		const since = membership?.startDate ?? null;
		return renderHandover(await handoverView(installation, { postId, since, locale: mail.locale, today }));
	}
};

/** The kind of mail that whoever takes a seat over gets. */
export const mailKinds: MailKinds = { handover };

/** The hand-over mail as it would go out now: shown to whoever replaces somebody, before they do. */
export async function previewHandover(
	actor: Actor,
	{ postId, since, locale }: { postId: string; since: PlainDate; locale: 'lv' | 'en' }
): Promise<RenderedMail> {
	mustBeAble(actor, deeds.changePeople);
	const today = rigaDate(actor.installation.clock.now());
	return renderHandover(await handoverView(actor.installation, { postId, since, locale, today }));
}

/** Whether the reader still holds that seat, at that address. In a sample time stands still. */
async function isStillTheirs(installation: Installation, mail: OutgoingMail): Promise<boolean> {
	const facts = handoverFacts.safeParse(mail.facts);
	if (!facts.success) return false;
	const { membershipId, postId } = facts.data;
	const membership = await installation.db.read.membership.findUnique({
		where: { id: membershipId },
		include: { person: true }
	});
	if (!membership || membership.postId !== postId || membership.personId !== mail.personId) return false;
	if (membership.person.email !== mail.recipient) return false;
	const day = rigaDate(installation.clock.now());
	return inForce(membership, day) || (await isSampleInstallation(installation));
}

async function handoverView(
	installation: Installation,
	{
		postId,
		since,
		locale,
		today
	}: { postId: string; since: PlainDate | null } & {
		locale: 'lv' | 'en';
		today: PlainDate;
	}
): Promise<HandoverView> {
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	const post = directory.postIndex.get(postId);
	const body = post && bodyById(directory, post.bodyId);
	if (!post || !body) throw new Refusal('NOT_FOUND');
	const { total, tasks } = await owedBySeat(installation, directory, postId, { today, take: mostTasks });
	return {
		...{ locale, since, total, calendar, date: today, origin: installation.config.origin },
		...{ seat: post.label, body: bodyLabel(body, locale), bodyAddress: `/bodies/${body.slug}` },
		tasks: tasks.map((task) => ({
			...{ number: task.number, due: task.due, title: titleForMail(task, today, locale) }
		}))
	};
}
