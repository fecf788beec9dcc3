// Light, voltage and efficiency of a high-power DFB laser from its rate equations, over temperature, beside the T0/T1 model of its class.
import { bestEfficiency, celsius, dfbLaser, highPowerDfb, linspace, mA, mW, nm, rateEquationDfb, rateEquationLaser, sweep } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const laser = rateEquationLaser({ ...rateEquationDfb, maximumCurrent: 2.5 });
const characteristic = dfbLaser({ ...highPowerDfb, maximumCurrent: 2.5, highestPlateTemperature: celsius(70) });

console.log('plate    threshold, mA   most light           best efficiency     350 mW or 200 mW at   the same by T0 and T1');
for (const degrees of [25, 35, 50, 60, 70]) {
  const temperature = celsius(degrees);
  const most = laser.highestPower({ temperature });
  const best = bestEfficiency(laser, { temperature });
  const power = degrees <= 50 ? 350 * mW : 200 * mW;
  console.log(
    `${degrees} °C`,
    (laser.threshold({ temperature }) / mA).toFixed(0).padStart(14),
    `${(most.power / mW).toFixed(0)} mW at ${most.current.toFixed(2)} A`.padStart(19),
    `${(100 * best.efficiency).toFixed(1)} % at ${(best.power / mW).toFixed(0)} mW`.padStart(20),
    `${laser.currentFor({ power, temperature }).toFixed(3)} A`.padStart(22),
    `${characteristic.currentFor({ power, temperature }).toFixed(3)} A`.padStart(20),
  );
}

const point = { current: laser.currentFor({ power: 350 * mW, temperature: celsius(35) }), temperature: celsius(35) };
const { carrierDensity, photonNumber, junctionTemperature } = laser.state(point);
console.log(`\n350 mW on a plate of 35 °C: ${(carrierDensity / 1e24).toFixed(2)}e18 carriers/cm³, ${(photonNumber / 1e6).toFixed(0)} million photons,`);
console.log(`junction ${(junctionTemperature - celsius(0)).toFixed(1)} °C, ${(laser.wavelength(point) / nm).toFixed(2)} nm`);
const perAmpere = (laser.wavelength({ ...point, current: point.current + 1 * mA }) - laser.wavelength(point)) / nm;
const perKelvin = (laser.wavelength({ ...point, temperature: point.temperature + 0.1 }) - laser.wavelength(point)) / nm / 0.1;
console.log(`the wavelength moves by ${(1e3 * perAmpere).toFixed(2)} pm for 1 mA and ${(1e3 * perKelvin).toFixed(0)} pm for 1 K of the plate`);
const free = laser.modeHopFreePlates({ current: point.current });
console.log(`no mode hop on plates of ${(free.from - celsius(0)).toFixed(0)} to ${(free.to - celsius(0)).toFixed(0)} °C`);

// Light and voltage against current as a picture, where the packages that draw are installed.
const axes = { temperature: [25, 50, 70].map(celsius), current: linspace(0, 1.9, 191) };
const liv = sweep(axes, (operation) => ({ power: laser.power(operation), voltage: laser.voltage(operation) }));
try {
  const picture = await plot(liv, { title: 'Light and voltage of a high-power DFB laser by plate' }).svg();
  await writeResult('out', { 'liv-temperature.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
