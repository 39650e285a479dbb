import { Input } from '@fluentui/react-components';
import { useState } from 'react';
import { changeView, useView } from '../location/useView.js';
import { Icon } from './icons.js';

/** One sentence in; the answer opens in the side panel. `/` brings the cursor here from anywhere. */
export function AskBox({ wide }: { readonly wide: boolean }) {
  const { ask } = useView();
  const [typed, setTyped] = useState<{ text: string; after: string | null }>({ text: ask ?? '', after: ask });
  const text = typed.after === ask ? typed.text : (ask ?? '');
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const sentence = text.trim();
        if (sentence !== '') changeView({ ask: sentence, behind: null, deal: null });
      }}
    >
      <Input
        className="askInput"
        data-ask={wide ? 'header' : 'page'}
        aria-label="Ask about your pipeline"
        style={{ width: '100%' }}
        placeholder={wide ? 'Ask, for example: which deals are overdue?' : 'Ask about your pipeline'}
        contentBefore={<Icon name="spark" />}
        contentAfter={wide ? <kbd aria-hidden="true">/</kbd> : null}
        value={text}
        maxLength={500}
        onChange={(_event, { value }) => {
          setTyped({ text: value, after: ask });
        }}
      />
    </form>
  );
}
