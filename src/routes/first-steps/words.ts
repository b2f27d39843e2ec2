import { m } from '#i18n/generated/messages.js';
import type { StepName } from './steps.server.ts';

/** What is to be done, and why. */
export function stepWords(name: StepName): { title: string; text: string } {
	switch (name) {
		case 'council':
			return { title: m.help_step_council(), text: m.help_step_council_text() };
		case 'groups':
			return { title: m.help_step_groups(), text: m.help_step_groups_text() };
		case 'institutions':
			return { title: m.help_step_institutions(), text: m.help_step_institutions_text() };
		case 'seats':
			return { title: m.help_step_seats(), text: m.help_step_seats_text() };
		case 'people':
			return { title: m.help_step_people(), text: m.help_step_people_text() };
		case 'holders':
			return { title: m.help_step_holders(), text: m.help_step_holders_text() };
		case 'secretary':
			return { title: m.help_step_secretary(), text: m.help_step_secretary_text() };
		case 'mail':
			return { title: m.help_step_mail(), text: m.help_step_mail_text() };
		case 'tasks':
			return { title: m.help_step_tasks(), text: m.help_step_tasks_text() };
		case 'accessibility':
			return { title: m.notices_edit_accessibility(), text: m.notices_step_accessibility() };
		case 'privacy':
			return { title: m.notices_edit_privacy(), text: m.notices_step_privacy() };
	}
}
