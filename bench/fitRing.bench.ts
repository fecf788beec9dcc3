import { spawnSync } from 'node:child_process';
import { fitRing } from '../src/engine/fitRing.ts';
import { measuredRing } from '../test/fixtures/measuredRings.ts';
import type { BenchCase, Variant } from './case.ts';

const spectrum = measuredRing(7);

const asked = spawnSync('python3', ['-c', 'import scipy; print(scipy.__version__)'], { encoding: 'utf8' });

/** Eight through dips, each by one `curve_fit` of a Lorentzian dip under a parabola, from the places that ours finds: less than ours does. */
function inScipy(): Variant {
  if (asked.status !== 0) return { name: 'scipy curve_fit', absent: 'no python3 with scipy on this machine' };
  const places = JSON.stringify(fitRing(spectrum, { radius: 10e-6 }).resonances.map(({ wavelength }) => wavelength * 1e9));
  const script = `
import gzip, time
import numpy as np
from scipy.optimize import curve_fit
data = np.genfromtxt(gzip.open('test/fixtures/measured-rings/ring-7.csv.gz', 'rt'), delimiter=',', skip_header=1)
places = ${places}
def dip(x, x0, w, t, a, b, c):
    return a + b * x + c * x * x + 10 * np.log10(np.maximum(1 - (1 - t * t) / (1 + (2 * (x - x0) / w) ** 2), 1e-9))
times = []
for _ in range(5):
    start = time.perf_counter()
    for place in places:
        near = np.abs(data[:, 0] - place) < 0.8
        x, y = data[near, 0] - place, data[near, 1]
        try:
            curve_fit(dip, x, y, [0, 0.13, 0.1, np.median(y), 0, 0], maxfev=5000)
        except RuntimeError:
            pass
    times.append(time.perf_counter() - start)
print(min(times) * 1e9)
`;
  return {
    name: `scipy ${asked.stdout.trim()} curve_fit, a Lorentzian for each dip`,
    nanoseconds: () => {
      const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } });
      if (status !== 0) throw new Error(`scipy: ${stderr}`);
      return Number(stdout);
    },
  };
}

/** A measured ring of 6,251 samples. */
export const cases: readonly BenchCase[] = [
  {
    name: 'a measured add-drop ring of 6,251 samples and 8 resonances',
    operation: 'fit',
    atMost: 0.3e9,
    rounds: 5,
    variants: [{ name: 'photonlink fitRing', operations: 1, run: () => fitRing(spectrum, { radius: 10e-6 }) }, inScipy()],
  },
];
