/** What the clipboard holds after copying from each program, shortened; for tests. */

const head = (style: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/LM/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {margin:0cm; font-size:12.0pt; font-family:"Times New Roman",serif;}
 @list l0 {mso-list-id:1016804537; mso-list-type:hybrid;}
${style}
-->
</style>
</head>`;

const word = (body: string) =>
	`${head('')}\n<body lang=LV style='tab-interval:36.0pt;word-wrap:break-word'>\n<!--StartFragment-->\n${body}\n<!--EndFragment-->\n</body>\n</html>`;

/** One item as Word writes it. */
const item = (sign: string, text: string, list = 'l0 level1 lfo1', place = 'Middle') =>
	`<p class=MsoListParagraphCxSp${place} style='margin-left:36.0pt;mso-add-space:auto;
text-align:justify;text-indent:-18.0pt;mso-list:${list}'><![if !supportLists]><span
lang=LV style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span
style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=LV>${text}<o:p></o:p></span></p>`;

const normal = (text: string) =>
	`<p class=MsoNormal style='text-align:justify'><span lang=LV>${text}<o:p></o:p></span></p>`;

/** Tracked changes, as Word writes them. */
const deleted = (text: string) =>
	`<span class=msoDel><del cite="mailto:LM" datetime="2026-03-02T10:15"><span lang=LV>${text}</span></del></span>`;
const inserted = (text: string) =>
	`<span class=msoIns><ins cite="mailto:LM" datetime="2026-03-02T10:16"><span lang=LV>${text}</span></ins></span>`;

const cell = (
	text: string,
	attributes = ''
) => `<td width=208 valign=top ${attributes} style='width:155.8pt;border:solid windowtext 1.0pt;
mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>${text}</td>`;

export const wordFixtures: readonly (readonly [name: string, html: string, markdown: string])[] = [
	[
		'Word: bullets on two levels between paragraphs',
		word(
			[
				normal("<b style='mso-bidi-font-weight:normal'>Mērķis:</b> pilnveidot\npakalpojumus."),
				normal('&nbsp;'),
				item('·', 'Labklājības ministrija –\nvada', 'l0 level1 lfo1', 'First'),
				item('o', 'Sociālo pakalpojumu departaments', 'l0 level2 lfo1'),
				item('o', 'Finanšu departaments', 'l0 level2 lfo1'),
				item('·', 'Veselības ministrija', 'l0 level1 lfo1', 'Last'),
				normal('Termiņš: 2022.&nbsp;gada 1.&nbsp;aprīlis.')
			].join('\n\n')
		),
		`**Mērķis:** pilnveidot pakalpojumus.

- Labklājības ministrija – vada
  - Sociālo pakalpojumu departaments
  - Finanšu departaments
- Veselības ministrija

Termiņš: 2022.\u00A0gada 1.\u00A0aprīlis.`
	],
	[
		'Word: numbers, a continued item, letters below',
		word(
			[
				item('4.', 'Izvērtēt', 'l1 level1 lfo2', 'First'),
				"<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt'>un saskaņot</p>",
				item('a)', 'ar TM', 'l1 level2 lfo2'),
				item('b)', 'ar LPS', 'l1 level2 lfo2'),
				item('5.', 'Iesniegt', 'l1 level1 lfo2', 'Last')
			].join('\n')
		),
		`4. Izvērtēt
   un saskaņot
   a) ar TM
   b) ar LPS
5. Iesniegt`
	],
	[
		'Word: numbers of chapters keep what they are referred to by',
		word(
			[
				item('1.', 'Lēmums', 'l2 level1 lfo3'),
				item('1.1.', 'LM sagatavot', 'l2 level2 lfo3'),
				item('1.2.', 'TM izvērtēt', 'l2 level2 lfo3')
			].join('')
		),
		`1. Lēmums
   1.1. LM sagatavot
   1.2. TM izvērtēt`
	],
	[
		'Word: two lists one after another, brackets and bullets',
		word(
			[
				item('1)', 'a', 'l3 level1 lfo4'),
				item('2)', 'b', 'l3 level1 lfo4'),
				item('§', 'c', 'l4 level1 lfo5'),
				item('–', 'd', 'l4 level1 lfo5')
			].join('')
		),
		`1) a
