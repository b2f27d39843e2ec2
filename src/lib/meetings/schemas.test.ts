import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { addItemSchema, setOutcomeSchema } from './agenda-schema.ts';
import { voteSchema } from './decisions-schema.ts';
import { leaveSchema } from './documents-schema.ts';
import { cancelMeetingSchema, planSchema } from './meeting-schema.ts';
import { changeRulesSchema } from './rules-schema.ts';
import { askWrittenSchema } from './written-schema.ts';

const [id, other] = [newId(), newId()];
const forms = [
	['a plan', planSchema, { id, bodyId: other, number: '3', date: '07.04.2022.', startTime: '10.00' }],
	['calling off', cancelMeetingSchema, { id, formId: '', version: '1', reason: 'Nav kvoruma.' }],
	['an item', addItemSchema, { id, meetingId: other, title: 'Jautājums', minutesPlanned: '15' }],
	['a vote', voteSchema, { id, version: '1', votesFor: '12', votesAgainst: '0', votesAbstained: '' }],
	[
		'the rules of a body',
		changeRulesSchema,
		{
			...{ bodyId: id, version: '0', quorumKind: 'SHARE', share: '1/2+', quorumNumber: '' },
			...{ majority: 'SIMPLE', doubleSeats: 'SEATS', dissentDays: '7', papersDays: '5', invitedDays: '10' }
		}
	],
	[
		'a decision in writing',
		askWrittenSchema,
		{ id, meetingId: other, version: '1', answerBy: '07.04.2022.' }
	],
	['an outcome', setOutcomeSchema, { id, version: '1', outcome: '' }],
	['a paper', leaveSchema, { id, meetingId: other, title: 'Likums', address: 'https://likumi.lv/ta/id/1' }]
] as const;

describe('what a door has read of a form', () => {
	it.each(forms)('is read again by the verb as it is: %s', (_what, schema, form) => {
		const read = schema.parse(form);
		expect(schema.parse(read)).toEqual(read);
	});
});
