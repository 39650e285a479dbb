import type { Role } from './documents.js';
import { parseKey, type Reference, type ReferenceOf } from './references.js';

/** One user's place. All lists in ascending order. */
export interface Place {
  readonly userId: number;
  readonly role: Role;
  readonly managerUserId: number | null;
  /** Direct reports with a user. */
  readonly reportUserIds: readonly number[];
  /** Everyone below at any depth, not the person. */
  readonly below: readonly number[];
  /** Everyone above at any depth, not the person. */
  readonly above: readonly number[];
  readonly teamIds: readonly number[];
  readonly ledTeamIds: readonly number[];
}

/** Who is above whom, by Odoo's records as they stand. */
export interface Organisation {
  readonly places: ReadonlyMap<number, Place>;
  /** Users who may see deals of this owner by ownership or hierarchy; empty for an unknown owner. */
  sightOfOwner(userId: number): readonly number[];
  /** Users who may see this team's deals without an owner: its leader and everyone above. */
  sightOfTeam(teamId: number): readonly number[];
  readonly teamIds: readonly number[];
}

/** Links upward between people: a node is an employee, or a user where there is no hr. */
interface Tree {
  /** Nodes directly above. */
  readonly parents: ReadonlyMap<number, readonly number[]>;
  /** User of a node; absent for employees without one. */
  readonly userOf: ReadonlyMap<number, number>;
  /** Nodes that Odoo says have nobody above, and that may make a chief. */
  readonly roots: ReadonlySet<number>;
}

/** Computes the organisation from the references of users, employees and teams, in whatever order they came. Pure. */
export function organisationOf(references: ReadonlyMap<string, Reference>): Organisation {
  const users = ofKind(references, 'user');
  const employees = ofKind(references, 'employee');
  const inUse = ([, team]: [number, ReferenceOf<'team'>]) => !team.removed && team.active && !team.uncertain;
  const teams = new Map([...ofKind(references, 'team')].filter(inUse));
  const graph = ofKind(references, 'graphManager');
  const tree = employees.size > 0 ? employeeTree(employees) : withGraph(teamTree(teams), graph);
  const places = placesOf(users, teams, tree, employees.size > 0);
  const seer = (userId: number) => (places.get(userId)?.role ?? 'none') !== 'none';
  const withAbove = (userId: number | null) => {
    const place = userId === null ? undefined : places.get(userId);
    return place ? ascending([place.userId, ...place.above].filter(seer)) : [];
  };
  return {
    places,
    sightOfOwner: withAbove,
    sightOfTeam: (teamId) => withAbove(teams.get(teamId)?.leaderUserId ?? null),
    teamIds: [...ofKind(references, 'team').keys()],
  };
}

function ofKind<Kind extends Reference['kind']>(
  references: ReadonlyMap<string, Reference>,
  kind: Kind,
): Map<number, ReferenceOf<Kind>> {
  const found = new Map<number, ReferenceOf<Kind>>();
  for (const [key, reference] of references) {
    if (reference.kind === kind) found.set(parseKey(key).id, reference as ReferenceOf<Kind>);
  }
  return found;
}

/**
 * An archived employee keeps its place, because deals of people who left stay visible to those who were above them. One
 * whose manager is not known, or is itself, is no root: it must not become chief by a gap in the records. One with a
 * parked event stands for nobody and cuts the chain, so that nobody sees through it.
 */
function employeeTree(employees: ReadonlyMap<number, ReferenceOf<'employee'>>): Tree {
  const parents = new Map<number, readonly number[]>();
  const userOf = new Map<number, number>();
  const roots = new Set<number>();
  for (const [id, employee] of employees) {
    if (employee.removed || employee.uncertain) continue;
    const manager = employee.managerEmployeeId;
    parents.set(id, manager === null || manager === id ? [] : [manager]);
    if (employee.userId !== null) userOf.set(id, employee.userId);
    if (manager === null && employee.active) roots.add(id);
  }
  return { parents, userOf, roots };
}

/** Without hr, a team's leader is above its members. Nobody becomes chief by it. */
function teamTree(teams: ReadonlyMap<number, ReferenceOf<'team'>>): Tree {
  const parents = new Map<number, number[]>();
  const userOf = new Map<number, number>();
  for (const { leaderUserId, memberUserIds } of teams.values()) {
    if (leaderUserId === null) continue;
    userOf.set(leaderUserId, leaderUserId);
    for (const member of memberUserIds) {
      userOf.set(member, member);
      if (member !== leaderUserId) parents.set(member, [...(parents.get(member) ?? []), leaderUserId]);
    }
  }
  return { parents, userOf, roots: new Set() };
}

