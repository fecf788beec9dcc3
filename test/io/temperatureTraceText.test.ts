import { describe, expect, it } from 'vitest';
import { parseTemperatureTrace } from '../../src/io/temperatureTraceText.ts';

describe('parseTemperatureTrace', () => {
  it('reads kelvin and degrees Celsius, by the heading', () => {
    expect([...parseTemperatureTrace('0,300\n1.5,310\n').temperature]).toEqual([300, 310]);
    for (const unit of ['C', '°C', 'degC', '[C]', '(°C)']) {
      const { time, temperature } = parseTemperatureTrace(`\ufefftime (s),chip ${unit}\r\n0, 55\r\n\r\n2; 56\r\n`);
      expect([...time]).toEqual([0, 2]);
      expect(temperature[1]).toBeCloseTo(329.15, 12);
    }
    expect(parseTemperatureTrace('time (s)\ttemperature (K)\n0\t300\n0\t310\n1\t310').time.length).toBe(3);
  });

  it('names the line that is wrong', () => {
    expect(() => parseTemperatureTrace('time,temperature\n0,300\n1,301')).toThrow('line 1: the heading of the temperature is "temperature", must end with K or C');
    expect(() => parseTemperatureTrace('time\n0,300\n1,301')).toThrow('line 1: the heading of the temperature is "", must end with K or C');
    expect(() => parseTemperatureTrace('0,300\n1')).toThrow('line 2: "1" must be a time, s, and a temperature');
    expect(() => parseTemperatureTrace('0,300\n1,301,2')).toThrow(/line 2/);
    expect(() => parseTemperatureTrace('0,300\n1,')).toThrow(/line 2: "1," must be/);
    expect(() => parseTemperatureTrace('0,300\n1,x')).toThrow(/line 2/);
    expect(() => parseTemperatureTrace('0,300\n1,55')).toThrow('line 2: temperature is 55 K, outside 200 to 450 K');
    expect(() => parseTemperatureTrace('0,300\n2,301\n1,302')).toThrow('line 3: time is 1 s, before the line above');
    expect(() => parseTemperatureTrace('0,300')).toThrow('a temperature trace has at least 2 points, this one 1');
  });
});
