import { drawingMl } from './slide-names.ts';

/** The colours of the look on paper. Red is for what is late, and nothing on a slide is. */
const colours = {
	dk1: '1A1D21',
	lt1: 'FFFFFF',
	dk2: '5B6068',
	lt2: 'F6F5F2',
	accent1: '0B4F94',
	accent2: '1F6B3A',
	accent3: '7A4D00',
	accent4: '5B6068',
	accent5: '84888F',
	accent6: 'DDDAD3',
	hlink: '0B4F94',
	folHlink: '5B6068'
};

/** On every machine there is a typeface that is as wide as this one. */
const typeface = 'Arial';

/** The colours and typefaces of our own template. */
export function themeXml(): string {
	const scheme = Object.entries(colours).map(
		([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
	);
	const font = `<a:latin typeface="${typeface}"/><a:ea typeface=""/><a:cs typeface=""/>`;
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<a:theme xmlns:a="${drawingMl}" name="Padome"><a:themeElements><a:clrScheme name="Padome">${scheme.join('')}</a:clrScheme>\
<a:fontScheme name="Padome"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>\
<a:fmtScheme name="Padome"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>\
<a:lnStyleLst>${line(6350)}${line(12_700)}${line(19_050)}</a:lnStyleLst>\
<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst>\
</a:fmtScheme></a:themeElements></a:theme>`;
}

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
const line = (width: number) => `<a:ln w="${width}">${fill}<a:prstDash val="solid"/></a:ln>`;
