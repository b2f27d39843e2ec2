import { m } from '#i18n/generated/messages.js';
import type { ContentSeat, MinutesContent } from './minutes-content.ts';

const latvian = { locale: 'lv' } as const;

/** Minutes of nobody, by which the texts of the documents are looked at. */
export function exampleContent(council: string): MinutesContent {
	const name = m.papers_example_name({}, latvian);
	const other = m.papers_example_other({}, latvian);
	const seat = (position: number, more: Partial<ContentSeat>): ContentSeat => ({
		...{
			postId: String(position),
			label: m.papers_example_seat({}, latvian),
			institution: null,
			role: 'MEMBER'
		},
		...{
			votingRight: true,
			personName: name,
			personTitle: m.papers_example_title({}, latvian),
			state: 'PRESENT'
		},
		...{ substituteName: null, substituteTitle: null, isOnline: false, came: null, left: null, ...more }
	});
	const item = { id: '1', isPublic: true, restrictedBasis: null, restrictedUntil: null, outcome: 'HEARD' };
	const decision = { isPublic: true, votes: null, dissents: [], tasks: [] };
	return {
		form: 1,
		meeting: {
			...{ kind: 'SITTING', isExtraordinary: false, bodyKind: 'COUNCIL', bodies: [council], title: null },
			...{ number: 1, date: '2026-03-25', openedTime: '10:00', closedTime: '12:00', place: null },
			...{ chair: name, writer: other }
		},
		attendance: {
			seats: [
				seat(1, {}),
				seat(2, { state: 'ONLINE' }),
				seat(3, { state: 'SUBSTITUTE', substituteName: other }),
				seat(4, { state: 'ABSENT' })
			],
			guests: [{ name: other, title: null, institution: null, isOnline: false, came: null, left: null }],
			quorums: [{ body: council, bodyKind: 'COUNCIL', voting: 4, present: 3, needed: 3, isQuorate: true }]
		},
		opening: '',
		items: [
			{
				...{ ...item, number: 1, title: m.papers_example_item({}, latvian), presenter: name },
				...{ heard: m.papers_example_heard({}, latvian), said: m.papers_example_said({}, latvian) },
				decisions: [
					{
						...{ ...decision, id: '1', number: '1.1.', text: m.papers_example_decision({}, latvian) },
						votes: { for: 3, against: 0, abstained: 0, isCast: false }
					},
					{
						...{ ...decision, id: '2', number: '1.2.', text: m.papers_example_task({}, latvian) },
						votes: { for: 3, against: 0, abstained: 0, isCast: false }
					}
				]
			}
		],
		closing: ''
	};
}
