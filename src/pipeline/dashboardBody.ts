import type { Dashboard } from './answer.js';
import type { DealResult } from './dealResult.js';
import type { PipelineQuestion } from './question.js';

/** What of a dashboard depends on deals and activities alone and can be kept until one of them changes. */
export type DashboardBody = Omit<Dashboard, 'position' | 'freshAt'>;

/** Figures and groups of a question of the dashboard's scope, without its rows. */
export type FiguresOf = (question: PipelineQuestion) => Promise<DealResult>;
