import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Installation } from '#lib/server/installation.server.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Of a fault: the log carries it too. */
			id?: string;
			/** Of a personal link that opens nothing: why, and where its subject stands in the portal. */
			link?: { state: string; path: string };
		}
		interface Locals {
			installation: Installation;
			actor: Actor | null;
			locale: Locale;
			theme: 'light' | 'dark' | 'auto';
			requestId: string;
		}
	}
}

export {};
