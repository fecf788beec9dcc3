import { speedOfLight } from '../../constants.ts';

/** Resonance less laser in wavelength, m, from laser less resonance in frequency, Hz. @internal */
export function resonancePlace(wavelength: number, detuning: number): number {
  const relative = (detuning * wavelength) / speedOfLight;
  return (wavelength * relative) / (1 - relative);
}

/** Laser less resonance in frequency, Hz, from resonance less laser in wavelength, m. @internal */
export function detuningOfPlace(wavelength: number, place: number): number {
  return (speedOfLight * place) / (wavelength * (wavelength + place));
}
