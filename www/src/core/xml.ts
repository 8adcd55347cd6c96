// Text that any reader of XML opens. A cell may hold letters that XML 1.0 has no way to write, not even as a reference: one
// of them, and a saved picture does not open at all.

/** Control characters but for tab and line ends, halves of a letter, and what Unicode says is no letter. */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** The text with the mark of what cannot be shown in place of each. */
export const xmlText = (text: string) => text.replace(NO_TEXT, '\ufffd');
