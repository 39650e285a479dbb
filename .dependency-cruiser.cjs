/** The arrows of docs/architecture.md: imports point down, nothing real imports a stand-in, no cycles. */
const layer = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-real-imports-the-sandbox',
      severity: 'error',
      comment: 'main.ts alone loads stand-ins, and only where a part of the outside is not configured',
      from: { path: '^(src|bot|tab)/', pathNot: ['^src/main\\.ts$', '\\.test\\.tsx?$'] },
      to: { path: '^sandbox/' },
    },
    {
      name: 'src-knows-neither-bot-nor-tab',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main\\.ts$|wiring/)', '\\.test\\.ts$'] },
      to: { path: '^(bot|tab)/' },
    },
    {
      name: 'tab-takes-only-types-from-src',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^(src|bot)/', dependencyTypesNot: ['type-only'] },
    },
    layer('mongo-is-the-floor', '^src/mongo/', '^src/(?!mongo/|config|errors|clock)', 'mongo knows no domain'),
    layer(
      'event-store-knows-only-mongo',
      '^src/eventStore/',
      '^src/(?!eventStore/|mongo/|config|errors|clock|ops/)',
      'the event store is below everything but the database',
    ),
    layer(
      'projections-below-questions',
      '^src/projections/',
      '^src/(pipeline|ask|api|alerts|commands|identity|odoo|schedule)/',
      '',
    ),
    layer('odoo-below-questions', '^src/odoo/', '^src/(pipeline|ask|api|alerts|identity|projections|schedule)/', ''),
    layer(
      'ask-is-pure',
      '^src/ask/',
      '^src/(mongo|eventStore|odoo|api|schedule|alerts|commands|projections/engine)/',
      '',
    ),
    layer('only-main-knows-api', '^src/(?!api/|main|wiring/)', '^src/api/', 'the API is a surface, like the bot'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^dist|^coverage|^node_modules)' },
  },
};
