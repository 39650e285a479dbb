import type { ReactNode } from 'react';

/** A box that scrolls sideways by itself where its table is wider; by keyboard too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="wide" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
