import type { RequestEvent } from '@sveltejs/kit';
import { loadNoticeForm, saveNotice } from '../notice-page.server.ts';

export const load = (event) => loadNoticeForm(event, 'accessibility');

export const actions = { set: (event: RequestEvent) => saveNotice(event, 'accessibility') };
