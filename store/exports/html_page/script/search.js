// From a typed line to the stories that have its words, spelled right or almost.

const ENOUGH = 3;
const WHOLE = 3;
const BEGUN = 2;
const ALMOST = 1;

/** Return how well each story has every word of a line, whole, begun, or spelled a little otherwise; what stood for words, and which words. */
function search(words, stories, line) {
  const typed = typedWords(line);
  const total = new Float32Array(stories.count).fill(1);
  const instead = [];
  const spellings = [];
  for (const { word, unspaced } of typed) {
    const score = unspaced ? scoreRun(words, stories.count, word) : scoreWord(words, stories.count, word, instead, spellings);
    if (unspaced) spellings.push({ begins: word, run: true });
    for (let number = 0; number < total.length; number += 1) {
      total[number] = score[number] && total[number] ? total[number] + score[number] : 0;
    }
  }
  return { scores: total, instead, words: spellings };
}

/** Return how well each story has one word, 0 for not at all. */
function scoreWord(words, count, typed, instead, spellings) {
  const score = new Float32Array(count);
  const [first, end] = words.beginning(typed);
  let found = 0;
  const note = (worth) => (number, inTitle) => {
    if (!score[number]) found += 1;
    score[number] = Math.max(score[number], worth * (inTitle ? 4 : 1));
  };
  for (let at = first; at < end; at += 1) words.storiesWith(at, note(words.words[at] === typed ? WHOLE : BEGUN));
  spellings.push({ begins: typed });
  if (found < ENOUGH) {
    const before = found;
    const near = words.nearly(typed).filter((at) => at < first || at >= end);
    for (const at of near) words.storiesWith(at, note(ALMOST));
    for (const at of near) spellings.push({ is: words.words[at] });
    if (found > before) instead.push({ typed, none: !before, taken: near.slice(0, 3).map((at) => words.words[at]) });
  }
  const rarity = Math.log(1 + count / (found || 1));
  for (let number = 0; number < count; number += 1) score[number] *= rarity;
  return score;
}

/** Return how well each story has a run of letters that knows no spaces: all its pairs. */
function scoreRun(words, count, run) {
  const hits = new Uint16Array(count);
  const wanted = Array.from(new Set(pairs(run)));
  for (const pair of wanted) {
    const [first, end] = pair === run && Array.from(run).length === 1 ? words.beginning(pair) : [words.firstFrom(pair), words.firstFrom(pair) + 1];
    const seen = new Uint8Array(count);
    for (let at = first; at < end && at < words.words.length && words.words[at].startsWith(pair); at += 1) {
      words.storiesWith(at, (number, inTitle) => {
        seen[number] = Math.max(seen[number], inTitle ? 2 : 1);
      });
    }
    for (let number = 0; number < count; number += 1) if (seen[number]) hits[number] += 256 + seen[number];
  }
  return Float32Array.from(hits, (hit) => (hit >> 8 === wanted.length ? hit & 255 : 0));
}

/** Return what was looked for instead of words that none or few stories have, in sentences. */
function toldInstead(instead) {
  return instead
    .map(({ typed, none, taken }) => {
      const words = taken.map((word) => `“${word}”`).join(", ");
      return none ? `Nothing has “${typed}”; looked for ${words} instead.` : `Few have “${typed}”; looked for ${words} too.`;
    })
    .join(" ");
}

/** Return a text in pieces, each with whether it is one of the words that were searched for. */
function markedPieces(text, spellings) {
  if (!spellings.length) return [[text, false]];
  const pieces = [];
  let at = 0;
  const push = (start, end) => {
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(start, end), true]);
    at = end;
  };
  const runs = spellings.filter((one) => one.run);
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0]);
    if (spellings.some((one) => !one.run && (one.is === word || (one.begins && word.startsWith(one.begins))))) {
      push(match.index, match.index + match[0].length);
      continue;
    }
    for (const { begins } of runs) {
      for (let inside = match[0].indexOf(begins); inside >= 0; inside = match[0].indexOf(begins, inside + begins.length)) {
        if (match.index + inside >= at) push(match.index + inside, match.index + inside + begins.length);
      }
    }
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}
