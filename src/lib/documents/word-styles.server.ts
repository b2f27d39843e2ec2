import {
	AlignmentType,
	LevelFormat,
	LevelSuffix,
	PageOrientation,
	type INumberingOptions,
	type ISectionPropertiesOptions,
	type IStylesOptions
} from 'docx';

/** Twips (1/20 pt): A4 upright, 25 mm at the top, 20 at the right and below, 30 at the left for the binding. */
export const page: NonNullable<ISectionPropertiesOptions['page']> = {
	size: { width: 11906, height: 16838 },
	margin: { top: 1417, right: 1134, bottom: 1134, left: 1701, header: 680, footer: 567 }
};

/** The same sheet across, for wide tables: bound at its upper edge. */
export const pageAcross: typeof page = {
	size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
	margin: { top: 1701, right: 1134, bottom: 1134, left: 1134, header: 680, footer: 567 }
};

const font = 'Times New Roman';
const ink = '000000';

/** Black on white in one family of letters; spell-checked in the document's language. */
export function styles(locale: 'lv' | 'en'): IStylesOptions {
	const heading = (size: number, before: number) => ({
		run: { font, size, bold: true, color: ink },
		paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true }
	});
	return {
		default: {
			document: {
				run: { font, size: 24, language: { value: locale === 'lv' ? 'lv-LV' : 'en-GB' } },
				paragraph: { spacing: { after: 120 } }
			},
			title: {
				run: { font, size: 28, bold: true, color: ink },
				paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 120 } }
			},
			heading1: heading(26, 360),
			heading2: heading(24, 240),
			hyperlink: { run: { color: ink, underline: {} } }
		},
		paragraphStyles: [
			{
				id: 'Cell',
				name: 'Table text',
				basedOn: 'Normal',
				run: { size: 20 },
				paragraph: { spacing: { after: 0 } }
			},
			{
				id: 'EventHead',
				name: 'Event',
				basedOn: 'Normal',
				run: { size: 22 },
				paragraph: { spacing: { before: 200, after: 40 }, keepNext: true }
			}
		]
	};
}

/** "1." and "1.1." before headings; "•" before items. */
export const numbering: INumberingOptions = {
	config: [
		{
			reference: 'headings',
			levels: [
				{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', suffix: LevelSuffix.SPACE },
				{ level: 1, format: LevelFormat.DECIMAL, text: '%1.%2.', suffix: LevelSuffix.SPACE }
			]
		},
		{
			reference: 'bullets',
			levels: [
				{
					level: 0,
					format: LevelFormat.BULLET,
					text: '•',
					style: { paragraph: { indent: { left: 357, hanging: 357 } } }
				}
			]
		}
	]
};
