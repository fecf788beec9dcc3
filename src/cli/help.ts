/** `photonlink --help`. */
export const mainHelp = `photonlink: physics-level simulation of co-packaged optics

Usage
  photonlink engine [design.json] [options]   link budget and power of an optical engine
  photonlink design [options]                 the default design as JSON, to be edited
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
