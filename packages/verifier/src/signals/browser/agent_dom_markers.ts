import { clear, defineSignal, hit } from '../../signal.ts';
import { agentMarks } from '../../signals/found-names.ts';

/** Assistants that act for a person draw over the page while they do. It says agent, not abuse. */
export const agent_dom_markers = defineSignal({
  id: 'agent_dom_markers',
  layer: 'browser',
  family: 'driver_traces',
  title: "Acting agent's overlay on the page",
  needs: ['globals'],
  judge: ({ globals }) => {
    const marks = agentMarks(globals);
    return marks.length > 0 ? hit(`found ${marks.join(', ')}`) : clear;
  },
});
