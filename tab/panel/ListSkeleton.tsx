import { Skeleton, SkeletonItem } from '@fluentui/react-components';

/** Rows of the list's final height while it is read. */
export function ListSkeleton() {
  return (
    <Skeleton aria-label="Reading the deals" style={{ padding: '8px 16px', display: 'grid', gap: 18 }}>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <SkeletonItem key={line} size={32} />
      ))}
    </Skeleton>
  );
}
