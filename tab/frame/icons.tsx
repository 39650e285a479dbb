const paths = {
  spark: 'M8 2l1.4 4.6L14 8l-4.6 1.4L8 14l-1.4-4.6L2 8l4.6-1.4z',
  chevron: 'M3.5 6 8 10.5 12.5 6',
  close: 'M4 4l8 8M12 4l-8 8',
  open: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM11 11l3 3',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10',
  save: 'M4 2.500h8v11L8 10.500 4 13.500z',
  columns: 'M2.500 3h11v10h-11zM6 3v10M10 3v10',
  check: 'M3 8.5 6.5 12 13 4.5',
  turn: 'M13.5 8A5.5 5.5 0 1 1 11 3.4M11 1.5v2.3H8.7',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  link: 'M7 9a2.5 2.5 0 0 0 3.6.2l2-2a2.5 2.5 0 0 0-3.500-3.500l-1 1M9 7a2.500 2.500 0 0 0-3.600-.2l-2 2a2.500 2.500 0 0 0 3.500 3.500l1-1',
} as const;

/** A 16-pixel line icon in the colour of its text; decoration, so hidden from screen readers. */
export function Icon({ name, size = 16 }: { readonly name: keyof typeof paths; readonly size?: number }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" style={{ width: size, height: size }}>
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of Foresail: two sails over a hull. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path
        fill="currentColor"
        d="M9 2v11H2.5C3 8.500 5.500 4.500 9 2Zm2 3.500c3 1.500 5.200 4.200 6 7.500h-6ZM2 15h16l-1.600 2.300a1.600 1.600 0 0 1-1.300.7H4.900a1.600 1.600 0 0 1-1.300-.7Z"
      />
    </svg>
  );
}
