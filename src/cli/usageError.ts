/** The command was given something it cannot take: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
