import { expect, test } from 'vitest';
import { isInfinitive, isParticiple } from './infinitives.ts';

const list = (words: string) => words.split(' ');

test.each(
	list(
		'sagatavot iesniegt izvērtēt nodrošināt izstrādāt apkopot pilnveidot īstenot saskaņot ziņot informēt sniegt veikt būt rast iet ' +
			'piedalīties sadarboties vienoties iepazīties izmantot ievērot sekot turpināt pieņemt ņemt vērst ieviest noteikt uzdot lūgt aicināt ' +
			'pārskatīt precizēt papildināt publicēt nosūtīt organizēt rīkot izveidot balsot pamatot konstatēt noslēgt pievērst iekļaut ļaut ' +
			'novērst definēt pabeigt sasaukt paredzēt Sagatavot virzīt celt uzlabot atskaitīties grozīt risināt raksturot plānot aktualizēt'
	)
)('"%s" is an infinitive', (word) => {
	expect([isInfinitive(word), isParticiple(word)]).toEqual([true, false]);
});

test.each(
	list(
		'ņemot izvērtējot nodrošinot balstoties pamatojoties uzdodot saskaņojot sniedzot veicot paredzot nosakot iesaistot piedaloties ' +
			'turpinot sadarbojoties vienojoties izskatot apspriežot pievēršot aicinot lūdzot beidzot ievērojot mazinot demonstrējot saglabājot ' +
			'pārskatot nosūtot iekļaujot saņemot pārstāvot apzinoties atbalstot salīdzinot izmantojot garantējot'
	)
)('"%s" is a participle', (word) => {
	expect([isInfinitive(word), isParticiple(word)]).toEqual([false, true]);
});

test.each(
	list(
		'bet kaut turklāt pret desmit divdesmit pirmkārt vairākkārt rīt šeit tepat lūdziet glābiet varat esat ministrija līdz nākt. it at LM t un ' +
			'sēde marts iesniegts sagatavots jāiesniedz internet'
	)
)('"%s" is none', (word) => {
	expect(isInfinitive(word)).toBe(false);
});
