import { Input } from '@fluentui/react-components';
import { useState } from 'react';
import { asProblem } from '../api/problem.js';
import { exactMoney } from '../format/money.js';
import { useOnline } from '../frame/FreshMark.js';
import { notices } from '../frame/notices.js';
import { useSignedIn } from '../frame/signedIn.js';

interface Props {
  /** What is asked for: "Target of Ana Silva". */
  readonly label: string;
  readonly currency: string;
  /** Major units; null: none is set. */
  readonly value: number | null;
  readonly readOnly: boolean;
  readonly save: (amount: number | null) => Promise<unknown>;
}

/** An amount that is set in place: saved on Enter and on leaving the field; empty takes it back. */
export function PlanInput({ label, currency, value, readOnly, save }: Props) {
  const { locale, live } = useSignedIn();
  const online = useOnline();
  const [typed, setTyped] = useState<{ text: string; of: number | null } | null>(null);
  const [saving, setSaving] = useState(false);
  if (readOnly)
    return (
      <span className={value === null ? 'mut' : ''}>
        {value === null ? 'none' : exactMoney(value, currency, locale, true)}
      </span>
    );
  const text = typed && typed.of === value ? typed.text : value === null ? '' : String(value);
  const commit = () => {
    const wished = text.trim() === '' ? null : Number(text);
    if (wished === value || (wished !== null && !(wished >= 0))) {
      setTyped(null);
      return;
    }
    setSaving(true);
    save(wished)
      .then(
        () => {
          const said = wished === null ? 'taken back' : exactMoney(wished, currency, locale, true);
          notices.say(`${label}: ${said}`);
          live.nudge();
        },
        (error: unknown) => {
          setTyped(null);
          notices.say(`${label} not saved: ${asProblem(error).message}`);
        },
      )
      .finally(() => setSaving(false));
  };
  return (
    <Input
      className="planInput"
      size="small"
      type="number"
      min={0}
      step="any"
      aria-label={`${label}, ${currency}`}
      placeholder="none"
      disabled={saving || !online}
      value={text}
      onChange={(_event, data) => setTyped({ text: data.value, of: value })}
      onBlur={commit}
      onKeyDown={(event) => {
        // Leaving the field saves, so that Enter does not save twice.
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
