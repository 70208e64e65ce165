// Colours live in the style sheet, once, so that page, charts and both colour schemes agree.

const VENUES = 8;

/** Dashes and shapes tell venues apart where colours do not. */
const DASHES = ["solid", [7, 3], [2, 3], [10, 3, 2, 3], [5, 2], [12, 4], [1, 2], [8, 2, 2, 2, 2, 2]];
const SHAPES = ["circle", "rect", "triangle", "diamond", "plus", "cross", "pin", "arrow"];

/** Patterns tell parts of a bar apart where colours do not; rotation in quarters of a right angle. */
const PATTERNS = {
  insuranceFund: null,
  backstopVault: { rotation: 2 },
  feeBuffer: { rotation: 1 },
  safetyModule: { rotation: -1 },
  juniorLp: { rotation: -1 },
  lp: { rotation: 0 },
  treasury: { rotation: 2 },
  adl: { rotation: 1, wide: true },
  socialised: { rotation: -1, wide: true },
  clawback: { rotation: 0, wide: true },
  badDebt: null,
  pending: { rotation: 2, wide: true },
  jump: null,
  oracle: { rotation: 1 },
  keeper: { rotation: -1 },
  throttle: { rotation: 0 },
  impact: { rotation: 2 },
  whole: null,
  more: { rotation: 1 },
  less: { rotation: -1 },
};

/** The colours as they are now. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const named = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    named,
    ink: named("ink"),
    soft: named("soft"),
    line: named("line"),
    faint: named("faint"),
    card: named("card"),
    venue: (place) => named(venueKey(place)),
  };
}

/** The name of a venue's colour; they come again after the last. */
export const venueKey = (place) => `venue-${(place % VENUES) + 1}`;

export const dash = (place) => DASHES[turned(place)];

export const shape = (place) => SHAPES[turned(place)];

/** Where colours come again, dashes and shapes have moved on by one, so that no two of 64 venues share both. */
const turned = (place) => (place + Math.floor(place / VENUES)) % VENUES;

const DRAWN = { plus: "path://M-1,0L1,0M0,-1L0,1", cross: "path://M-1,-1L1,1M1,-1L-1,1" };

/** The shape as ECharts draws it. */
export const symbol = (place) => DRAWN[shape(place)] ?? shape(place);

export const pattern = (key) => PATTERNS[key] ?? null;

/** The pattern of a part as ECharts draws it. */
export function decal(key, colours) {
  const lines = pattern(key);
  if (!lines) return { symbol: "none" };
  return {
    color: colours.named("hatch"),
    dashArrayX: [1, 0],
    dashArrayY: lines.wide ? [2, 8] : [1.2, 4],
    rotation: (lines.rotation * Math.PI) / 4,
  };
}
