/** How many characters a text that somebody writes may have: the schemas of forms use it, and what shows texts relies on it. */
export const maximumTextLength = 20_000;
