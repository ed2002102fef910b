// Loaded after the first verdict: what watches a page view more closely than the first evidence can afford to.
export { watchClosely } from '../late/closely.ts';
