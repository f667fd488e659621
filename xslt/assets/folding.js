// Words as they are compared, where what is sought may be written without marks and in small letters. Scripts
// that search or filter have this one before them; the index is made with the same table (engines/pagefind.py).
"use strict";

const PLAIN = { ß: "ss", ł: "l", đ: "d", ð: "d", ø: "o", æ: "ae", œ: "oe", þ: "th", ħ: "h", ŧ: "t", ı: "i" };
const plain = (text) => text.toLowerCase().replace(/[ßłđðøæœþħŧı]/g, (letter) => PLAIN[letter]);

// A word without all that is neither letter nor number.
const fold = (text) => plain(text).normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");

// Chinese and Japanese, which the index has sign by sign: for a class of a regular expression.
const ASIAN = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
