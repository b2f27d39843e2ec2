import { m } from '#i18n/generated/messages.js';

export const templateKeys = ['acknowledge', 'approve', 'task', 'ask', 'invite', 'postpone'] as const;
export type TemplateKey = (typeof templateKeys)[number];

export interface Template {
	readonly key: TemplateKey;
	/** How a decision begins, in Latvian whatever the reader's language: minutes are. */
	readonly text: string;
}

/** The beginnings of decisions that are offered beside the field. */
export function templates(): Template[] {
	return templateKeys.map((key) => ({ key, text: textOf(key) }));
}

/** The text of one; nothing for a key that nobody knows. */
export function templateText(key: string | null): string {
	return templateKeys.some((one) => one === key) ? textOf(key as TemplateKey) : '';
}

function textOf(key: TemplateKey): string {
	const options = { locale: 'lv' } as const;
	switch (key) {
		case 'acknowledge':
			return m.minutes_template_acknowledge({}, options);
		case 'approve':
			return m.minutes_template_approve({}, options);
		case 'task':
			return m.minutes_template_task({}, options);
		case 'ask':
			return m.minutes_template_ask({}, options);
		case 'invite':
			return m.minutes_template_invite({}, options);
		case 'postpone':
			return m.minutes_template_postpone({}, options);
	}
}
