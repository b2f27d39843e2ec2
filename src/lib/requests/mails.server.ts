import type { MailKinds } from '#lib/mail/kinds.server.ts';
import { requestMails } from './request-mails.server.ts';
import {
	draftAsked,
	draftReturned,
	draftWithdrawn,
	draftDue,
	draftReady
} from './specialist-mails.server.ts';
import { disclaimed, disclaimerAnswered } from './disclaimer-mails.server.ts';

/** The kinds of mail of this room. */
export const mailKinds: MailKinds = {
	'draft-asked': draftAsked,
	'draft-returned': draftReturned,
	'draft-withdrawn': draftWithdrawn,
	'draft-due': draftDue,
	'draft-ready': draftReady,
	disclaimed,
	'disclaimer-answered': disclaimerAnswered,
	...requestMails
};
