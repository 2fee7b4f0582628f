// What trips are made of in tests: a small timetable, a photo as a camera writes it, and the form filled in.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';

const run = promisify(execFile);

/** A village bus, on each day of a year: two departures before eight, one home. */
const FEED = {
  'stops.txt': 'stop_id,stop_name\nbyn,Lillbyn\nbynorra,Lillbyn norra\ntorget,Torget i Exempelby\n',
  'routes.txt': 'route_id,route_short_name,route_type\nr1,1,3\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nalla,1,1,1,1,1,1,1,20261101,20271031\n',
  'trips.txt': 'route_id,service_id,trip_id\nr1,alla,t1\nr1,alla,t2\nr1,alla,t3\nr1,alla,t4\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,byn,1\nt1,8:20:00,8:20:00,torget,2\n' +
    't2,8:32:00,8:32:00,byn,1\nt2,8:55:00,8:55:00,torget,2\nt3,16:00:00,16:00:00,torget,1\nt3,16:20:00,16:20:00,byn,2\n' +
    't4,7:00:00,7:00:00,bynorra,1\nt4,7:25:00,7:25:00,torget,2\n',
};

const number = (value, bytes) => {
  const buffer = Buffer.alloc(bytes);
  bytes === 2 ? buffer.writeUInt16LE(value) : buffer.writeUInt32LE(value);
  return buffer;
};

/** An archive without compression (PKWARE's APPNOTE, 4.3). */
function zip(files) {
  const [local, central] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const sizes = [number(crc32(body), 4), number(body.length, 4), number(body.length, 4), number(name.length, 2), number(0, 2)];
    const head = [number(20, 2), number(0, 2), number(0, 2), number(0, 2), number(0x21, 2), ...sizes];
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), ...head, Buffer.from(name), body]);
    local.push(entry);
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(at, 4)];
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), number(20, 2), ...head, ...rest, Buffer.from(name)]));
    at += entry.length;
  }
  const [count, size] = [number(central.length, 2), number(Buffer.concat(central).length, 4)];
  const end = [Buffer.from('PK\x05\x06'), number(0, 4), count, count, size, number(at, 4), number(0, 2)];
  return Buffer.concat([...local, ...central, ...end]);
}

/** Imports the village's timetable as an operator does. */
export async function importTimetable(town) {
  const folder = await mkdtemp(join(tmpdir(), 'folje-feed-'));
  const feed = join(folder, 'feed.zip');
  await writeFile(feed, zip(FEED));
  await run(process.env.FOLJE_BIN, ['gtfs', 'import', '--store', town.store, feed]);
  await rm(folder, { recursive: true });
}

/** A large noisy picture, made by the browser, with the EXIF and the XMP of a camera that knows where it is. */
export async function cameraPhoto(page) {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 });
    const pen = canvas.getContext('2d');
    let seed = 7;
    for (let spot = 0; spot < 40_000; spot += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      pen.fillStyle = `rgb(${seed % 256} ${(seed >> 8) % 256} ${(seed >> 16) % 256})`;
      pen.fillRect(seed % 3000, (seed >> 7) % 2000, 25, 25);
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
  });
  const plain = Buffer.from(base64, 'base64');
  const segment = (text) => {
    const body = Buffer.from(text, 'latin1');
    const size = Buffer.alloc(2);
    size.writeUInt16BE(body.length + 2);
    return Buffer.concat([Buffer.from([0xff, 0xe1]), size, body]);
  };
  // Little-endian TIFF with one entry: where the GPS directory is; and the words of a camera behind it.
  const tiff = 'II*\0\b\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\0\0\0\0\0\0CAMERA 59.33N 18.06E';
  const xmp = 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">59.33</x:xmpmeta>';
  return Buffer.concat([plain.subarray(0, 2), segment(`Exif\0\0${tiff}`), segment(xmp), plain.subarray(2)]);
}

/** A picture of one colour, for those who only need one. */
export function smallPng() {
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Buffer.alloc(8 * 9, 0x7f).map((byte, at) => (at % 9 === 0 ? 0 : byte));
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** Writes a trip by plain words, without saving it. */
export async function writeTrip(page, { name, from, to, times, steps = [] }) {
  await page.locator('#trip-name').fill(name);
  await page.locator('#there-from').fill(from);
  await page.locator('#there-to').fill(to);
  if (times) await page.locator('#there-times').fill(times);
  for (const [at, words] of steps.entries()) {
    await page.locator('[data-leg="there"]').getByRole('button', { name: 'Lägg till ett steg' }).click();
    await page.locator(`#there-step-${at}`).fill(words);
  }
}

/** The ids of the photos that lie on this phone. */
export function keptPhotos(page) {
  return page.evaluate(async () => {
    const { person } = JSON.parse(localStorage.getItem('folje.account'));
    return (await globalThis.folje.kept.all(`photos-${person}`, 'snapshot')).map(([id]) => id);
  });
}
