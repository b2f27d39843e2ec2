import type { ZipProblem } from './unzip.server.ts';
import { readPackage, relationshipsOf, type OfficeParts } from './office-package.server.ts';
import { lookOf, type Look } from './slide-cleaning.server.ts';
import { layoutsOf, type SlideLayout } from './slide-layouts.server.ts';
import type { TemplateProblem } from './slide-names.ts';

/** A presentation whose look others are made in. */
export interface SlideTemplate {
	readonly look: Look;
	/** The name of its main part. */
	readonly main: string;
	readonly title: SlideLayout;
	readonly topic: SlideLayout;
}

const presentation =
	/^application\/vnd\.openxmlformats-officedocument\.presentationml\.(presentation|template|slideshow)\.main\+xml$/;
/** Programs inside a file, or the right to have them. */
const programs = /macroenabled|vbaproject|activex/i;
/** What files of Office before 2007 begin with, and those that are closed by a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0];

/** A template from outside (.pptx, .potx), or what is wrong with it. */
export async function readTemplate(bytes: Uint8Array): Promise<SlideTemplate | TemplateProblem> {
	const parts = await readPackage(bytes);
	if (typeof parts === 'string') return problemOf(parts, bytes);
	if ([...parts].some(([name, { type }]) => programs.test(name) || programs.test(type))) return 'MACROS';
	const main = mainOf(parts);
	if (main === null) return 'NOT_A_PRESENTATION';
	const look = lookOf(parts, main);
	if (!look) return 'BROKEN';
	const layouts = layoutsOf(look, main);
	return typeof layouts === 'string' ? layouts : { look, main, ...layouts };
}

function problemOf(problem: ZipProblem, bytes: Uint8Array): TemplateProblem {
	switch (problem) {
		case 'NOT_A_ZIP':
			return oldContainer.every((byte, at) => bytes[at] === byte) ? 'PROTECTED' : 'NOT_A_PRESENTATION';
		case 'ENCRYPTED':
			return 'PROTECTED';
		case 'TOO_BIG':
		case 'BROKEN':
			return problem;
	}
}

function mainOf(parts: OfficeParts): string | null {
	const found = relationshipsOf(parts, '')?.find(({ type }) => type.endsWith('/officeDocument'));
	return found && presentation.test(parts.get(found.target)?.type ?? '') ? found.target : null;
}