2) b

- c
- d`
	],
	[
		'Word: a list whose signs stand between conditional comments only',
		word(
			"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span></span><!--[endif]-->viens</p><p class=MsoListBullet>divi</p>"
		),
		'- viens\n\n- divi'
	],
	[
		'Word: a table with a merged head and two paragraphs in a cell',
		word(
			`<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  ${cell('<p class=MsoNormal align=center><b>Institūcija<o:p></o:p></b></p>')}
  ${cell('<p class=MsoNormal><b>Bērni | jaunieši</b></p>', 'colspan=2')}
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  ${cell('<p class=MsoNormal>LM<o:p></o:p></p>', 'rowspan=2')}
  ${cell('<p class=MsoNormal>12</p><p class=MsoNormal>no tiem 5 jauni</p>')}
  ${cell(item('·', 'viens') + item('·', 'divi'))}
 </tr>
 <tr>${cell('<p class=MsoNormal>3</p>')}${cell('<p class=MsoNormal><o:p>&nbsp;</o:p></p>')}</tr>
</table>`
		),
		`| **Institūcija** | **Bērni \\| jaunieši** |  |
| --- | --- | --- |
| LM | 12<br>no tiem 5 jauni | • viens<br>• divi |
|  | 3 |  |`
	],
	[
		'Word: headings, broken bold runs, a raised number, a footnote, a comment and a hidden word',
		word(
			`<h1 style='margin-top:12.0pt'><a name="_Toc1"><span lang=LV>Starpziņojums<o:p></o:p></span></a></h1>
<p class=MsoNormal><b><span>Bērnu </span></b><b><span>tiesību</span></b> likuma 26.<sup>1</sup> pants<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><span style='mso-element:comment-reference'>LM1</span><span style='display:none;mso-hide:all'>slēpts</span> un <i>Noteikumi</i><b>.</b></p>`
		),
		'# Starpziņojums\n\n**Bērnu tiesību** likuma 26.¹ pants[1] un *Noteikumi*.'
	],
	[
		'Word: tracked changes are accepted, an item that was deleted leaves no sign',
		word(
			[
				normal(`Kārtība ir ${deleted('bija')}${inserted('noteikta')} likumā.`),
				item('1.', 'viens', 'l0 level1 lfo1', 'First'),
				item('2.', deleted('divi'), 'l0 level1 lfo1'),
				item('2.', inserted('trīs'), 'l0 level1 lfo1', 'Last'),
				normal(deleted('Visa rindkopa.')),
				normal(`<s>Svītrots</s>, jo ${inserted('<b>svarīgi</b>')}.`),
				`<table class=MsoTableGrid><tr>${cell('<p class=MsoNormal>a</p>')}${cell(`<p class=MsoNormal>${deleted('b')}${inserted('c')}</p>`)}</tr><tr>${cell(`<p class=MsoNormal>${deleted('d')}</p>`)}${cell(`<p class=MsoNormal>${deleted('e')}</p>`)}</tr></table>`
			].join('\n')
		),
		`Kārtība ir noteikta likumā.

1. viens
2. trīs

~~Svītrots~~, jo **svarīgi**.

| a | c |
| --- | --- |`
	],
	[
		'LibreOffice Writer: tracked changes',
		'<html><head><meta name="generator" content="LibreOffice 24.8 (Linux)"/></head><body lang="lv-LV"><p>Ir <del cite="mailto:" datetime="2026-03-02T10:00:00">vecs</del><ins cite="mailto:" datetime="2026-03-02T10:00:00">jauns</ins> teksts.</p></body></html>',
		'Ir jauns teksts.'
	],
	[
		'a web page that strikes something out',
		'<p>Ir <del>vecs</del> <ins>jauns</ins>.</p>',
		'Ir ~~vecs~~ jauns.'
	],
	[
		'LibreOffice Writer: real lists in paragraphs',
		`<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.8 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head><body lang="lv-LV"><p style="margin-bottom: 0cm">Paveikts:</p><ol><li><p style="margin-bottom: 0cm">izvērtēts</p></li><li><p>saskaņots <i>elektroniski</i></p><ul><li><p>ar TM</p></li></ul></li></ol></body></html>`,
		`Paveikts:

