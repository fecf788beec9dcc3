import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { progress } from '../../src/cli/progress.ts';

const terminal = (isTTY: boolean): { isTTY: boolean; text: string; write(text: string): boolean } => ({
  isTTY,
  text: '',
  write(text) {
    this.text += text;
    return true;
  },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Time for the bar's own module to be loaded. */
const loaded = async (): Promise<unknown> => vi.importActual('cli-progress').then(() => new Promise((resolve) => process.nextTick(resolve)));

describe('a bar of progress', () => {
  it('appears after a second, moves, and gives the cursor back', async () => {
    const stream = terminal(true);
    const bar = progress(stream, 40);
    bar.at(3);
    await vi.advanceTimersByTimeAsync(999);
    expect(stream.text).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    await loaded();
    await vi.waitFor(() => expect(stream.text).toContain('3 of 40 points'));
    expect(stream.text).toContain('\u001b[?25l');
    bar.at(20);
    await vi.advanceTimersByTimeAsync(500);
    expect(stream.text).toContain('50 % | 20 of 40 points');
    bar.stop();
    expect(stream.text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stream.text.lastIndexOf('\u001b[?25l'));
    const left = stream.text;
    bar.at(30);
    bar.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(stream.text).toBe(left);
  });

  it('does not appear for a short run, nor when the run ends while it is loaded', async () => {
    const stream = terminal(true);
    const short = progress(stream, 40);
    short.stop();
    await vi.advanceTimersByTimeAsync(5000);
    const late = progress(stream, 40);
    vi.advanceTimersByTime(1000);
    late.stop();
    await loaded();
    expect(stream.text).toBe('');
  });

  it('does not appear where nobody watches', async () => {
    const stream = terminal(false);
    const bar = progress(stream, 40);
    bar.at(1);
    await vi.advanceTimersByTimeAsync(5000);
    bar.stop();
    expect(stream.text).toBe('');
  });
});
