/**
 * UTM on WGS84, forwards and back, to well under a millimetre within a zone.
 *
 * The series of Krüger in the form of C. F. F. Karney, “Transverse Mercator with an accuracy of a
 * few nanometers”, J. Geodesy 85 (2011), equations 7 to 15, 19 to 21, 35 and 36, to the sixth order.
 */

/** A place on WGS84, in units of 10⁻⁷ degree, as the model has it. */
export interface Position {
  lat_e7: number;
  lon_e7: number;
}

export const E7 = 10_000_000;

export interface Utm {
  zone: number;
  north: boolean;
  /** Metres, false ones of 500 km and, in the south, 10,000 km included. */
  easting: number;
  northing: number;
}

const A = 6_378_137;
const F = 1 / 298.257223563;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
export const FALSE_NORTHING = 10_000_000;
const E = Math.sqrt(F * (2 - F));
const N = F / (2 - F);
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);

/** Coefficients of n¹ to n⁶, by term; those below the term's own order are 0. */
const ALPHA = [
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [0, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [0, 0, 61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [0, 0, 0, 49561 / 161280, -179 / 168, 6601661 / 7257600],
  [0, 0, 0, 0, 34729 / 80640, -3418889 / 1995840],
  [0, 0, 0, 0, 0, 212378941 / 319334400],
].map(ofN);
const BETA = [
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [0, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [0, 0, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [0, 0, 0, 4397 / 161280, -11 / 504, -830251 / 7257600],
  [0, 0, 0, 0, 4583 / 161280, -108847 / 3991680],
  [0, 0, 0, 0, 0, 20648693 / 638668800],
].map(ofN);

/** UTM is defined from 80° S to 84° N. */
export function hasUtm(at: Position): boolean {
  return at.lat_e7 >= -80 * E7 && at.lat_e7 <= 84 * E7;
}

/** The zone of a place, with the exceptions of south-west Norway and of Svalbard. */
export function zoneOf(at: Position): number {
  const lat = at.lat_e7 / E7;
  const lon = at.lon_e7 / E7;
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lat <= 84 && lon >= 0 && lon < 42) {
    if (lon < 9) return 31;
    if (lon < 21) return 33;
    return lon < 33 ? 35 : 37;
  }
  // The meridian of 180° E is that of 180° W, where zone 1 begins.
  return (Math.floor((lon + 180) / 6) % 60) + 1;
}

/** A place in UTM, in its own zone or in the one asked for; undefined where there is no UTM. */
export function utmOf(at: Position, zone = zoneOf(at)): Utm | undefined {
  if (!hasUtm(at)) return undefined;
  const phi = radians(at.lat_e7 / E7);
  const lambda = radians(turned(at.lon_e7 / E7 - middleOf(zone)));
  const tau = Math.tan(phi);
  const conformal = conformalOf(tau);
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  let up = xi;
  let across = eta;
  ALPHA.forEach((alpha, n) => {
    const k = 2 * (n + 1);
    up += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
    across += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const north = at.lat_e7 >= 0;
  return {
    zone,
    north,
    easting: FALSE_EASTING + SCALE * RADIUS * across,
    northing: (north ? 0 : FALSE_NORTHING) + SCALE * RADIUS * up,
  };
}

/** The place of a UTM coordinate, in degrees. */
export function degreesOf(utm: Utm): { lat: number; lon: number } {
  const xi = (utm.northing - (utm.north ? 0 : FALSE_NORTHING)) / (SCALE * RADIUS);
  const eta = (utm.easting - FALSE_EASTING) / (SCALE * RADIUS);
  let up = xi;
  let across = eta;
  BETA.forEach((beta, n) => {
    const k = 2 * (n + 1);
    up -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
    across -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.sin(up) / Math.hypot(Math.sinh(across), Math.cos(up));
  const lambda = Math.atan2(Math.sinh(across), Math.cos(up));
  return {
    lat: degrees(Math.atan(tauOf(conformal))),
    lon: turned(degrees(lambda) + middleOf(utm.zone)),
  };
}

/** The place of a UTM coordinate, to 10⁻⁷ degree. */
export function placeOf(utm: Utm): Position {
  const { lat, lon } = degreesOf(utm);
  return { lat_e7: Math.round(lat * E7), lon_e7: Math.round(lon * E7) };
}

/** The meridian in the middle of a zone, degrees. */
function middleOf(zone: number): number {
  return zone * 6 - 183;
}

function conformalOf(tau: number): number {
  const sigma = Math.sinh(E * Math.atanh((E * tau) / Math.hypot(1, tau)));
  return tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
}

/** The tangent of the latitude whose conformal latitude has this one: by Newton's method. */
function tauOf(conformal: number): number {
  let tau = conformal;
  for (let n = 0; n < 5; n += 1) {
    const here = conformalOf(tau);
    const step =
      (((conformal - here) / Math.hypot(1, here)) * (1 + (1 - E ** 2) * tau ** 2)) /
      ((1 - E ** 2) * Math.hypot(1, tau));
    tau += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(tau))) break;
  }
  return tau;
}

function ofN(row: number[]): number {
  return row.reduce((sum, factor, n) => sum + factor * N ** (n + 1), 0);
}

function turned(degrees: number): number {
  if (degrees > 180) return degrees - 360;
  return degrees < -180 ? degrees + 360 : degrees;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
