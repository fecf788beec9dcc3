import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constantIndex } from '../src/materials/constantIndex.ts';
import { silica } from '../src/materials/silica.ts';
import { silicon } from '../src/materials/silicon.ts';
import { linspace } from '../src/numerics/linspace.ts';
import { nm } from '../src/units.ts';
import { crossSection, rib, strip, type CrossSection } from '../src/waveguides/modes/crossSection.ts';
import { forgetModes } from '../src/waveguides/modes/modeCache.ts';
import { modeSpectrum } from '../src/waveguides/modes/modeSpectrum.ts';
import { solveModes } from '../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../src/waveguides/modes/solvedMode.ts';
import type { BenchCase, Variant } from './case.ts';
import { inArpack } from './scipy.ts';

type Polarization = 'te' | 'tm';
const ms = 1e6;

function solved(section: CrossSection, wavelength: number, polarization: Polarization, tolerance: number): SolvedMode {
  forgetModes();
  return solveModes(section, { wavelength }, { polarization, tolerance })[0]!;
}

const mpb: Variant =
  spawnSync('mpb', ['--version']).status === 0
    ? {
        name: 'MPB, 24 points a um',
        nanoseconds: () => {
          const start = performance.now();
          const script = `(set! geometry-lattice (make lattice (size no-size 4 4)))
            (set! default-material (make dielectric (index 1.444)))
            (set! geometry (list (make block (center 0 0 0) (size infinity 0.45 0.22)
              (material (make dielectric (index 3.4777))))))
            (set! resolution 24) (set! num-bands 1)
            (find-k NO-PARITY (/ 1 1.55) 1 1 (vector3 1 0 0) 0.0001 1.5 1 2.2)`;
          spawnSync('mpb', [], { input: script });
          return (performance.now() - start) * ms;
        },
      }
    : { name: 'MPB', absent: 'not on this machine (Debian: mpb); elsewhere 0.24 s at an error of 2.5e-3, 2 s at 4e-4' };

/** Highest memory of this process while it runs, where the system tells it (Linux). */
function peakMemory(run: () => unknown): string {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    run();
    const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))!;
    return `${Math.round(Number(kilobytes) / 1e3)} MB`;
  } catch {
    return 'memory not told here';
  }
}

/** One guide to one tolerance; the converged index tells what it truly reached. */
function bench(
  name: string,
  section: CrossSection,
  wavelength: number,
  polarization: Polarization,
  tolerance: number,
  limit: number,
): BenchCase {
  const { effectiveIndex: converged } = solved(section, wavelength, polarization, 1e-7);
  const mode = solved(section, wavelength, polarization, tolerance);
  const peak = peakMemory(() => solved(section, wavelength, polarization, tolerance));
  const reached = Math.abs(mode.effectiveIndex - converged).toExponential(0);
  const grid = `order ${mode.order}, layers ${mode.layers}, ${mode.unknowns} unknowns, error ${reached}, peak ${peak}`;
  return {
    name: `${name}, ${polarization.toUpperCase()}0 to ${tolerance}`,
    operation: 'one mode',
    atMost: limit * ms,
    rounds: 5,
    variants: [{ name: grid, operations: 1, run: () => solved(section, wavelength, polarization, tolerance) }, inArpack(mode.unknowns), mpb],
  };
}

const core = constantIndex(3.4777);
const oxide = constantIndex(1.444);
const wire = strip({ width: 450 * nm, height: 220 * nm, core, cladding: oxide });
const ridge = rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core, cladding: oxide });
const slanted = strip({ width: 450 * nm, height: 220 * nm, core, cladding: oxide, sidewallAngle: (80 * Math.PI) / 180 });
const tip = strip({ width: 180 * nm, height: 220 * nm, core: constantIndex(3.5048), cladding: constantIndex(1.4468) });
// The wire again, with a corner of the oxide so slightly different that neither mirror plane is left.
const uneven = crossSection({
  cladding: oxide,
  parts: [
    { name: 'core', material: core, x: [0, 450 * nm], y: [0, 220 * nm] },
    { name: 'box', material: constantIndex(1.4440001), x: [-Infinity, 450 * nm], y: [-Infinity, 0] },
  ],
});

