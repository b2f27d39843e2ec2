import type { Job } from '#lib/server/ticker.server.ts';
import { deliverDue } from './delivery.server.ts';
import type { MailKinds } from './kinds.server.ts';

/** Sends what is due, every minute. What is due is a query: a tick that was missed costs a minute, nothing else. */
export function deliveryJob(kinds: MailKinds): Job {
	return {
		name: 'mail.deliver',
		schedule: '* * * * *',
		async run(installation) {
			const delivery = await deliverDue(installation, kinds);
			const { sent, dropped, failed, postponed } = delivery;
			if (sent + dropped + failed + postponed > 0) installation.log.info(delivery, 'mail was delivered');
		}
	};
}
