import { inRange } from '../../../errors.ts';
import type { Field, InTime, Run } from '../../../light.ts';
import { checkedDrive, type RingTimeDrive } from '../inTime/drive.ts';
import { checkField } from '../inTime/checkField.ts';
import { takeOut } from '../inTime/ringSteps.ts';
import { runOf } from '../inTime/run.ts';
import type { FieldSamples, RingStepper, StepAll } from '../inTime/stepper.ts';
import type { RingPort } from '../table.ts';
import type { Turn } from '../turn.ts';
import { carrierPlaces } from './carrierLaw.ts';
import { follow } from './frozenState.ts';
import { runPlaces, settingPlaces } from './gaussKernel.ts';
import { linearLosses, type LinearLoss, type NonlinearMode } from './nonlinearMode.ts';
import { powerChunk, powerSteps } from './powerSteps.ts';
import { expansionsOf, runSettings } from './runSettings.ts';
import { chosenState, steadyStatesOf } from './steadyState.ts';
import type { ModeAt, RingTransientEnergy } from './transient.ts';

/** How a ring under power is driven sample by sample. */
export interface RingPowerTimeDrive extends Omit<RingTimeDrive, 'temperature' | 'heaterPower'> {
  /** Power of the heater, W; none if absent. */
  readonly heaterPower?: number;
  /** Temperature of the chip around the ring, K. */
  readonly ambient: number;
  /** Which steady state of the first sample the run starts from, where two are stable. */
  readonly branch?: 'cold' | 'hot';
  /** Heat and carriers at the first sample, as of a `frozenStates`; those of the first sample's steady state if absent. */
  readonly start?: { readonly coreTemperature: number; readonly carrierDensity: number };
}

/** What a run under power has come to. */
export interface RingRunState {
  /** K. */
  readonly coreTemperature: number;
  /** 1/m³. */
  readonly carrierDensity: number;
  /**
   * Energies from the first sample to here, J, each carried along by the steps: input + storedBefore is the sum of the others to
   * rounding.
   */
  readonly balance: RingTransientEnergy;
}

/** A run that keeps its state from block to block, and tells it. */
export interface RingPowerRun extends Run<Field, Field> {
  /** Throws before the first sample. */
  state(): RingRunState;
}

/**
 * A ring under power while its voltage moves, as a stage: amplitude, carriers and heat by steps of the fourth order that conserve
 * energy to rounding. Throws a `RangeError`
 * as `RingInTime` does.
 */
export interface RingPowerInTime extends InTime<Field, Field> {
  open(): RingPowerRun;
}

const who = 'ringUnderPower';

