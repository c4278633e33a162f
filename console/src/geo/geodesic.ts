/**
 * Geodesics on the WGS84 ellipsoid after Vincenty (1975): to a tenth of a millimetre, except between
 * places nearly opposite on the Earth, where his second series does not settle.
 */
export interface Place {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
}

export interface Leg {
  readonly metres: number;
  /** From where the geodesic leaves, degrees clockwise from north. */
  readonly azimuth: number;
}

const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const MEAN_RADIUS_M = 6_371_008.8;
const DEG = Math.PI / 180;
const MOST_ROUNDS = 100;
const SETTLED = 1e-12;

/** Where one is after so many metres along the geodesic that leaves at an azimuth. */
export function along(from: Place, azimuth: number, metres: number): Place {
  if (metres === 0) return from;
  const alpha1 = azimuth * DEG;
  const [sinAlpha1, cosAlpha1] = [Math.sin(alpha1), Math.cos(alpha1)];
  const tanU1 = (1 - F) * Math.tan(from.lat * DEG);
  const cosU1 = 1 / Math.sqrt(1 + tanU1 * tanU1);
  const sinU1 = tanU1 * cosU1;
  const sigma1 = Math.atan2(tanU1, cosAlpha1);
  const sinAlpha = cosU1 * sinAlpha1;
  const cosSqAlpha = 1 - sinAlpha * sinAlpha;
  const [a, b] = series(cosSqAlpha);
  let sigma = metres / (B * a);
  let [sinSigma, cosSigma, cos2Mid] = [0, 0, 0];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    cos2Mid = Math.cos(2 * sigma1 + sigma);
    [sinSigma, cosSigma] = [Math.sin(sigma), Math.cos(sigma)];
    const before = sigma;
    sigma = metres / (B * a) + bend(b, sinSigma, cosSigma, cos2Mid);
    if (Math.abs(sigma - before) < SETTLED) break;
  }
  [sinSigma, cosSigma] = [Math.sin(sigma), Math.cos(sigma)];
  cos2Mid = Math.cos(2 * sigma1 + sigma);
  const x = sinU1 * sinSigma - cosU1 * cosSigma * cosAlpha1;
  const lat = Math.atan2(
    sinU1 * cosSigma + cosU1 * sinSigma * cosAlpha1,
    (1 - F) * Math.hypot(sinAlpha, x),
  );
  const lambda = Math.atan2(sinSigma * sinAlpha1, cosU1 * cosSigma - sinU1 * sinSigma * cosAlpha1);
  const c = (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
  const lon =
    lambda -
    (1 - c) *
      F *
      sinAlpha *
      (sigma + c * sinSigma * (cos2Mid + c * cosSigma * (-1 + 2 * cos2Mid * cos2Mid)));
  return { lat: lat / DEG, lon: wrapped(from.lon + lon / DEG) };
}

/** How far one place is from another, and by which azimuth one leaves for it. */
export function between(from: Place, to: Place): Leg {
  const l = wrapped(to.lon - from.lon) * DEG;
  const tanU1 = (1 - F) * Math.tan(from.lat * DEG);
  const tanU2 = (1 - F) * Math.tan(to.lat * DEG);
  const cosU1 = 1 / Math.sqrt(1 + tanU1 * tanU1);
  const cosU2 = 1 / Math.sqrt(1 + tanU2 * tanU2);
  const [sinU1, sinU2] = [tanU1 * cosU1, tanU2 * cosU2];
  let lambda = l;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const across = cosU2 * sinLambda;
    const ahead = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
    const sinSigma = Math.hypot(across, ahead);
    if (sinSigma === 0) return { metres: 0, azimuth: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha * sinAlpha;
    // On the equator the middle is not defined, and plays no part.
    const cos2Mid = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha;
    const c = (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
    const before = lambda;
    lambda =
      l +
      (1 - c) *
        F *
        sinAlpha *
        (sigma + c * sinSigma * (cos2Mid + c * cosSigma * (-1 + 2 * cos2Mid * cos2Mid)));
    if (Math.abs(lambda) > Math.PI) break;
    if (Math.abs(lambda - before) < SETTLED) {
      const [a, b] = series(cosSqAlpha);
      return {
        metres: B * a * (sigma - bend(b, sinSigma, cosSigma, cos2Mid)),
        azimuth: Math.atan2(across, ahead) / DEG,
      };
    }
  }
  return onSphere(from, to);
}

/** A longitude between -180 and 180. */
export function wrapped(lon: number): number {
  if (lon >= -180 && lon <= 180) return lon;
  return lon - 360 * Math.floor((lon + 180) / 360);
}

function series(cosSqAlpha: number): [number, number] {
  const uSq = (cosSqAlpha * (A * A - B * B)) / (B * B);
  return [
    1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq))),
    (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq))),
  ];
}

function bend(b: number, sinSigma: number, cosSigma: number, cos2Mid: number): number {
  const sq = cos2Mid * cos2Mid;
  return (
    b *
    sinSigma *
    (cos2Mid +
      (b / 4) *
        (cosSigma * (-1 + 2 * sq) -
          (b / 6) * cos2Mid * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * sq)))
  );
}

/** For places nearly opposite: every way between them is nearly as long, so half a per cent does. */
function onSphere(from: Place, to: Place): Leg {
  const [p1, p2] = [from.lat * DEG, to.lat * DEG];
  const dl = (to.lon - from.lon) * DEG;
  const across = Math.cos(p2) * Math.sin(dl);
  const ahead = Math.cos(p1) * Math.sin(p2) - Math.sin(p1) * Math.cos(p2) * Math.cos(dl);
  const cos = Math.sin(p1) * Math.sin(p2) + Math.cos(p1) * Math.cos(p2) * Math.cos(dl);
  return {
    metres: MEAN_RADIUS_M * Math.atan2(Math.hypot(across, ahead), cos),
    azimuth: Math.atan2(across, ahead) / DEG,
  };
}
