import { Button } from '@fluentui/react-components';
import { withDays } from '../format/days.js';
import { useSignedIn } from '../frame/signedIn.js';
import type { OtherReading } from './meant.js';

interface Props {
  readonly title: string;
  readonly readings: readonly OtherReading[];
  readonly onPick: (reading: OtherReading) => void;
}

/** Questions that a sentence may have meant, each in words, to be asked by a click. Nothing where there are none. */
export function OtherReadings({ title, readings, onPick }: Props) {
  const signedIn = useSignedIn();
  if (readings.length === 0) return null;
  return (
    <div className="suggest" role="group" aria-label={title}>
      <p className="mut">{title}:</p>
      {readings.map((reading) => (
        <Button key={reading.said} size="small" onClick={() => onPick(reading)}>
          {withDays(reading.said, signedIn)}
        </Button>
      ))}
    </div>
  );
}
