import type { RequestEvent } from '@sveltejs/kit';
import { loadNoticeForm, saveNotice } from '../../accessibility/notice-page.server.ts';

export const load = (event) => loadNoticeForm(event, 'privacy');

export const actions = { set: (event: RequestEvent) => saveNotice(event, 'privacy') };
