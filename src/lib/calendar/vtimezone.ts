/**
 * Europe/Riga as calendars want it told (RFC 5545, 3.6.5), right for every time since the last change of its rules: in March 2001
 * summer time came back for good, by the rule of the European Union. One zone that changes once in decades needs no package
 * with all the others; a test holds it against what the system knows of the zone.
 */
export const rigaTimezone = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Riga',
	'BEGIN:DAYLIGHT',
	'DTSTART:20010325T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0300',
	'TZNAME:EEST',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'DTSTART:20011028T040000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'TZOFFSETFROM:+0300',
	'TZOFFSETTO:+0200',
	'TZNAME:EET',
	'END:STANDARD',
	'END:VTIMEZONE'
].join('\r\n');