1. izvērtēts
2. saskaņots *elektroniski*

   - ar TM`
	],
	[
		'Google Docs: a bold that is none, styles that are',
		`<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;white-space:pre-wrap">Svarīgi</span><span style="font-weight:400"> un </span><span style="font-style:italic">steidzami</span></p><ul style="margin-top:0"><li dir="ltr" aria-level="1"><p role="presentation"><span>viens</span></p></li><li dir="ltr" aria-level="1"><p role="presentation"><span>divi</span></p></li></ul></b><br class="Apple-interchange-newline">`,
		`**Svarīgi** un *steidzami*

- viens
- divi`
	],
	[
		'Excel: rows without a head of their own',
		`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:General}</style></head><body link="#0563C1"><table border=0 cellpadding=0 width=128 style='border-collapse:collapse'><!--StartFragment--><col width=64 span=2 style='width:48pt'><tr height=20><td height=20>Gads</td><td>Skaits</td></tr><tr><td align=right>2021</td><td align=right>1 234,5</td></tr><!--EndFragment--></table></body></html>`,
		`| Gads | Skaits |
| --- | --- |
| 2021 | 1 234,5 |`
	],
	[
		'A web page: links, pictures, what is no content',
		`<div style="color:red" onclick="alert(1)"><script>alert(1)</script><h2>Jaunumi</h2><p>Skat. <a href="https://www.lm.gov.lv/lv/a_(b)" title="x">LM mājaslapā</a>, <a href="javascript:alert(1)">šeit</a> vai <a href="https://tap.mk.gov.lv/">https://tap.mk.gov.lv/</a>.<img src="https://x.example/p.gif" alt="x"></p><p>pirmā<br>otrā<br><br>trešā</p><ol start="3"><li>trīs</li><li value="7">septiņi</li></ol><ol type="a"><li>burts</li></ol><blockquote><p>citāts</p></blockquote><pre><code>a &lt; b</code></pre><ul><li><input type="checkbox" checked> darīts</li></ul><hr><p>beigas</p></div>`,
		`## Jaunumi

Skat. [LM mājaslapā](https://www.lm.gov.lv/lv/a_%28b%29), šeit vai https://tap.mk.gov.lv/.

pirmā
otrā

trešā

3. trīs
7. septiņi

a) burts

> citāts

\`\`\`
a < b
\`\`\`

- [x] darīts

---

beigas`
	],
	[
		'Outlook: a table that only arranges the page, with a real one within',
		`<table width="100%"><tr><td><p>Labdien!</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table><p>Ar cieņu</p></td></tr></table>`,
		`Labdien!

| a | b |
| --- | --- |
| 1 | x y |

Ar cieņu`
	],
	[
		'signs that would be read as marks, and those that would not',
		`<p>5*6*7 un _a_ un a_b_c un \`kods\` un ~~x~~ un [1] un Nr. 61 un C:\\dir un &amp;lt;</p><p># nav virsraksts</p><p>2022. gada 25. marts</p><p>Paraksts ________</p><p>&lt;vārds&gt; &amp; uzvārds</p>`,
		`5\\*6\\*7 un \\_a\\_ un a_b_c un \\\`kods\\\` un \\~\\~x\\~\\~ un [1] un Nr. 61 un C:\\dir un &amp;lt;

\\# nav virsraksts

2022. gada 25. marts

Paraksts ________

<vārds> & uzvārds`
	],
	[
		'typed bullets in paragraphs',
		'<p>Darbi:</p><p>•&nbsp;&nbsp; <b>viens</b></p><p>• divi</p><p>beigas</p>',
		'Darbi:\n\n- **viens**\n- divi\n\nbeigas'
	],
	['a word', '<span>vārds</span>', 'vārds'],
	['nothing', '<p>&nbsp;</p><p></p>', '']
];
