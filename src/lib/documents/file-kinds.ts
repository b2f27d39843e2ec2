/** A kind of file that may be attached: what it is called, and how its content shows that it is what its name says. */
export interface FileKind {
	/** What a name of this kind may end in. */
	readonly endings: readonly string[];
	/** The media type under which it is kept and sent. */
	readonly type: string;
	readonly shows: Shows;
}

export type Shows =
	/** What `file-type` calls such a content. */
	| { readonly by: 'SIGNATURE'; readonly found: readonly string[] }
	/** Before 2007 Office kept all kinds in one container: the stream inside tells which it is. */
	| { readonly by: 'OLD_OFFICE'; readonly streams: readonly string[] }
	/** A ZIP that says in its first entry which kind it is. */
	| { readonly by: 'FIRST_ENTRY'; readonly mimetype: string }
	/** An archive of anything but programs. */
	| { readonly by: 'ARCHIVE'; readonly not: readonly string[] }
	/** Nothing but letters: no markup that a browser would run, no script. */
	| { readonly by: 'TEXT' };

const signature = (...found: string[]): Shows => ({ by: 'SIGNATURE', found });
const oldOffice = (...streams: string[]): Shows => ({ by: 'OLD_OFFICE', streams });
const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const signed = 'application/vnd.etsi.asic-e+zip';

/** All that may be attached; what is not here is refused, whatever it says of itself. */
export const fileKinds: readonly FileKind[] = [
	{ endings: ['pdf'], type: 'application/pdf', shows: signature('pdf') },
	{ endings: ['docx'], type: `${openXml}.wordprocessingml.document`, shows: signature('docx') },
	{ endings: ['xlsx'], type: `${openXml}.spreadsheetml.sheet`, shows: signature('xlsx') },
	{ endings: ['pptx'], type: `${openXml}.presentationml.presentation`, shows: signature('pptx') },
	{ endings: ['potx'], type: `${openXml}.presentationml.template`, shows: signature('potx') },
	{ endings: ['doc'], type: 'application/msword', shows: oldOffice('WordDocument') },
	{ endings: ['xls'], type: 'application/vnd.ms-excel', shows: oldOffice('Workbook', 'Book') },
	{ endings: ['ppt'], type: 'application/vnd.ms-powerpoint', shows: oldOffice('PowerPoint Document') },
	{ endings: ['odt'], type: `${openDocument}.text`, shows: signature('odt') },
	{ endings: ['ods'], type: `${openDocument}.spreadsheet`, shows: signature('ods') },
	{ endings: ['odp'], type: `${openDocument}.presentation`, shows: signature('odp') },
	{ endings: ['rtf'], type: 'application/rtf', shows: signature('rtf') },
	{ endings: ['edoc', 'asice', 'sce'], type: signed, shows: { by: 'FIRST_ENTRY', mimetype: signed } },
	{ endings: ['zip'], type: 'application/zip', shows: { by: 'ARCHIVE', not: ['jar', 'apk', 'xpi'] } },
	{ endings: ['txt'], type: 'text/plain', shows: { by: 'TEXT' } },
	{ endings: ['csv'], type: 'text/csv', shows: { by: 'TEXT' } },
	{ endings: ['png'], type: 'image/png', shows: signature('png', 'apng') },
	{ endings: ['jpg', 'jpeg'], type: 'image/jpeg', shows: signature('jpg') },
	{ endings: ['gif'], type: 'image/gif', shows: signature('gif') },
	{ endings: ['webp'], type: 'image/webp', shows: signature('webp') },
	{ endings: ['tif', 'tiff'], type: 'image/tiff', shows: signature('tif') }
];

/** What a name ends in, in small letters without the dot; null where it has no ending. */
export function endingOf(name: string): string | null {
	return /[^.\s][^/\\]*\.([^.\s/\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase() ?? null;
}

/** The kind that a name promises; undefined where none may end so. */
export function kindNamed(name: string): FileKind | undefined {
	const ending = endingOf(name);
	return ending === null ? undefined : fileKinds.find(({ endings }) => endings.includes(ending));
}

/** A name without its ending: what a document is called where nobody said otherwise. */
export function nameWithoutEnding(name: string): string {
	const ending = endingOf(name);
	return ending === null
		? name.trim()
		: name
				.trim()
				.slice(0, -ending.length - 1)
				.trim();
}

/** For the file field of a form: what it offers to choose from. */
export const acceptedEndings = fileKinds.flatMap(({ endings }) => endings.map((one) => `.${one}`)).join(',');

/** Whether a file calls itself a signed container: an eDoc or an ASiC-E. */
export function isSignedContainer(name: string): boolean {
	return kindNamed(name)?.type === signed;
}
