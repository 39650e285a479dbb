import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useOnline } from './FreshMark.js';

/** Said at once when the network goes; the figures on screen stay. */
export function OfflineNotice() {
  if (useOnline()) return null;
  return (
    <div role="status">
      <MessageBar intent="warning" shape="square">
        <MessageBarBody>
          You are offline. The figures below are those last read; nothing can be changed until you are back.
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
