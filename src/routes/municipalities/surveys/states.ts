import { m } from '#i18n/generated/messages.js';
import type { SurveyState } from '#lib/municipalities/survey-list.server.ts';

/** How far a survey is: its word and its shape. */
export const surveyStates: Readonly<Record<SurveyState, { word: () => string; shape: string }>> = {
	PREPARED: { word: m.municipalities_state_prepared, shape: 'todo' },
	ASKED: { word: m.municipalities_state_asked, shape: 'ask' },
	CLOSED: { word: m.municipalities_state_closed, shape: 'done' },
	PUBLISHED: { word: m.municipalities_state_published, shape: 'done' }
};
