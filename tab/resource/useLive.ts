import { useEffect } from 'react';
import { useSignedIn } from '../frame/signedIn.js';

/** Reads again when the service says that figures may differ; after sleep, too, and once the network is back. */
export function useLive(reload: () => void): void {
  const { live } = useSignedIn();
  useEffect(() => live.onChange(reload), [live, reload]);
}
