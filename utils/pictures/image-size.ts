/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the size out of the first bytes of a PNG, GIF, WebP or JPEG, before anything decodes it: a few bytes can claim a
 * picture that fills the memory.
 * @returns null for everything else, an SVG or a page among it
 */
export function imageSize(bytes: Uint8Array<ArrayBuffer>): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return sizeOfPng(view) ?? sizeOfGif(view) ?? sizeOfWebp(view) ?? sizeOfJpeg(view);
  } catch {
    // It ends before its size.
    return null;
  }
}

/** https://www.w3.org/TR/png/#11IHDR */
function sizeOfPng(view: DataView): ImageSize | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, §18 */
function sizeOfGif(view: DataView): ImageSize | null {
  if (textAt(view, 0) !== 'GIF8') return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649 §2 */
function sizeOfWebp(view: DataView): ImageSize | null {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return null;
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 };
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return { width: (packed % 0x4000) + 1, height: (Math.floor(packed / 0x4000) % 0x4000) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

/** ITU-T T.81 §B.2: the segments up to the frame header, which holds the size. */
function sizeOfJpeg(view: DataView): ImageSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0) return null;
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // A length counts itself, so every step leads on.
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

/** 0xFFC4, 0xFFC8 and 0xFFCC look like frames and are tables. */
function isFrame(marker: number): boolean {
  return marker === 0xffc0 || (marker <= 0xffcf && marker % 4 !== 0);
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_00_00;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
