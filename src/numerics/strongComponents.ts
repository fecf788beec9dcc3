/**
 * Nodes of a directed graph that lie on loops, grouped so that each reaches each other of its group. `links` holds for each node the
 * nodes that follow it. [Tarjan1972]
 *
 * @internal
 */
export function loopsOf(links: readonly (readonly number[])[]): number[][] {
  const size = links.length;
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const next = new Int32Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (order[root]! >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      if (order[node]! < 0) {
        order[node] = low[node] = count++;
        stack.push(node);
        onStack[node] = 1;
      }
      const follower = links[node]![next[node]!++];
      if (follower !== undefined) {
        if (order[follower]! < 0) path.push(follower);
        else if (onStack[follower] === 1) low[node] = Math.min(low[node]!, order[follower]!);
        continue;
      }
      path.pop();
      const before = path[path.length - 1];
      if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const each of group) onStack[each] = 0;
      if (group.length > 1 || links[node]!.includes(node)) found.push(group);
    }
  }
  return found;
}
