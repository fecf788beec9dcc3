// AssemblyScript. The arithmetic of src/engine/engineKernel/arithmetic as it stands, over the memory behind the first four kilobytes.
import { Cells } from '../src/engine/engineKernel/arithmetic/cells.ts';
import { drawEngine as draw, drawMargins as margins } from '../src/engine/engineKernel/arithmetic/draw.ts';
import { solveEngine as solve } from '../src/engine/engineKernel/arithmetic/engine.ts';

const memoryStart: usize = 4096;

export function solveEngine(detail: i32): void { solve(changetype<Cells>(memoryStart), detail); }
export function drawEngine(sample: f64): void { draw(changetype<Cells>(memoryStart), sample); }
export function drawMargins(first: f64, count: i32): void { margins(changetype<Cells>(memoryStart), first, count); }
