// Properties draw other cases in every run, so that a long life finds the rare ones. Where a run decides whether something
// lands, PROPERTY_SEED makes it the same run for everybody: what fails then failed for this change.
import { configureGlobal, readConfigureGlobal } from 'fast-check';

const seed = process.env['PROPERTY_SEED'];
if (seed !== undefined && seed !== '') configureGlobal({ ...readConfigureGlobal(), seed: Number(seed) });
