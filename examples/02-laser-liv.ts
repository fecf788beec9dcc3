// Light, voltage and efficiency of a high-power DFB laser against current, on a plate of 25, 35 and 50 °C.
import { celsius, dfbLaser, highPowerDfb, linspace, mA, mW, nm } from 'photonlink';

const laser = dfbLaser(highPowerDfb);

for (const degrees of [25, 35, 50]) {
  const temperature = celsius(degrees);
  console.log(`\nplate at ${degrees} °C`);
  console.log('current, mA   power, mW   voltage, V   junction, °C   wall plug, %   wavelength, nm');
  for (const current of linspace(200 * mA, 1400 * mA, 7)) {
    const point = { current, temperature };
    console.log(
      (current / mA).toFixed(0).padStart(11),
      (laser.power(point) / mW).toFixed(1).padStart(11),
      laser.voltage(point).toFixed(2).padStart(12),
      (laser.junctionTemperature(point) - celsius(0)).toFixed(1).padStart(14),
      (100 * laser.wallPlugEfficiency(point)).toFixed(1).padStart(14),
      (laser.wavelength(point) / nm).toFixed(2).padStart(16),
    );
  }
  const { power, current } = laser.highestPower({ temperature });
  console.log(`most: ${(power / mW).toFixed(0)} mW at ${(current / mA).toFixed(0)} mA`);
}

const needed = laser.currentFor({ power: 278 * mW, temperature: celsius(35) });
console.log(`\n278 mW on a plate of 35 °C take ${(needed / mA).toFixed(1)} mA`);
