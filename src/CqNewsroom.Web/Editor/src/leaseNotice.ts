// Why an article is only read here, and what can be done about it.

import type { Lease, WorkingCopy } from './contract';
import { fill, type Labels } from './labels';
import { ask, type Notices } from './notices';

export interface LeaseActions {
  personId: string;
  write(takeOver: boolean): void;
  askHolder(): void;
}

/** @param wants whether the person may and would write. */
export function explainReading(labels: Labels, notices: Notices, copy: WorkingCopy, lease: Lease | null, wants: boolean, actions: LeaseActions): void {
  if (!wants) {
    if (copy.refusal) notices.show('lease', 'info', copy.refusal);
    return;
  }
  const holder = lease?.holder;
  if (holder && !lease.mine && holder.personId === actions.personId)
    notices.show('lease', 'info', labels.leaseOwn, [{ label: labels.writeHere, main: true, run: () => actions.write(true) }]);
  else if (holder && !lease.mine)
    notices.show('lease', 'info', fill(lease.asked ? labels.leaseAsked : labels.leaseHeld, holder.name), [{
      label: labels.takeOver, run: () => { if (ask(fill(labels.takeOverAsk, holder.name))) actions.write(true); },
    }, ...(lease.asked ? [] : [{ label: labels.askForIt, main: true, run: () => actions.askHolder() }])]);
  else notices.show('lease', 'info', labels.leaseFree, [{ label: labels.write, main: true, run: () => actions.write(false) }]);
}
