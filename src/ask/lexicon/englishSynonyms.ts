import { sameAs } from './sameAs.js';

/** Words that say the same as another one, which patterns are written with. Rarer ones, short forms, chat spellings. */
export const englishSynonyms = sameAs(`
  deal: opportunity opp oppty project contract dealz tender engagement job gig mandate bid offer
  reason: cause
  reasons: causes
  forecast: forecasting
  deals: records opportunities opps oppties ops projects orders contracts tenders prospects engagements jobs gigs
         mandates bids offers quotes quotations
  pipeline: pipe pipes funnel funnels pipelines
  account: customer client acct cust buyer
  accounts: customers clients logos companies accts custs buyers
  rep: seller salesperson salesman saleswoman ae agent salesrep colleague vendor
  reps: sellers salespeople salesmen aes agents salesreps teammates colleagues vendors
  manager: mgr boss lead leader head
  managers: mgrs bosses leads leaders heads
  team: crew squad gang
  teams: crews squads gangs
  target: quota goal objective tgt
  targets: quotas goals objectives
  stage: phase
  stages: phases
  biggest: largest greatest fattest heaviest hugest chunkiest juiciest meatiest heftiest priciest
  bigger: larger fatter chunkier heftier
  big: large huge sizeable sizable hefty chunky fat major massive enormous
  smallest: tiniest littlest cheapest
  small: cheap little tiny puny
  average: avg avgs mean median typical
  pushed: postponed delayed deferred rescheduled nudged
  push: postpone delay defer reschedule
  pushes: postpones delays defers
  pushing: postponing delaying deferring rescheduling
  stale: rotting rotten idle inactive untouched neglected dormant stagnant languishing dusty asleep sleeping frozen ghosted
         forgotten ignored abandoned unattended
  unassigned: unowned orphaned orphan orphans ownerless
  overdue: pastdue overdues
  won: bagged clinched nailed secured snagged inked sealed
  wins: victories
  win: victory
  losses: defeats
  activities: acts
  revenue: rev
  business: biz
  people: ppl
  amount: amt
  amounts: amts
  number: nr
  value: val
  probability: prob
  conversion: conv
  weighted: wgtd
  previous: prev
  next: nxt
  current: curr
  total: tot
  priority: prio
  coverage: cov
  beginning: begin
  sources: origins
  edited: amended
  about: abt
  between: btwn
  with: w
  vs: v versus
  you: u
  period: stretch timeframe
  doing: faring
  them: em
  over: ovr
  last: lst
  before: b4
  company: firm co
  your: ur
  forecast: fcst fcast
  backward: backwards
  forward: forwards
  lately: recently
  everybody: everyone
  anybody: anyone
  nobody: noone
  reopened: reactivated revived
  shrunk: shrank
`);
