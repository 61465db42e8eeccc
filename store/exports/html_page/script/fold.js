// Words as they are compared: without case, accents and signs; the same that the words of the page were made by.

const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;
const ACCENTS = /\p{M}/gu;
const APART = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", "ـ": "", "ʾ": "", "ʿ": "", "ς": "σ",
  ی: "ي", ى: "ي", ک: "ك", ہ: "ه", ۀ: "ه", ة: "ه" };
const APART_LETTERS = new RegExp(`[${Object.keys(APART).join("")}]`, "g");
const APOSTROPHES = /['’ʼ‘‛′＇ʻ`´ʽ]/g;
const DIGITS = /\p{Nd}/gu;
const UNSPACED = "\\u0e00-\\u0e7f\\u0e80-\\u0eff\\u1000-\\u109f\\u1780-\\u17dd\\u3005-\\u3007\\u3040-\\u30ff\\u3105-\\u312f\\u31f0-\\u31ff"
  + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua9e0-\\ua9fe\\uaa60-\\uaa7f\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+`, "gu");
const WORD = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]*(?:['’ʼ‘][\p{L}\p{N}\p{M}]+)*/gu;
const WORD_PIECES = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");

/** Return a text as it is compared. */
function fold(text) {
  return text
    .replace(APOSTROPHES, "")
    .replace(UNSEEN, "")
    .toLowerCase()
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .toLowerCase()
    .replace(APART_LETTERS, (letter) => APART[letter])
    .replace(DIGITS, (digit) => (digit > "\x7f" ? String(digitValue(digit)) : digit))
    .normalize("NFC");
}

/** Return the value of a digit of any script: digits stand in tens, the zero of each is the first that is a digit. */
function digitValue(digit) {
  const code = digit.codePointAt(0);
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** Return the words of a typed line: each folded, with whether it is a run of letters in which words stand side by side. */
function typedWords(line) {
  const words = [];
  for (const [word] of fold(line).matchAll(WORD)) {
    for (const [piece] of word.matchAll(WORD_PIECES)) {
      words.push({ word: piece.slice(0, 40), unspaced: piece.search(UNSPACED_RUN) === 0 });
    }
  }
  return words.slice(0, 12);
}

/** Return the two-letter pieces of a run of letters without spaces. */
function pairs(run) {
  const letters = Array.from(run);
  return letters.length === 1 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
}
