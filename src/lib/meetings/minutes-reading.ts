import { screenBlocks, type ScreenBlock } from '#lib/documents/screen-blocks.ts';
import type { CommentView } from './comment-view.ts';
import { pairParagraphs } from './minutes-comparing.ts';
import type { MinutesParagraph } from './minutes-paragraphs.ts';

/** A paragraph as a page shows it, with what was said of it. */
export interface ReadParagraph {
	readonly anchor: string;
	readonly itemId: string | null;
	readonly isLabel: boolean;
	readonly block: ScreenBlock;
	readonly comments: readonly CommentView[];
}

export interface ReadMinutes {
	readonly paragraphs: readonly ReadParagraph[];
	/** About the whole. */
	readonly whole: readonly CommentView[];
	/** About a paragraph of an earlier version that is not there any more, or says something else. */
	readonly earlier: readonly CommentView[];
}

interface Commented {
	readonly paragraphs: readonly MinutesParagraph[];
	readonly comments: readonly CommentView[];
}

/** The last of some versions, with what was said of it and of those before it: a comment moves with its paragraph. */
export function readingOf(versions: readonly Commented[]): ReadMinutes {
	const last = versions.at(-1)!;
	const placed = versions.flatMap((version) => placedIn(version, last));
	const at = Map.groupBy(placed, ({ anchor }) => anchor);
	const blocks = screenBlocks(last.paragraphs.map(({ block }) => block));
	const commentsAt = (anchor: string | null) => (at.get(anchor) ?? []).map(({ comment }) => comment);
	return {
		paragraphs: last.paragraphs.map(({ anchor, itemId, isLabel = false }, index) => {
			return { anchor, itemId, isLabel, block: blocks[index]!, comments: commentsAt(anchor) };
		}),
		whole: commentsAt(null),
		earlier: commentsAt('')
	};
}

/** Where each comment of a version stands in the last: null for the whole, empty where its paragraph is gone. */
function placedIn({ paragraphs, comments }: Commented, last: Commented) {
	const isLast = paragraphs === last.paragraphs;
	const pairs = isLast || comments.length === 0 ? null : pairParagraphs(paragraphs, last.paragraphs);
	return comments.map((comment) => {
		const { anchor } = comment;
		if (anchor === null) return { anchor, comment };
		return { anchor: isLast ? anchor : (pairs?.get(anchor) ?? ''), comment };
	});
}
