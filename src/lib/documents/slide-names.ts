/** The namespaces of a presentation. */
export const presentationMl = 'http://schemas.openxmlformats.org/presentationml/2006/main';
export const drawingMl = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const references = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The endings that a template may have. */
export const templateEndings: readonly string[] = ['pptx', 'potx'];

/** What is wrong with a file that shall be the template of slides. */
export const templateProblems = [
	'NOT_A_PRESENTATION',
	'PROTECTED',
	'MACROS',
	'TOO_BIG',
	'BROKEN',
	'NO_LAYOUT',
	'COVERED'
] as const;
export type TemplateProblem = (typeof templateProblems)[number];
