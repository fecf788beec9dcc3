/** `photonlink --help`. */
export const mainHelp = `photonlink: physics-level simulation of co-packaged optics

Usage
  photonlink engine [design.json] [options]   link budget and power of an optical engine
  photonlink sweep [design.json] [options]    the same over a grid of parameters
  photonlink design [options]                 the default design as JSON, to be edited
  photonlink tdecq wave.csv [options]         eye closure of a PAM4 waveform
  photonlink laser-budget [design.json] [options]
                                              the light that an engine needs and what it costs
  photonlink compare [design.json] [options]  a ring and a Mach-Zehnder modulator side by side
  photonlink fit spectrum.csv [options]       a ring from its measured spectrum
  photonlink --version                        version of this package
  photonlink <command> --help                 options of a command

Example
  photonlink design > my.json
  photonlink engine my.json --set laser.power="300 mW" --out out
`;

/** `photonlink engine --help`. */
export const engineHelp = `photonlink engine: link budget and power of an optical engine

Usage
  photonlink engine [design.json] [--json] [--set path=value ...] [--out DIR]

  design.json        a design as photonlink design writes it; without a file the embedded one
  --set path=value   replace one value of the design; may be given again, later ones see earlier ones;
                     a number without a unit is SI; modulator.kind=machZehnder takes the embedded record
  --json             print the result as JSON, SI throughout, and nothing else
  --out DIR          also write engine.json (result, version, design) and engine.svg (waterfall) to DIR
  -h, --help         this text

Exit code
  0  done
  1  a solver did not converge
  2  a wrong option, file, path, unit or number: one line on stderr says which and what is allowed

Example
  photonlink engine my.json --set laser.power="300 mW" --set supply.lens.lossDb="1.5 dB" --out out
`;

/** `photonlink sweep --help`. */
export const sweepHelp = `photonlink sweep: an optical engine over a grid of its parameters

Usage
  photonlink sweep [design.json] --over path=from..to:count [--over ...] [--csv | --json] [--set path=value ...] [--out DIR]

  design.json        a design as photonlink design writes it; without a file the embedded one
  --over path=from..to:count
                     a number of the design from one value to another, both included, in equal steps of its SI unit
  --over path=a,b,c  the values themselves; several --over make a grid, the last one varies fastest
  --set path=value   replace one value of the design before, as in photonlink engine
  --csv              print the points as comma-separated values, SI throughout, and nothing else
  --json             print them as JSON, SI throughout, and nothing else
  --out DIR          also write sweep.csv, sweep.json and, over one or two parameters, sweep.svg to DIR
  -h, --help         this text

A point is told by its worst lane. Where the engine cannot reach its set point the point has no margin, but the reason.
Ctrl-C stops between two points, writes nothing and tells how far it came.

Exit code
  0    done
  2    a wrong option, file, path, unit, number or range: one line on stderr says which and what is allowed
  130  stopped by Ctrl-C

Example
  photonlink sweep my.json --over laser.power=200mW..400mW:21 --out out
  photonlink sweep --over supply.coupler.lossDb=1dB,2dB,3dB --over chipTemperature=25degC..85degC:7 --csv > map.csv
`;

/** `photonlink design --help`. */
export const designHelp = `photonlink design: the default design as JSON with units, to be edited

Usage
  photonlink design [--set path=value ...]
  photonlink design --schema

  --set path=value   replace one value before it is written, as in photonlink engine
  --schema           print the JSON Schema of a design instead, so that an editor completes and checks it
  -h, --help         this text

Example
  photonlink design --schema > engine.schema.json
  photonlink design > my.json      (then add "$schema": "./engine.schema.json" as the first line in it)
  photonlink engine my.json
`;

