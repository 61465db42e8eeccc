// Data of the page, unpacked: base64 of deflate, by the browser where it can, else by hand.

/** Return the text of a block of data; it must have been read by then. */
function blockText(id) {
  const block = document.getElementById(id);
  return block ? block.textContent.trim() : "";
}

/** Wait until the browser has read a block of data, or the whole page, and return the block's text. */
async function blockWhenRead(id) {
  if (document.readyState === "loading" && !document.getElementById(id)?.nextSibling) {
    await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  }
  return blockText(id);
}

/** Return the bytes of a packed text. */
async function unpack(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  if (typeof DecompressionStream === "undefined") return inflate(bytes.subarray(2));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Return what a packed JSON says. */
async function unpackJson(base64) {
  return JSON.parse(new TextDecoder().decode(await unpack(base64)));
}

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const BACK_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577];
const BACK_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const SIZES_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Return inflated bytes (RFC 1951); for browsers that have no stream for it. */
function inflate(bytes) {
  const reader = new BitReader(bytes);
  let out = new Uint8Array(bytes.length * 4 + 1024);
  let size = 0;
  const room = (more) => {
    if (size + more <= out.length) return;
    const larger = new Uint8Array((size + more) * 2);
    larger.set(out);
    out = larger;
  };
  for (let last = 0; !last;) {
    last = reader.bits(1);
    const kind = reader.bits(2);
    if (kind === 0) {
      const stored = reader.stored();
      room(stored.length);
      out.set(stored, size);
      size += stored.length;
      continue;
    }
    const [letters, backs] = kind === 1 ? fixedCodes() : writtenCodes(reader);
    for (let symbol = reader.symbol(letters); symbol !== 256; symbol = reader.symbol(letters)) {
      if (symbol < 256) {
        room(1);
        out[size++] = symbol;
        continue;
      }
      const length = LENGTH_BASE[symbol - 257] + reader.bits(LENGTH_BITS[symbol - 257]);
      const code = reader.symbol(backs);
      const from = size - BACK_BASE[code] - reader.bits(BACK_BITS[code]);
      room(length);
      for (let at = 0; at < length; at += 1) out[size + at] = out[from + at];
      size += length;
    }
  }
  return out.subarray(0, size);
}

/** Reads deflated bytes bit by bit. */
class BitReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.held = 0;
    this.count = 0;
  }

  bits(count) {
    while (this.count < count) {
      this.held |= this.bytes[this.at++] << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }

  stored() {
    this.held = this.count = 0;
    const length = this.bytes[this.at] | (this.bytes[this.at + 1] << 8);
    this.at += 4 + length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  symbol(code) {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      value |= this.bits(1);
      const count = code.counts[length];
      if (value - first < count) return code.symbols[index + value - first];
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new RangeError("the page's data is damaged");
  }
}

/** Return a Huffman code from the lengths of its symbols. */
function huffman(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const starts = new Uint16Array(16);
  for (let length = 1; length < 16; length += 1) starts[length] = starts[length - 1] + counts[length - 1];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) symbols[starts[length]++] = symbol;
  });
  return { counts, symbols };
}

function fixedCodes() {
  const lengths = Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8));
  return [huffman(lengths), huffman(new Array(30).fill(5))];
}

function writtenCodes(reader) {
  const letters = reader.bits(5) + 257;
  const backs = reader.bits(5) + 1;
  const sizes = new Array(19).fill(0);
  for (let at = 0, count = reader.bits(4) + 4; at < count; at += 1) sizes[SIZES_ORDER[at]] = reader.bits(3);
  const code = huffman(sizes);
  const lengths = [];
  while (lengths.length < letters + backs) {
    const symbol = reader.symbol(code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) lengths.push(...new Array(3 + reader.bits(2)).fill(lengths.at(-1)));
    else lengths.push(...new Array(symbol === 17 ? 3 + reader.bits(3) : 11 + reader.bits(7)).fill(0));
  }
  return [huffman(lengths.slice(0, letters)), huffman(lengths.slice(letters))];
}
