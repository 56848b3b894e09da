import { html } from './lib/lit-html.js';

const icon = (path) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const ADD = icon('M12 5v14M5 12h14');
export const BACK = icon('M15 5l-7 7 7 7');
export const CALLS = icon('M8 7l-5 5 5 5M16 7l5 5-5 5M14 5l-4 14');
export const CLOSE = icon('M6 6l12 12M18 6L6 18');
export const DOWN = icon('M12 5v14M6 13l6 6 6-6');
export const REPLY = icon('M10 7L5 12l5 5M5 12h9a5 5 0 0 1 5 5v1');
export const SEND = icon('M4 12l16-8-6 16-3-7z');
export const SWITCH = icon('M4 8h14l-4-4M20 16H6l4 4');
