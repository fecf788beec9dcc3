// A ring against a Mach-Zehnder modulator in the same engine: at equal laser power, then at equal electrical power.
import { engineParts, findRoot, mW, opticalEngine, quantumX800Engine, toDb, toDbm, type EngineDesign } from 'photonlink';

const engine = (kind: 'ring' | 'machZehnder', power: number): EngineDesign => ({
  ...quantumX800Engine,
  laser: { ...quantumX800Engine.laser, power },
  modulator: engineParts.modulator[kind],
});

function show(kind: 'ring' | 'machZehnder', power: number): void {
  const result = opticalEngine(engine(kind, power)).evaluate();
  const { marginDb } = result.worst;
  const lane = result.lanes[result.worst.lane]!;
  const at = lane.stages.findIndex(({ oma }) => oma !== null);
  const [before, after] = [lane.stages[at - 1]!, lane.stages[at]!];
  const watts = result.power;
  console.log(
    kind.padEnd(12),
    (power / mW).toFixed(0).padStart(9),
    toDbm(before.averagePower).toFixed(2).padStart(9),
    toDb(before.averagePower / after.averagePower).toFixed(2).padStart(9),
    toDb(before.averagePower / after.oma!).toFixed(2).padStart(12),
    toDb(lane.extinctionRatio!).toFixed(2).padStart(7),
    (typeof marginDb === 'number' ? marginDb.toFixed(2) : marginDb.reason).padStart(10),
    [watts.laser, watts.driver, watts.heater, watts.receiver, watts.total].map((part) => part.toFixed(2).padStart(9)).join(''),
  );
}

const power = quantumX800Engine.laser.power;
console.log('             laser, mW  bus, dBm  loss, dB  bus/OMA, dB  ER, dB  margin, dB  laser, W   driver   heater receiver    total');
show('ring', power);
show('machZehnder', power);

const total = (kind: 'ring' | 'machZehnder', watts: number): number => opticalEngine(engine(kind, watts)).evaluate().power.total;
const budget = total('ring', power);
const weaker = findRoot((watts) => total('machZehnder', watts) - budget, 10 * mW, power);
console.log(`\nMach-Zehnder, with the laser down until the whole draws the ring's ${budget.toFixed(2)} W:`);
show('machZehnder', weaker);
