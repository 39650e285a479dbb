import { Input } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent } from 'react';
import { changeView, useView } from '../location/useView.js';
import { Icon } from './icons.js';
import { useSignedIn } from './signedIn.js';
import { suggestionsFor, suggestionsWith } from './suggestions.js';

/**
 * One sentence in; the answer opens in the side panel. `/` brings the cursor here from anywhere. While it has the focus it
 * offers questions that work (a combobox with a listbox, as the ARIA practices describe it).
 */
export function AskBox({ wide }: { readonly wide: boolean }) {
  const { ask } = useView();
  const { me } = useSignedIn();
  const listId = useId();
  const [typed, setTyped] = useState<{ text: string; after: string | null }>({ text: ask ?? '', after: ask });
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const text = typed.after === ask ? typed.text : (ask ?? '');
  const offered = suggestionsWith(text === ask ? '' : text, suggestionsFor(me.role));
  const shown = open && offered.length > 0;
  const submit = (sentence: string) => {
    setOpen(false);
    setMarked(-1);
    if (sentence !== '') changeView({ ask: sentence, then: [], explain: null, behind: null, deal: null });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) {
      event.preventDefault();
      setOpen(true);
      // One place more than there are suggestions: the sentence itself.
      setMarked(((marked + 1 + step + offered.length + 1) % (offered.length + 1)) - 1);
    } else if (event.key === 'Escape') {
      if (shown) setOpen(false);
      else (event.target as HTMLElement).blur();
    }
  };
  return (
    <form
      role="search"
      className="askForm"
      onSubmit={(event) => {
        event.preventDefault();
        submit((shown ? offered[marked] : undefined) ?? text.trim());
      }}
      onBlur={() => setOpen(false)}
    >
      <Input
        className="askInput"
        data-ask={wide ? 'header' : 'page'}
        aria-label="Ask about your pipeline"
        role="combobox"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(shown && marked >= 0 ? { 'aria-activedescendant': `${listId}${marked}` } : {})}
        style={{ width: '100%' }}
        placeholder={wide ? 'Ask, for example: which deals are overdue?' : 'Ask about your pipeline'}
        contentBefore={<Icon name="spark" />}
        contentAfter={wide ? <kbd aria-hidden="true">/</kbd> : null}
        autoComplete="off"
        value={text}
        maxLength={500}
        onFocus={() => setOpen(true)}
        onKeyDown={onKey}
        onChange={(_event, { value }) => {
          setTyped({ text: value, after: ask });
          setOpen(true);
          setMarked(-1);
        }}
      />
      <ul role="listbox" id={listId} aria-label="Questions you can ask" className="offered" hidden={!shown}>
        {(shown ? offered : []).map((words, at) => (
          <li
            key={words}
            id={`${listId}${at}`}
            role="option"
            aria-selected={at === marked}
            onMouseDown={(event) => {
              // Before the input loses the focus, which would take the list away under the pointer.
              event.preventDefault();
              submit(words);
            }}
          >
            {words}
          </li>
        ))}
      </ul>
    </form>
  );
}
