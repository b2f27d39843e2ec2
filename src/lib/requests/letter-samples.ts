import type { TemplateField } from './template.ts';

/** Letters as ministries write them, with nobody's name; for tests. */

export const fields: readonly TemplateField[] = (
	[
		['inForce', 'Kas ir spēkā'],
		['problems', 'Kas nav kārtībā'],
		['done', 'Kas izdarīts'],
		['planned', 'Kas plānots'],
		['needed', 'Kas vajadzīgs']
	] as const
).map(([id, title]) => ({ id, kind: 'TEXT', title, hint: null }));

/** Read from a Word file: on paper with a letterhead, the headings bold and numbered. */
export const fromWord = `**LATVIJAS REPUBLIKAS TIESLIETU MINISTRIJA**

Brīvības bulvāris 36, Rīga, LV-1536, tālr. 67036801, e-pasts pasts@tm.gov.lv

Rīgā

| 2026. gada 12. martā Nr. 1-15/345 |  |
| --- | --- |
| Uz 02.03.2026. Nr. 15.1/44 |  |

**Labklājības ministrijai**

**Par Ministru prezidentes rezolūcijas Nr. 2026 1.1.1./4-4 izpildi**

Atbildot uz Jūsu 2026. gada 2. marta vēstuli Nr. 15.1/44, Tieslietu ministrija sniedz šādu informāciju.

**1. Kas ir spēkā:**

Civillikuma 162. pants un Ministru kabineta 2018. gada 30. oktobra noteikumi Nr. 667.

- adopcijas kārtība;
- uzraudzība pēc adopcijas.

**2. Kas nav kārtībā:**

Nav vienotas kārtības, kādā ziņas pieprasa ārvalstīm.

**3. Kas izdarīts:**

2025. gada 1. jūlijā stājās spēkā grozījumi.

**4. Kas plānots:**

1. Līdz 2026. gada 30. jūnijam izvērtēt praksi.
2. Līdz 2026. gada 1. decembrim sagatavot grozījumus.

**5. Kas vajadzīgs:**

Papildu finansējums.

Pielikumā: statistika uz 2 lp.

Valsts sekretāra vietniece starptautiskajos jautājumos (paraksts*) P. Paraudziņa

\\* Dokuments ir parakstīts ar drošu elektronisko parakstu

Paraugs, 67036800

paraugs.paraudzins@tm.gov.lv`;

/** Read from a PDF: no look, the headings loud and without their signs. */
export const fromPdf = `Rīgā

Datums skatāms laika zīmogā Nr. 01-08/123-e

Labklājības ministrijai

Par informācijas sniegšanu

Izpildot Labklājības ministrijas 02.03.2026. vēstulē Nr. 15.1/44 lūgto, Iekšlietu ministrija informē.

SPEKA ESOSAIS

Likums "Par policiju".

IZDARITAIS

Apmācīti 120 darbinieki. Kas plānots turpmāk, norādīts tālāk.

PLANOTAIS

Apmācīt vēl 60 darbiniekus.

Ar cieņu

Ministrs Paraugs Paraudziņš

DOKUMENTS PARAKSTĪTS AR DROŠU ELEKTRONISKO PARAKSTU UN SATUR LAIKA ZĪMOGU

P. Paraugs

+371 67219000, p.paraugs@iem.gov.lv`;

/** Without any heading. */
export const unheaded = `Cienījamā kolēģe!

Veselības ministrija ir izvērtējusi praksi un neredz vajadzību grozīt Ministru kabineta 2017. gada 12. septembra noteikumus Nr. 545.

- pirmais iemesls;
- otrais iemesls.

Ar cieņu
Departamenta direktore
Parauga Paraudziņa

Sagatavoja: P. Paraugs, tālr. 67876000`;
