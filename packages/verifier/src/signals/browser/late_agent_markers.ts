import { clear, defineSignal, hit } from '../../signal.ts';
import { agentMarks } from '../../signals/found-names.ts';

/** An assistant that began to act after the page was read. */
export const late_agent_markers = defineSignal({
  id: 'late_agent_markers',
  layer: 'browser',
  family: 'driver_traces',
  title: "Acting agent's overlay on the page later",
  needs: ['lateGlobals'],
  judge: ({ lateGlobals }) => {
    const marks = agentMarks(lateGlobals);
    return marks.length > 0 ? hit(`found later: ${marks.join(', ')}`) : clear;
  },
});
