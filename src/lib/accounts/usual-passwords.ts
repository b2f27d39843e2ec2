/*
 * What is tried first against this portal, written by hand, folded (small letters without marks). Sources of the habit: the
 * published lists of leaked passwords agree that long ones are words like these, repeated, with a year or figures behind
 * (NIST SP 800-63B 5.1.1.2: "dictionary words, repetitive or sequential characters, context-specific words, such as the
 * name of the service"). A password needs some letters beside them; which is all that twelve characters of figures lack.
 * Words of three letters or less are left out: too many good passwords hold them.
 */
export const usualWords: readonly string[] = [
	// The words for it
	...['password', 'passwort', 'passw0rd', 'passcode', 'parole', 'paroles', 'paroli', 'parolite', 'parols'],
	...['slepena', 'slepens', 'secret', 'geheim', 'login', 'logins', 'access', 'default', 'changeme', 'change'],
	...['temporary', 'temp', 'test', 'tests', 'testing', 'guest', 'viesis', 'letmein', 'welcome', 'hello'],
	...[
		'sveiki',
		'sveika',
		'sveiks',
		'labdien',
		'labrit',
		'ludzu',
		'paldies',
		'trustno',
		'whatever',
		'nothing'
	],
	...['mypassword', 'manaparole', 'jaunaparole', 'newpassword', 'qwerty', 'qwertz', 'azerty', 'asdf', 'zxcv'],
	...['abcd', 'abc123', 'parole123', 'pass', 'user', 'lietotajs', 'konts', 'internet', 'computer', 'dators'],
	// Who works here
	...['admin', 'administrator', 'administrators', 'root', 'master', 'superuser', 'manager', 'sekretars'],
	...['sekretare', 'sekretariats', 'secretary', 'asistents', 'assistant', 'vaditajs', 'vaditaja', 'loceklis'],
	// This portal and its council
	...['padome', 'padomes', 'portals', 'portal', 'bernu', 'berni', 'berns', 'lietu', 'lietas', 'sadarbibas'],
	...['sadarbiba', 'blsp', 'ministrija', 'labklajibas', 'labklajiba', 'apaksgrupa', 'children', 'council'],
	...['uzdevums', 'uzdevumi', 'protokols', 'latvija', 'latvijas', 'latvia', 'latvian', 'riga', 'rigas'],
	// What the lists are full of
	...['iloveyou', 'ilove', 'love', 'loveyou', 'estevimilu', 'milestiba', 'mila', 'princess', 'princese'],
	...['sunshine', 'saule', 'saulite', 'flower', 'puke', 'pukite', 'dragon', 'monkey', 'shadow', 'superman'],
	...['batman', 'spiderman', 'starwars', 'pokemon', 'football', 'futbols', 'hokejs', 'hockey', 'baseball'],
	...['basketball', 'basketbols', 'soccer', 'liverpool', 'chelsea', 'arsenal', 'barcelona', 'juventus'],
	...['mercedes', 'ferrari', 'porsche', 'michael', 'michelle', 'jennifer', 'jessica', 'charlie', 'ashley'],
	...['samsung', 'iphone', 'google', 'facebook', 'microsoft', 'windows', 'linux', 'nirvana', 'metallica'],
	...['correcthorsebatterystaple', 'correct', 'horse', 'battery', 'staple', 'thequickbrownfox', 'freedom'],
	...[
		'summer',
		'vasara',
		'winter',
		'ziema',
		'spring',
		'pavasaris',
		'autumn',
		'rudens',
		'monday',
		'pirmdiena'
	],
	...['january', 'janvaris', 'february', 'februaris', 'marts', 'aprilis', 'maijs', 'junijs', 'julijs'],
	...['augusts', 'septembris', 'oktobris', 'novembris', 'decembris', 'friday', 'piektdiena', 'ligo'],
	...[
		'blessed',
		'jesus',
		'jesuschrist',
		'angel',
		'engelis',
		'lovely',
		'killer',
		'hunter',
		'ranger',
		'buster'
	],
	...['cheese', 'cookie', 'banana', 'chocolate', 'sokolade', 'computer', 'mustang', 'corvette', 'matrix'],
	...[
		'alphabet',
		'alfabets',
		'unknown',
		'nezinams',
		'server',
		'serveris',
		'system',
		'sistema',
		'demo',
		'paraugs'
	]
];

/** Rows and columns of keyboards (with Latvian and German neighbours), the alphabet; read in both directions. */
export const keyboardRuns: readonly string[] = [
	...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop[]', 'qwertzuiop', 'azertyuiop'],
	...["asdfghjkl;'", 'zxcvbnm,./', 'yxcvbnm,.-', '1q2w3e4r5t6y7u8i9o0p', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'],
	...['qazwsxedcrfvtgbyhnujm', 'qweasdzxc', '!@#$%^&*()', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']
];
