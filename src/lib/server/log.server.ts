import pino from 'pino';
import type { Config } from './config.server.ts';

export type Log = pino.Logger;

/** The process's log: one JSON line an event, on standard error. No secret and no personal link may reach it. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
	return pino(
		{
			level: config.logLevel,
			redact: {
				paths: [
					'password',
					'token',
					'link',
					'cookie',
					'authorization',
					'*.password',
					'*.token',
					'*.link',
					'*.cookie'
				],
				censor: '[nav žurnālā]'
			},
			serializers: { err: pino.stdSerializers.err },
			base: undefined
		},
		pino.destination({ dest: 2, sync: true })
	);
}