/** Graph's manager comes before the team's leader. With a parked event it tells nobody above. */
function withGraph(tree: Tree, graph: ReadonlyMap<number, ReferenceOf<'graphManager'>>): Tree {
  if (graph.size === 0) return tree;
  const parents = new Map(tree.parents);
  const userOf = new Map(tree.userOf);
  for (const [userId, { managerUserId, uncertain }] of graph) {
    userOf.set(userId, userId);
    if (uncertain || managerUserId === userId) parents.delete(userId);
    else if (managerUserId !== null) {
      userOf.set(managerUserId, managerUserId);
      parents.set(userId, [managerUserId]);
    }
  }
  return { ...tree, parents, userOf };
}

function placesOf(
  users: ReadonlyMap<number, ReferenceOf<'user'>>,
  teams: ReadonlyMap<number, ReferenceOf<'team'>>,
  tree: Tree,
  hasEmployees: boolean,
): Map<number, Place> {
  const nodesOf = grouped([...tree.userOf].map(([node, user]) => [user, node]));
  const children = grouped([...tree.parents].flatMap(([node, above]) => above.map((parent) => [parent, node])));
  const up = (node: number) => tree.parents.get(node) ?? [];
  const down = (node: number) => children.get(node) ?? [];
  const teamsOf = grouped([...teams].flatMap(([id, team]) => team.memberUserIds.map((member) => [member, id])));
  const ledBy = grouped(
    [...teams].flatMap(([id, team]) => (team.leaderUserId === null ? [] : [[team.leaderUserId, id]])),
  );
  const sells = (userId: number) => isSeller(users.get(userId));

  const places = new Map<number, Place>();
  for (const [userId, user] of users) {
    const nodes = nodesOf.get(userId) ?? [];
    const others = (found: Iterable<number>) => usersOf(found, tree).filter((id) => id !== userId);
    const below = others(reach(nodes, down));
    const ledTeamIds = ascending(ledBy.get(userId) ?? []);
    const chief = nodes.some((node) => tree.roots.has(node)) && below.some(sells);
    const reportsByGraph = !hasEmployees && below.length > 0;
    const manages = hasEmployees
      ? nodes.some((node) => down(node).length > 0)
      : ledTeamIds.length > 0 || reportsByGraph;
    places.set(userId, {
      userId,
      role: roleOf(user, chief, manages),
      managerUserId: nearest(nodes, up, tree, userId),
      reportUserIds: others(nearestUsers(nodes, down, tree)),
      below,
      above: others(reach(nodes, up)),
      teamIds: ascending(teamsOf.get(userId) ?? []),
      ledTeamIds,
    });
  }
  return places;
}

function roleOf(user: ReferenceOf<'user'>, chief: boolean, manages: boolean): Role {
  if (user.removed || user.uncertain || !user.active || user.share) return 'none';
  if (user.groups.system) return 'admin';
  if (chief) return 'ceo';
  if (manages) return 'manager';
  return isSeller(user) ? 'rep' : 'none';
}

function isSeller(user: ReferenceOf<'user'> | undefined): boolean {
  if (!user || user.share) return false;
  const { salesman, allLeads, salesManager } = user.groups;
  return salesman || allLeads || salesManager;
}

/** All nodes that can be reached from `from`, not counting a node for itself unless a cycle leads back. */
function reach(from: readonly number[], next: (node: number) => readonly number[]): Set<number> {
  const seen = new Set<number>();
  const open = from.flatMap((node) => [...next(node)]);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...next(node));
  }
  return seen;
}

/** The first nodes with a user on every way, so that an employee without one does not break the chain. */
function nearestUsers(from: readonly number[], next: (node: number) => readonly number[], tree: Tree): Set<number> {
  const seen = new Set<number>();
  const found = new Set<number>();
  const open = from.flatMap((node) => [...next(node)]);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (tree.userOf.has(node)) found.add(node);
    else open.push(...next(node));
  }
  return found;
}

function nearest(
  from: readonly number[],
  up: (node: number) => readonly number[],
  tree: Tree,
  userId: number,
): number | null {
  const found = usersOf(nearestUsers(from, up, tree), tree).filter((id) => id !== userId);
  return found[0] ?? null;
}

function usersOf(nodes: Iterable<number>, tree: Tree): number[] {
  const users = [...nodes].flatMap((node) => tree.userOf.get(node) ?? []);
  return ascending(users);
}

function grouped(pairs: readonly (readonly number[])[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [key, value] of pairs) {
    if (key === undefined || value === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