/** Larger and larger square guides on one kind of grid: how the time grows with the unknowns. */
function growth(): BenchCase {
  const sizes = [0.6, 1.2, 2.4, 4.8, 9.6].map((size) => {
    const section = strip({ width: size * 1e-6, height: size * 1e-6, core, cladding: oxide });
    const run = (): SolvedMode => {
      forgetModes();
      return solveModes(section, { wavelength: 1550 * nm }, { polarization: 'te', order: 4, layers: 1 })[0]!;
    };
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return { run, unknowns: run().unknowns, time: Math.min(...times.slice(1)) };
  });
  const logs = sizes.map(({ unknowns, time }) => [Math.log(unknowns), Math.log(time)] as const);
  const [n, t] = [0, 1].map((which) => logs.reduce((sum, each) => sum + each[which]!, 0) / logs.length) as [number, number];
  const slope = logs.reduce((sum, [x, y]) => sum + (x - n) * (y - t), 0) / logs.reduce((sum, [x]) => sum + (x - n) ** 2, 0);
  const [largest, smaller] = [sizes[sizes.length - 1]!, sizes[0]!];
  return {
    name: `square guides of ${sizes.map(({ unknowns }) => unknowns).join(', ')} unknowns: time grows as N^${slope.toFixed(2)}`,
    operation: 'one mode',
    atMostOfSecond: (largest.unknowns / smaller.unknowns) ** 1.5,
    rounds: 3,
    variants: [largest, smaller].map(({ run, unknowns }) => ({ name: `${unknowns} unknowns`, operations: 1, run })),
  };
}

const band = linspace(1500 * nm, 1600 * nm, 21);
const siliconWire = strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica });

const firstCall = `const { constantIndex, solveModes, strip } = await import('photonlink');
const guide = strip({ width: 450e-9, height: 220e-9, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
const start = performance.now();
solveModes(guide, { wavelength: 1.55e-6 }, { polarization: 'te', tolerance: 1e-4 });
console.log(performance.now() - start);`;

export const cases: readonly BenchCase[] = [
  ...(['te', 'tm'] as const).flatMap((polarization) => [
    bench('strip 450 by 220 nm', wire, 1550 * nm, polarization, 1e-4, 20),
    bench('strip 450 by 220 nm', wire, 1550 * nm, polarization, 1e-5, 75),
    bench('strip 450 by 220 nm', wire, 1550 * nm, polarization, 1e-6, 200),
  ]),
  bench('rib 500 by 220 nm on 90 nm', ridge, 1550 * nm, 'te', 1e-5, 250),
  bench('tip 180 by 220 nm', tip, 1310 * nm, 'te', 1e-4, 60),
  bench('tip 180 by 220 nm', tip, 1310 * nm, 'tm', 1e-4, 60),
  bench('strip 450 by 220 nm with walls at 80 degrees', slanted, 1550 * nm, 'te', 1e-4, 150),
  bench('strip 450 by 220 nm with walls at 80 degrees', slanted, 1550 * nm, 'tm', 1e-4, 150),
  bench('without symmetry', uneven, 1550 * nm, 'te', 2e-5, 200),
  bench('without symmetry', uneven, 1550 * nm, 'tm', 2e-5, 200),
  growth(),
  ...(['te', 'tm'] as const).map((polarization): BenchCase => ({
    name: `21 wavelengths from 1500 to 1600 nm, ${polarization.toUpperCase()}0 to 1e-6`,
    operation: 'the spectrum',
    atMostOfSecond: 5.5,
    rounds: 7,
    variants: [
      {
        name: 'spectrum',
        operations: 1,
        run: () => {
          forgetModes();
          return modeSpectrum(siliconWire, { wavelengths: band }, { polarization });
        },
      },
      { name: 'one solve', operations: 1, run: () => solved(siliconWire, 1550 * nm, polarization, 1e-6) },
    ],
  })),
  {
    name: 'first call in a process, strip to 1e-4',
    operation: 'one mode',
    atMost: 150 * ms,
    rounds: 5,
    variants: [
      {
        name: 'photonlink',
        nanoseconds: (): number => {
          const options = { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' } as const;
          const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', firstCall], options);
          if (status !== 0) throw new Error(stderr);
          return Number(stdout) * ms;
        },
      },
    ],
  },
];
