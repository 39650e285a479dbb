/** A column's title, and the classes of its cell: `r` to the right, `hide` not on a phone, `unseen` for screen readers alone. */
export type ColumnHead = string | readonly [title: string, className: string];

/** The head of a table, one cell a column. */
export function TableHead({ columns }: { readonly columns: readonly ColumnHead[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const [title, className] = typeof column === 'string' ? [column, ''] : column;
          return (
            <th key={title} scope="col" className={className}>
              {className === 'unseen' ? <span className="sr">{title}</span> : title}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
