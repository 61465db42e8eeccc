// The words of all stories, and which story has which; words that are nearly what was typed.

/** The words of all stories in the order of their letters, each with its stories. */
class Words {
  constructor(words, places) {
    this.words = words;
    this.places = places;
    this.starts = new Uint32Array(words.length + 1);
    let at = 0;
    const sizes = new Uint32Array(words.length);
    for (let word = 0; word < words.length; word += 1) {
      let shift = 0;
      for (let byte = 0x80; byte & 0x80; shift += 7) {
        byte = places[at++];
        sizes[word] |= (byte & 0x7f) << shift;
      }
    }
    this.starts[0] = at;
    for (let word = 0; word < words.length; word += 1) this.starts[word + 1] = this.starts[word] + sizes[word];
    this.masks = null;
  }

  static async read() {
    const [words, places] = await Promise.all(["words", "places"].map(async (id) => unpack(await blockWhenRead(id))));
    const text = new TextDecoder().decode(words);
    return new Words(text ? text.split("\n") : [], places);
  }

  /** Return the first word that is not before another. */
  firstFrom(word) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Return the first and the last-but-one number of the words that begin with some letters. */
  beginning(letters) {
    return [this.firstFrom(letters), this.firstFrom(letters + "\uffff")];
  }

  /** Call `story(number, inTitle)` for each story that has a word. */
  storiesWith(word, story) {
    const places = this.places;
    const end = this.starts[word + 1];
    let number = -1;
    for (let at = this.starts[word]; at < end;) {
      let step = 0;
      let shift = 0;
      let byte = 0x80;
      for (; byte & 0x80; shift += 7) {
        byte = places[at++];
        step |= (byte & 0x7f) << shift;
      }
      number += step >>> 1;
      story(number, step & 1);
    }
  }

  /** Return the words that begin almost as what was typed, the likeliest first: few slips, whole words, common ones. */
  nearly(typed) {
    const slips = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (!slips || typed.length > 31) return [];
    const wanted = mask(typed, typed.length);
    const pattern = new Slips(typed);
    const found = [];
    this.masks ||= Uint32Array.from(this.words, (word) => mask(word, 12));
    for (let at = 0; at < this.words.length; at += 1) {
      if (bitCount(wanted & ~this.masks[at]) > slips) continue;
      const word = this.words[at];
      if (word.length < typed.length - slips) continue;
      const begins = pattern.in(word, slips);
      if (begins > slips) continue;
      const unlike = (word[0] === typed[0] ? 0 : 2) + Math.min(Math.abs(word.length - typed.length), 3);
      found.push({ at, far: begins * 4 + unlike, size: this.starts[at + 1] - this.starts[at] });
    }
    found.push(...this.swapped(typed));
    found.sort((a, b) => a.far - b.far || b.size - a.size);
    const near = found.filter((one) => one.far <= found[0].far + 1).map((one) => one.at);
    return Array.from(new Set(near)).slice(0, 12);
  }

  /** Return the words that begin with what was typed but for two neighbours in each other's place. */
  swapped(typed) {
    const found = [];
    for (let place = 0; place + 1 < typed.length; place += 1) {
      const other = typed.slice(0, place) + typed[place + 1] + typed[place] + typed.slice(place + 2);
      const [first, end] = this.beginning(other);
      if (other === typed) continue;
      for (let at = first; at < Math.min(end, first + 20); at += 1) {
        found.push({ at, far: 4 + Math.min(this.words[at].length - typed.length, 3), size: this.starts[at + 1] - this.starts[at] });
      }
    }
    return found;
  }
}

/** Return which letters a word has among its first ones, a bit each. */
function mask(word, length) {
  let bits = 0;
  for (let at = 0; at < word.length && at < length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitCount(bits) {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Counts the slips between a typed word and the beginnings of others, all places of it at once in the bits of a number (Myers). */
class Slips {
  constructor(typed) {
    this.length = typed.length;
    this.bits = new Map();
    for (let at = 0; at < typed.length; at += 1) this.bits.set(typed.charCodeAt(at), (this.bits.get(typed.charCodeAt(at)) || 0) | (1 << at));
  }

  /** Return how many slips lie between what was typed and the beginning of a word that is most like it. */
  in(word, most) {
    const top = 1 << (this.length - 1);
    let up = -1;
    let down = 0;
    let slips = this.length;
    let least = slips;
    const end = Math.min(word.length, this.length + most);
    for (let at = 0; at < end; at += 1) {
      const equal = this.bits.get(word.charCodeAt(at)) || 0;
      const vertical = equal | down;
      const across = (((equal & up) + up) ^ up) | equal;
      let more = down | ~(across | up);
      let less = up & across;
      if (more & top) slips += 1;
      if (less & top) slips -= 1;
      more = (more << 1) | 1;
      less <<= 1;
      up = less | ~(vertical | more);
      down = more & vertical;
      if (slips < least) least = slips;
    }
    return least;
  }
}
