import { expect, test } from 'vitest';
import { toAddressee } from './addressees.ts';

test.each([
	['Ministru kabinets', 'Ministru kabinetam'],
	['Ministru prezidents', 'Ministru prezidentam'],
	['Ministru prezidente', 'Ministru prezidentei'],
	['Ministru prezidente Evika Siliņa', 'Ministru prezidentei Evikai Siliņai'],
	['Ministru prezidente E. Siliņa', 'Ministru prezidentei E. Siliņai'],
	['Ministru prezidents Arturs Krišjānis Kariņš', 'Ministru prezidentam Arturam Krišjānim Kariņam'],
	['Valsts kanceleja', 'Valsts kancelejai'],
	['Valsts prezidenta kanceleja', 'Valsts prezidenta kancelejai'],
	['Labklājības ministrija', 'Labklājības ministrijai'],
	['labklājības ministrs Uldis Augulis', 'labklājības ministram Uldim Augulim'],
	['Bērnu lietu sadarbības padome', 'Bērnu lietu sadarbības padomei'],
	['Saeima', 'Saeimai'],
	['Tiesībsargs', 'Tiesībsargam'],
	['LM', 'LM'],
	['', '']
])('"%s" is written to as "%s"', (name, addressee) => {
	expect(toAddressee(name)).toBe(addressee);
});
