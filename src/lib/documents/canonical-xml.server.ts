import {
	C14nCanonicalization,
	C14nCanonicalizationWithComments,
	ExclusiveCanonicalization,
	ExclusiveCanonicalizationWithComments,
	findAncestorNs
} from 'xml-crypto';
import { childrenOf } from './xml.server.ts';

/** 1.1 writes the same as 1.0 where nothing around the element has an attribute of `xml:`; see `inherits`. */
const methods = new Map<string, new () => Pick<C14nCanonicalization, 'process'>>([
	['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', C14nCanonicalization],
	['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', C14nCanonicalizationWithComments],
	['http://www.w3.org/2006/12/xml-c14n11', C14nCanonicalization],
	['http://www.w3.org/2006/12/xml-c14n11#WithComments', C14nCanonicalizationWithComments],
	['http://www.w3.org/2001/10/xml-exc-c14n#', ExclusiveCanonicalization],
	['http://www.w3.org/2001/10/xml-exc-c14n#WithComments', ExclusiveCanonicalizationWithComments]
]);
const usual = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/**
 * The bytes that are hashed and signed of an element where it stands (Canonical XML), by the method that `by` names: a
 * CanonicalizationMethod or a Transform, none for the usual. Null where the method is not known.
 */
export function canonical(element: Element, by?: Element): Buffer | null {
	return written(element, by?.getAttribute('Algorithm') ?? usual, by ? prefixesOf(by) : []);
}

/** Both ways of writing an element, for what does not say which: the standard's usual one, and that of many programs. */
export function canonicalForms(element: Element): Buffer[] {
	return [usual, exclusive].flatMap((method) => written(element, method, []) ?? []);
}

function written(element: Element, algorithm: string, prefixes: string[]): Buffer | null {
	const Method = methods.get(algorithm);
	if (!Method || inherits(element)) return null;
	const text = new Method().process(element, {
		ancestorNamespaces: findAncestorNs(element as unknown as Document, '.'),
		inclusiveNamespacesPrefixList: prefixes
	});
	return Buffer.from(String(text), 'utf8');
}

function prefixesOf(method: Element): string[] {
	const list = childrenOf(method, exclusive, 'InclusiveNamespaces')[0]?.getAttribute('PrefixList');
	return (list ?? '').split(/\s+/).filter(Boolean);
}

/** An `xml:lang` or `xml:base` further up goes into the element by rules on which the versions differ; no signature has one. */
function inherits(element: Element): boolean {
	for (let above = element.parentNode; above?.nodeType === 1; above = above.parentNode)
		if (Array.from((above as Element).attributes).some(({ prefix }) => prefix === 'xml')) return true;
	return false;
}
