import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { shareAddress } from '../location/deepLink.js';
import { readView } from '../location/useView.js';
import { formatView } from '../location/viewState.js';
import { Icon } from './icons.js';
import { notices } from './notices.js';
import { useSignedIn } from './signedIn.js';

/**
 * Hands what is on screen to others: as a link in a chat, or in the clipboard. The link carries scope, period and day, and
 * no figure: whoever opens it sees what they themselves may see.
 */
export function ShareMenu({ words }: { readonly words: string }) {
  const { host } = useSignedIn();
  const link = () => shareAddress(host.context, formatView(readView()), words, window.location.origin);
  const share = () => {
    host.shareToChat(link(), words).catch((error: unknown) => notices.say(`Not shared: ${reasonOf(error)}`));
  };
  const copy = () => {
    navigator.clipboard.writeText(link()).then(
      () => notices.say('Link copied. Whoever opens it sees their own figures'),
      () => notices.say('The link could not be copied here'),
    );
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<Icon name="link" />} aria-label="Share" title="Share" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {host.canShare ? <MenuItem onClick={share}>Share to a chat…</MenuItem> : null}
          <MenuItem onClick={copy}>Copy link</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : 'the app that shows this tab declined';
}