/** @internal */
export function poweredInTime(turn: Turn, modeAt: ModeAt, drive: RingPowerTimeDrive, { port = 'through' }: RingPort): RingPowerInTime {
  const { ambient, branch, start, ...rest } = drive;
  const chosen = { ...(branch === undefined ? {} : { branch }), ...(start === undefined ? {} : { start }) };
  if (start !== undefined) {
    inRange(who, 'start.coreTemperature', start.coreTemperature, 'K', 200, 1000);
    inRange(who, 'start.carrierDensity', start.carrierDensity, '1/m^3', 0, 1e26);
  }
  if (typeof rest.heaterPower === 'object') throw new RangeError(`${who}: heaterPower is a waveform, must be a number`);
  const checked = checkedDrive(turn, { ...rest, temperature: ambient });
  const open = (): RingPowerRun => {
    let run: StepAll | undefined;
    let first: Field | undefined;
    let taken = 0;
    const state = new Float64Array(runPlaces.count);
    let from: RunStart | undefined;
    return {
      run: (block) => {
        const n = block.re.length;
        checkField(block, first, checked.voltage, taken);
        first ??= block;
        const { wavelength, sampleRate } = block;
        run ??= runOf(checked, turn, block, (resonance) => {
          const mode = modeAt({ ...checked.operation, ambient, wavelength });
          const stepTime = 1 / sampleRate;
          from = { mode, stepTime, settings: runSettings(turn, resonance, mode, { wavelength, stepTime, port }), ambient, ...chosen };
          return stepperOf(state, from);
        });
        const out: FieldSamples = [new Float64Array(n), new Float64Array(n)];
        run([block.re, block.im], checked.voltage.samples, taken, out, n, 0);
        taken += n;
        return { sampleRate, wavelength, re: out[0], im: out[1] };
      },
      state: () => {
        if (from === undefined || taken === 0) throw new RangeError(`${who}: the run has no state before its first sample`);
        return {
          coreTemperature: ambient + state[runPlaces.rise]!,
          carrierDensity: state[runPlaces.density]!,
          balance: balanceOf(from, state),
        };
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open });
}

/** What a run starts from. */
interface RunStart extends Pick<RingPowerTimeDrive, 'ambient' | 'branch' | 'start'> {
  readonly mode: NonlinearMode;
  readonly settings: Float64Array;
  readonly stepTime: number;
}

/** The optical side of a run, for the steps of a linear ring's electrical side. */
function stepperOf(state: Float64Array, from: RunStart): RingStepper {
  const { mode, settings, stepTime } = from;
  const steps = powerSteps();
  const expansionAt = expansionsOf(mode, stepTime);
  let expansion = expansionAt(0);
  return {
    scale: 1,
    origin: 0,
    atOnce: powerChunk,
    start: ({ place }, re, im) => {
      startRun(state, from, place, [re, im]);
      const pass = settings[settingPlaces.pass]!;
      const drop = settings[settingPlaces.drop]!;
      return [pass * re - drop * state[0]!, pass * im - drop * state[1]!];
    },
    step: (n, light, out, offset) => {
      for (let i = 0; i < n; ) {
        const density = state[runPlaces.density]!;
        // The one in use is kept while it reaches: else a block that is cut would take another.
        if (!(Math.abs(density - expansion[0]!) <= expansion[9]!)) expansion = expansionAt(density);
        i = steps(i, n, settings, expansion, state, light, offset);
      }
      takeOut(out, offset, n);
    },
  };
}

/** Amplitude, carriers and heat at the first sample. */
function startRun(state: Float64Array, from: RunStart, place: number, [re, im]: readonly [number, number]): void {
  const { mode, settings, stepTime, ambient, branch, start } = from;
  const lost = settings[settingPlaces.rateByPlace]! * place;
  const there = {
    ...mode,
    total: (settings[settingPlaces.rate]! + lost) / stepTime,
    detuning: (settings[settingPlaces.detuning]! + settings[settingPlaces.detuningByPlace]! * place) / stepTime,
    heat: mode.heat + (settings[settingPlaces.heatByPlace]! * place) / stepTime,
  };
  const power = re * re + im * im;
  const heat = start ?? chosenState(steadyStatesOf(there, { power, ambient }), branch);
  const rise = heat.coreTemperature - ambient;
  const density = heat.carrierDensity;
  const law = new Float64Array(carrierPlaces.count);
  mode.carriers.write(density, law);
  const { rate, detuning } = follow({ mode: there, power }, mode.perAbsorption * law[0]!, mode.perKelvin * rise - mode.perIndex * law[2]!);
  const zRe = rate * stepTime;
  const zIm = detuning * stepTime;
  const scale = settings[settingPlaces.feed]! / (zRe * zRe + zIm * zIm);
  state.fill(0);
  state[runPlaces.re] = scale * (re * zRe + im * zIm);
  state[runPlaces.im] = scale * (im * zRe - re * zIm);
  state[runPlaces.lightRe] = re;
  state[runPlaces.lightIm] = im;
  state[runPlaces.density] = density;
  state[runPlaces.rise] = rise;
  const square = state[0]! ** 2 + state[1]! ** 2;
  state[runPlaces.first] = square;
  state[runPlaces.second] = square;
  state[runPlaces.before] = square;
}

function balanceOf(from: RunStart, state: Float64Array): RingTransientEnergy {
  const { mode, settings, stepTime } = from;
  const held = state[runPlaces.energy]! * stepTime * stepTime;
  const behind = state[runPlaces.behind]! * stepTime;
  const dropped = 2 * mode.dropCoupling * held;
  const linear = Object.fromEntries(linearLosses.map((way) => [way, 2 * mode.loss[way] * held])) as Record<LinearLoss, number>;
  return {
    input: state[runPlaces.input]! * stepTime,
    through: mode.inputKept * behind,
    drop: mode.inputKept * mode.dropKept * dropped,
    linear: { ...linear, junction: linear.junction + 2 * settings[settingPlaces.rateByPlace]! * state[runPlaces.byPlace]! * stepTime },
    passing: (1 - mode.inputKept) * behind + (1 - mode.inputKept * mode.dropKept) * dropped,
    twoPhoton: 2 * state[runPlaces.twoPhoton]! * stepTime,
    freeCarrier: 2 * state[runPlaces.freeCarrier]! * stepTime,
    storedBefore: state[runPlaces.before]! * stepTime,
    stored: (state[0]! ** 2 + state[1]! ** 2) * stepTime,
  };
}
