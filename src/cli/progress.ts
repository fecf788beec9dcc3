import type { SingleBar } from 'cli-progress';
import type { Streams } from './output.ts';

/** Shows how far a long run is. */
export interface Progress {
  at(done: number): void;
  /** Takes the bar away and gives the cursor back. */
  stop(): void;
}

/** A bar on a terminal that appears once the run has taken `delay` ms. Without a terminal there is none. */
export function progress(stream: Streams['stderr'], total: number, delay = 1000): Progress {
  let bar: SingleBar | undefined;
  let done = 0;
  let stopped = stream.isTTY !== true;
  const show = async (): Promise<void> => {
    const { default: cliProgress } = await import('cli-progress');
    if (stopped) return;
    bar = new cliProgress.SingleBar(
      {
        // The bar asks of a stream only to be written to.
        stream: stream as NodeJS.WriteStream,
        format: '{bar} {percentage} % | {value} of {total} points | {eta_formatted} left',
        clearOnComplete: true,
        hideCursor: true,
        gracefulExit: false,
      },
      cliProgress.Presets.shades_classic,
    );
    bar.start(total, done);
  };
  const timer = stopped ? undefined : setTimeout(() => void show(), delay);
  return {
    at: (now) => {
      done = now;
      bar?.update(now);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      bar?.stop();
      bar = undefined;
    },
  };
}
