/**
 * The dependency rule of the house, for dependency-cruiser. What is not forbidden here:
 *   portal, admin → contract · radius → nothing of ours · core → core · ports → core, contract ·
 *   features → core, contract, ports, their own folder · adapters → ports, core, contract, each
 *   other's helpers · compose → everything.
 */
const tests = '\\.test\\.tsx?$';
const from = (path) => ({ path, pathNot: tests });
const never = (name, comment, path, to) => ({
  name,
  comment,
  severity: 'error',
  from: from(path),
  to,
});
const ours = '^(server|radius|portal|admin|test|deploy)/';

module.exports = {
  forbidden: [
    never('core-is-pure', 'core imports core only', '^server/core/', {
      path: `${ours}|node_modules|^(node:|fs|crypto|os|path|net|http)`,
      pathNot: '^server/core/',
    }),
    never('contract-is-types', 'the contract imports itself only', '^server/contract/', {
      path: ours,
      pathNot: '^server/contract/',
    }),
    never('ports-see-core', 'ports know core and contract', '^server/ports/', {
      path: ours,
      pathNot: '^server/(ports|core|contract)/',
    }),
    {
      name: 'features-stay-apart',
      comment: 'a feature imports core, contract, ports and its own folder',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/', pathNot: tests },
      to: { path: ours, pathNot: '^server/(core|contract|ports)/|^server/features/$1/' },
    },
    never('knex-in-stores-only', 'only stores and read models know knex', '^server/features/', {
      path: 'node_modules/(knex|pg|sqlite3)',
      dependencyTypesNot: ['type-only'],
    }),
    never('adapters-know-ports', 'adapters never import features or compose', '^server/adapters/', {
      path: '^server/(features|compose|cli|jobs|main|stores)',
    }),
    never('jobs-know-ports', 'the scheduler knows no feature', '^server/jobs/', {
      path: ours,
      pathNot: '^server/(jobs|ports|core)/',
    }),
    never('radius-stands-alone', 'the RADIUS library imports nothing of ours', '^radius/', {
      path: ours,
      pathNot: '^radius/',
    }),
    never(
      'front-ends-know-the-contract',
      'portal and admin see the contract only',
      '^(portal|admin)/',
      {
        path: ours,
        pathNot: '^(portal|admin)/|^server/contract/',
      },
    ),
    never('portal-is-not-admin', 'the front ends do not share code', '^portal/', {
      path: '^admin/',
    }),
    never('admin-is-not-portal', 'the front ends do not share code', '^admin/', {
      path: '^portal/',
    }),
    never('simulators-know-ports', 'the simulators see the ports only', '^test/simulators/', {
      path: ours,
      pathNot: '^test/simulators/|^server/ports/',
    }),
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$|^dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'] },
  },
};
