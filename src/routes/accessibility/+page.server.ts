import { loadNotice } from './notice-page.server.ts';

export const csr = false;

export const load = (event) => loadNotice(event, 'accessibility');
