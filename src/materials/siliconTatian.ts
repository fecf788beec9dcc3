import { celsius, um } from '../units.ts';
import { sellmeierMaterial } from './sellmeier.ts';
import type { SellmeierTerms } from './sellmeier.ts';
import type { Material } from './material.ts';

/** Sellmeier coefficients of silicon at 26 °C, for 1.357 to 11.04 um. [Tatian1984] */
export const siliconTatianTerms: SellmeierTerms = {
  offset: 0,
  resonances: [
    [10.6684293, 0.301516485 * um],
    [0.0030434748, 1.13475115 * um],
    [1.54133408, 1104 * um],
  ],
};

/**
 * Silicon after the Sellmeier fit of Tatian to the measurements of Salzberg and Villa, 1.357 to 11.04 um at 26 °C: for comparison with
 * work that uses it. It does not reach the O band, where `silicon` serves. The thermo-optic coefficient is that of [Li1980] at
 * 1.55 um and 26 °C, 1.84e-4 1/K; the source's own rises to 1.91e-4 at 1.357 um and falls to 1.59e-4 at 11 um. [Tatian1984]
 */
export const siliconTatian: Material = sellmeierMaterial(
  {
    name: 'siliconTatian',
    source: {
      key: 'Tatian1984',
      text: 'B. Tatian, Appl. Opt. 23, 4477 (1984), fit to C. D. Salzberg and J. J. Villa, J. Opt. Soc. Am. 47, 244 (1957)',
    },
    wavelengthRange: [1.357 * um, 11.04 * um],
    temperatureRange: [270, 330],
    referenceTemperature: celsius(26),
  },
  siliconTatianTerms,
  1.84e-4,
);
