// Exact SI constants (2019 revision) and CODATA 2018 values. [CODATA2018]

/** Speed of light in vacuum, m/s, exact. [CODATA2018] */
export const speedOfLight = 299792458;

/** Planck constant, J s, exact. [CODATA2018] */
export const planckConstant = 6.62607015e-34;

/** Elementary charge, C, exact. [CODATA2018] */
export const elementaryCharge = 1.602176634e-19;

/** Boltzmann constant, J/K, exact. [CODATA2018] */
export const boltzmannConstant = 1.380649e-23;

/** Vacuum electric permittivity, F/m. [CODATA2018] */
export const vacuumPermittivity = 8.8541878128e-12;
