import { card, headline, small } from '../cards/element.js';
import { forEveryone, type Screen } from '../cards/screen.js';

function screen(sentence: string, detail: string): Screen {
  return forEveryone(sentence, card([headline(sentence), small(detail, { spacing: 'Small' })]));
}

/** After consent, or where Teams had it already. */
export function signedInScreen(): Screen {
  return screen(
    'You are signed in to Microsoft 365',
    'Foresail reads your profile and your managers, and writes nothing.',
  );
}

/** Teams itself says who somebody is; signing in adds Graph alone. */
export function nothingToSignInScreen(): Screen {
  return screen('There is nothing to sign in to', 'Teams tells me who you are. Microsoft Graph is not used here.');
}

/** Others would see the card, and its button is for one person. */
export function signInAloneScreen(): Screen {
  return screen('Say that in your own chat with me', 'Signing in is for you alone.');
}
