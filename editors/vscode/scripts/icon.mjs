// Draws media/icon.png: three lines that meet in one goal.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const size = 256;
const back = [31, 75, 87], line = [240, 236, 226], goal = [242, 166, 59];
const goalAt = [188, 128];
const starts = [[64, 60], [64, 128], [64, 196]];

const rows = [];
for (let y = 0; y < size; y++) {
  rows.push(0); // no filter
  for (let x = 0; x < size; x++) {
    rows.push(...pixel(x + 0.5, y + 0.5));
  }
}
writeFileSync(new URL('../media/icon.png', import.meta.url), png(Buffer.from(rows)));

function pixel(x, y) {
  let colour = [...back, cover(corner(x, y))];
  for (const [sx, sy] of starts) {
    colour = mix(colour, line, cover(segment(x, y, sx, sy, ...goalAt) - 5));
    colour = mix(colour, line, cover(Math.hypot(x - sx, y - sy) - 17));
  }
  return mix(colour, goal, cover(Math.hypot(x - goalAt[0], y - goalAt[1]) - 34)).map(Math.round);
}

// cover is how much of a pixel lies within a shape, from its distance.
function cover(distance) {
  return Math.min(1, Math.max(0, 0.5 - distance));
}

function corner(x, y) {
  const half = size / 2, round = 44;
  const dx = Math.max(Math.abs(x - half) - half + round, 0), dy = Math.max(Math.abs(y - half) - half + round, 0);
  return Math.hypot(dx, dy) - round;
}

function segment(x, y, ax, ay, bx, by) {
  const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

function mix([r, g, b, a], [r2, g2, b2], part) {
  return [r + (r2 - r) * part, g + (g2 - g) * part, b + (b2 - b) * part, a <= 1 ? a * 255 : a];
}

function png(data) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // eight bits, colour with transparency
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(data, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

// crc32 is the check sum of a chunk; Node 20 has none to offer.
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return ~crc >>> 0;
}
