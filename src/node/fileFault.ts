const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory, not a file',
  ENOTDIR: 'is not a directory',
  EEXIST: 'is not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
};

/**
 * The error of a file operation as a `RangeError` in one line that names the path; any other error as it is.
 *
 * @internal
 */
export function fileFault(path: string, error: unknown): unknown {
  if (error instanceof RangeError) return new RangeError(`${path}: ${error.message}`, { cause: error });
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  return new RangeError(`${path}: ${meanings[error.code] ?? error.code}`, { cause: error });
}