/** `photonlink tdecq --help`. */
export const tdecqHelp = `photonlink tdecq: transmitter and dispersion eye closure (TDECQ) of a PAM4 waveform

Usage
  photonlink tdecq wave.csv --rate "106.25 GBd" [--pattern NAME] [--method NAME] [--json] [--out DIR]

  wave.csv        a line for each sample: time in s, power in W; whole periods of the pattern,
                  a whole number of samples a symbol, at least 4
  --rate RATE     symbols per second
  --pattern NAME  SSPRQ, where absent, or PRBS13Q
  --method NAME   802.3bs (5 taps), 802.3cu (5 taps, thresholds move by 1 %), where absent, or
                  802.3dj (15 taps, thresholds move by 1 %)
  --json          print the result as JSON, SI throughout, and nothing else
  --out DIR       also write tdecq.json (result, version) to DIR, and eye.svg: the eye behind the
                  reference filter
  -h, --help      this text

Where there is none, as of a closed eye, the reason is printed in its place.

Exit code
  0  done
  2  a wrong option, file, unit or number: one line on stderr says which and what is allowed
`;

/** `photonlink laser-budget --help`. */
export const laserBudgetHelp = `photonlink laser-budget: the light that an engine needs, from the receivers backwards, and what it costs

Usage
  photonlink laser-budget [design.json] [--margin DB] [--excursion K] [--guide NAME] [--json] [--set path=value ...] [--out DIR]

  design.json        a design as photonlink design writes it; without a file the embedded one
  --margin DB        optical margin left before each photodiode, where absent 3 dB; a negative one as --margin=-1dB
  --excursion K      change of the chip's temperature that must not bring a ring to its thermal fold, where absent 4 K
  --guide NAME       guide between coupler and splitter on the chip, whose loss may grow with the light: none, where absent,
                     silicon or nitride
  --set path=value   replace one value of the design before, as in photonlink engine
  --json             print the result as JSON, SI throughout, and nothing else
  --out DIR          also write laser-budget.json (result, version, demand, design) and laser-budget.svg (waterfall) to DIR
  -h, --help         this text

Exit code
  0  done
  1  a solver did not converge
  2  a wrong option, file, path, unit or number, or a margin that no light reaches: one line on stderr

Example
  photonlink laser-budget my.json --margin "2 dB" --guide silicon --out out
`;

/** `photonlink fit --help`. */
export const fitHelp = `photonlink fit: a ring from its measured spectrum

Usage
  photonlink fit spectrum.csv [--radius R | --group-index N] [--drop-path DB] [--json] [--out DIR]

  spectrum.csv     a line for each sample: wavelength, power of the through port and perhaps of the drop port;
                   units in the heading, as wavelength_nm,through_dbm,drop_dbm
  --radius R       radius of the guide's center line, as "10 um": the group index follows
  --group-index N  group index: the radius follows; without either it is taken as that of silicon wires
  --drop-path DB   what the drop port's path passes over the through port's, as "0 dB": the drop coupler follows from
                   its level; without it both couplers are taken as equal
  --json           print the result as JSON, SI throughout, and nothing else
  --out DIR        also write fit.json (result, version) and fit.svg (data, fitted curve) to DIR
  -h, --help       this text

Errors are standard errors. > marks a least value: a dip that the noise hides, a loss that is lost in its error.

Exit code
  0  done
  1  the fit did not converge
  2  a wrong option, file, unit or number, or no resonance: one line on stderr says which
`;

/** `photonlink compare --help`. */
export const compareHelp = `photonlink compare: a ring and a Mach-Zehnder modulator side by side, at equal light and equal swing

Usage
  photonlink compare [design.json] [--json] [--set path=value ...] [--out DIR]

  design.json        both modulators with their drivers, and the link; without a file the embedded one
  --set path=value   replace one value of the design; may be given again, later ones see earlier ones
  --json             print the result as JSON, SI throughout, and nothing else
  --out DIR          also write compare.json (result, version, design) and compare.svg (bars) to DIR
  -h, --help         this text

Where no light is enough for the bit error ratio of the link, the reason is printed.

Exit code
  0  done
  1  a solver did not converge
  2  a wrong option, file, path, unit or number: one line on stderr says which and what is allowed

Example
  photonlink compare --set ring.detuning="30 GHz" --set link.swing="1.5 V" --out out
`;
